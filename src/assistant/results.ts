import type { CallToolResult } from '@modelcontextprotocol/server';
import type { CoachError } from '../core/base/errors.js';

/** What a tool gives back: what its command prints with `--json`. */
export interface Output {
  readonly text: string;
  readonly isError: boolean;
}

export function failureText({ code, message, next }: CoachError): string {
  return `${JSON.stringify({ error: { code, message, next } }, null, 2)}\n`;
}

export function failure(error: CoachError): CallToolResult {
  return resultOf({ text: failureText(error), isError: true });
}

export function resultOf({ text, isError }: Output): CallToolResult {
  return { content: [{ type: 'text', text }], ...(isError && { isError }) };
}
