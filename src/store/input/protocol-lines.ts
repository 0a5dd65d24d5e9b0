import { anyOf, didYouMean } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import { valueText } from '../../core/base/problems.js';
import type { ProtocolCommand } from '../../core/schema/protocol.schema.js';
import type { ByteStream } from '../files/input-file.js';
import { checkShape } from './check-shape.js';

/** A line that another program sends to `assess --jsonl`: a command, or the reason why it is not one. */
export type InputLine = { readonly command: ProtocolCommand } | { readonly error: CoachError };

/** Bytes; far more than the longest answer takes, even when all of it is escaped. */
const maxLineBytes = 65_536;

/** Yields each line as it arrives, skipping empty ones. */
export async function* readInputLines(stdin: ByteStream): AsyncGenerator<InputLine> {
  const { commandShapes } = await import('../../core/schema/protocol.schema.js');
  let number = 0;
  for await (const line of linesOf(stdin, maxLineBytes)) {
    number += 1;
    try {
      const text = decodeLine(line);
      if (text.trim() !== '') yield { command: readCommand(text, `line ${number}`, commandShapes) };
    } catch (error) {
      if (!(error instanceof CoachError)) throw error;
      yield { error };
    }
  }
}

type Shapes = typeof import('../../core/schema/protocol.schema.js')['commandShapes'];

function readCommand(text: string, source: string, shapes: Shapes): ProtocolCommand {
  const value = parseUntrusted(text, source);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [key = ''] = keys;
  const names = Object.keys(shapes);
  if (Array.isArray(value) || keys.length !== 1 || !Object.hasOwn(shapes, key)) {
    const hint = keys.length === 1 ? didYouMean(key, names, 1) : '';
    throw new CoachError(
      'invalid-input',
      `${source}: found ${valueText(value)}, allowed an object with one key: ${anyOf(names)}${hint}`,
    );
  }
  return checkShape(shapes[key as keyof Shapes], value, source);
}

const tooLong = Symbol('a line that is too long');

function decodeLine(line: Uint8Array | typeof tooLong): string {
  if (line === tooLong) {
    throw new CoachError('invalid-input', `a line is longer than ${maxLineBytes / 1024} kB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    throw new CoachError('invalid-input', 'a line is not UTF-8 text');
  }
}

const newline = 0x0a;

/** Splits a stream into lines; the last one needs no newline. The text of a line that is too long is dropped. */
async function* linesOf(
  stdin: ByteStream,
  maxBytes: number,
): AsyncGenerator<Uint8Array | typeof tooLong> {
  let parts: Buffer[] = [];
  let size = 0;
  const addPart = (part: Buffer) => {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finishLine = () => {
    const line = size > maxBytes ? tooLong : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stdin) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      addPart(rest.subarray(0, end));
      yield finishLine();
      rest = rest.subarray(end + 1);
    }
    addPart(rest);
  }
  if (size > 0) yield finishLine();
}
