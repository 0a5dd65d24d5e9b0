import { CoachError } from '../base/errors.js';
import { lazyExpression } from '../base/letters.js';
import { longestLink, mostLinks } from '../schema/atoms.js';

/** A link to what shows that something happened: a commit, a pull or merge request, or any page. */
type LinkKind = 'commit' | 'pr' | 'url';

const commitHash = /^[0-9a-f]{7,64}$/i;
/** "owner/repository#12", or with "!" for a merge request. */
const requestName = /^[\w.-]+(?:\/[\w.-]+)+[#!]\d{1,9}$/;
const examples = ['commit:1a2b3c4', 'pr:https://example.org/team/app/pull/12', 'url:https://…'];

/** The link as it is kept; null for anything that is no link. A web address alone tells by its path what it is. */
export function readLink(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > longestLink) return null;
  const [, prefix, rest = ''] = /^(commit|pr|url):(.*)$/s.exec(trimmed) ?? [null, null, trimmed];
  if (commitHash.test(rest) && prefix !== 'pr' && prefix !== 'url') {
    return `commit:${rest.toLowerCase()}`;
  }
  if (requestName.test(rest) && (prefix === 'pr' || prefix === null)) return `pr:${rest}`;
  const found = webAddress(rest);
  if (found === null || found.length > longestLink - 'commit:'.length) return null;
  return `${prefix ?? kindOfAddress(found)}:${found}`;
}

/** Scheme, host and the rest. */
const address = lazyExpression(
  '^(https?)://(?:[^/?#\\s]*@)?([\\p{L}\\p{N}.-]+(?::\\d{1,5})?)([/?#]\\S*)?$',
  'iu',
);

/** Only the web, without the password that an address may carry, and in ASCII. */
function webAddress(text: string): string | null {
  const [, scheme, host, rest = '/'] = address().exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  try {
    const encoded = encodeURI(`${host.toLowerCase()}${rest}`).replaceAll(
      /%25(?=[\da-f]{2})/gi,
      '%',
    );
    return `${scheme.toLowerCase()}://${encoded}`;
  } catch {
    // Half a character.
    return null;
  }
}

function hostOf(webAddress: string): string {
  return address().exec(webAddress)?.[2] ?? webAddress;
}

function kindOfAddress(address: string): LinkKind {
  if (/\/(?:pull|pulls|merge_requests|pull-requests|pullrequest)\/\d+/.test(address)) return 'pr';
  return /\/commits?\/[0-9a-f]{7,64}\b/.test(address) ? 'commit' : 'url';
}

/** Throws CoachError `usage` for a text that is no link, and for too many. */
export function requireLinks(texts: readonly string[]): string[] {
  const links = texts.map((text) => {
    const link = readLink(text);
    if (link !== null) return link;
    throw new CoachError(
      'usage',
      `"${text.slice(0, 80)}" is not a link`,
      examples.map((example) => `--link ${example}`),
    );
  });
  if (links.length <= mostLinks) return [...new Set(links)];
  throw new CoachError('usage', `A note has at most ${mostLinks} links`, ['name fewer']);
}

/** Where a link leads; null where only a name is known. */
export function linkAddress(link: string): string | null {
  const rest = link.slice(link.indexOf(':') + 1);
  return /^https?:\/\//.test(rest) ? rest : null;
}

/** How a reader calls it: "commit 1a2b3c4", "PR 12", the host of any other page. */
export function linkLabel(link: string): string {
  const colon = link.indexOf(':');
  const kind = link.slice(0, colon);
  const rest = link.slice(colon + 1);
  if (kind === 'commit') {
    const hash = /\b[0-9a-f]{7,64}\b/.exec(rest)?.[0];
    return hash === undefined ? 'commit' : `commit ${hash.slice(0, 7)}`;
  }
  if (kind === 'pr') {
    const number = /(?:\/|[#!])(\d+)(?:\D*)$/.exec(rest.split(/[?]/, 1)[0] ?? '')?.[1];
    return number === undefined ? 'PR' : `PR ${number}`;
  }
  return hostOf(rest);
}
