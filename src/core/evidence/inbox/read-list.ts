import type { Day } from '../../base/day.js';
import { addDays } from '../../base/day.js';
import type { Found } from './proposal.js';
import { dayIn, Findings } from './proposal.js';

const item = /^\s*(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const heading = /^\s{0,3}(?:#{1,6}\s+|\*\*)(.*?)(?:\*\*)?:?\s*$/;

export function isList(text: string): boolean {
  return text.split('\n').some((line) => item.test(line));
}

/**
 * A Markdown list, such as a brag document: an entry for each item. The day is that of the item, else of the heading
 * above it, else today.
 */
export function readList(text: string, today: Day): Found {
  const findings = new Findings('Markdown list');
  let above: Day | null = null;
  let entry = '';
  let number = 0;
  const finish = () => {
    if (entry === '') return;
    number += 1;
    findings.propose(number, contentOf(entry, above ?? today));
    entry = '';
  };
  for (const line of text.split(/\r?\n/)) {
    const [, words] = item.exec(line) ?? [];
    const [, title] = heading.exec(line) ?? [];
    if (words !== undefined) {
      finish();
      entry = words;
    } else if (title !== undefined && !/^\s{2,}/.test(line)) {
      finish();
      above = dayIn(title) ?? monthIn(title, today);
    } else if (line.trim() === '') finish();
    else if (entry !== '') entry += ` ${line.trim()}`;
  }
  finish();
  return findings.found;
}

function contentOf(entry: string, otherwise: Day) {
  const links = [...entry.matchAll(/\]\((\S+?)\)|<?(https?:\/\/[^\s)>]+)/g)].map(
    ([, target, bare]) => target ?? bare ?? '',
  );
  const text = entry
    .replaceAll(/\[([^\]]*)\]\(\S+?\)/g, '$1')
    .replaceAll(/\*\*|__|`/g, '')
    .trim();
  const dated = /^\(?([^:–—-]{0,4}\d[^:–—]{5,20}?)\)?\s*(?:[:–—]|\s-)\s*(.+)$/.exec(text);
  const day = dated?.[1] === undefined ? null : dayIn(dated[1]);
  return { date: day ?? otherwise, text: day === null ? text : (dated?.[2] ?? text), links };
}

/** The last day of a month that a heading names, "November 2026", or today if that is to come. */
function monthIn(title: string, today: Day): Day | null {
  const first = dayIn(`1 ${title}`) ?? dayIn(`${/\d{4}-\d{2}/.exec(title)?.[0] ?? ''}-01`);
  if (first === null) return null;
  const inNext = addDays(`${first.slice(0, 7)}-28`, 4);
  const last = addDays(`${inNext.slice(0, 7)}-01`, -1);
  return last < today ? last : today;
}
