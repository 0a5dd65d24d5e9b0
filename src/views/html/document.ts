import { createHash } from 'node:crypto';
import type { Attributes, Child } from './markup.js';
import { documentText, el, verbatim } from './markup.js';

export interface DocumentParts {
  readonly title: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly style: string;
  /** Runs once the page is there; absent: the page has no script. */
  readonly script?: string;
  readonly body: readonly Child[];
  readonly bodyAttributes?: Attributes;
}

/**
 * A page in one file that fetches nothing: the policy lets the browser use this very style and script, and nothing
 * else.
 */
export function htmlDocument({
  title,
  language,
  style,
  script,
  body,
  bodyAttributes = {},
}: DocumentParts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return documentText(
    el(
      'html',
      { lang: language },
      el(
        'head',
        {},
        el('meta', { charset: 'utf-8' }),
        el('meta', { 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') }),
        el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        el('meta', { name: 'color-scheme', content: 'light dark' }),
        el('meta', { name: 'robots', content: 'noindex' }),
        el('meta', { name: 'referrer', content: 'no-referrer' }),
        el('title', {}, title),
        verbatim('style', style),
      ),
      el('body', bodyAttributes, ...body, script === undefined ? null : verbatim('script', script)),
    ),
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
