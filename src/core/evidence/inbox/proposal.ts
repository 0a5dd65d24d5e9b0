import { clean } from '../../base/clean.js';
import type { Day } from '../../base/day.js';
import { isDay } from '../../base/day.js';
import { numericDate } from '../../base/numeric-dates.js';
import { isNoEvidence } from '../../base/slips.js';
import { longestText } from '../../schema/atoms.js';
import { readLink } from '../links.js';

/** Something that another program says happened, and that may become evidence. */
export interface Proposal {
  /** What it is, so that nothing is proposed twice: its link, or its day and words. */
  readonly source: string;
  readonly date: Day;
  readonly text: string;
  readonly links: readonly string[];
}

/** Why entries were left out. */
export interface LeftOut {
  readonly merges: number;
  /** Reverts, and the commits that they took back. */
  readonly reverts: number;
  readonly bots: number;
  /** Pull requests that are open, or were closed without being merged. */
  readonly unmerged: number;
  /** Commits such as "wip" and "fix typo". */
  readonly chores: number;
}

type Unit = 'line' | 'entry';

/** What was found in a text. */
export interface Found {
  /** In words: "git log". */
  readonly format: string;
  readonly proposals: readonly Proposal[];
  readonly leftOut: LeftOut;
  /** Entries without a date or without words, by their number from 1. */
  readonly unread: readonly { readonly entry: number; readonly reason: string }[];
  /** What is numbered. */
  readonly unit: Unit;
}

/** Collects what one reader finds. */
export class Findings {
  readonly #proposals: Proposal[] = [];
  readonly #leftOut = { merges: 0, reverts: 0, bots: 0, unmerged: 0, chores: 0 };
  readonly #unread: { entry: number; reason: string }[] = [];
  readonly #format: string;
  readonly #unit: Unit;
  readonly #noWords: string;

  constructor(format: string, noWords = 'it has no text', unit: Unit = 'entry') {
    this.#format = format;
    this.#noWords = noWords;
    this.#unit = unit;
  }

  refuse(entry: number, reason: string): void {
    this.#unread.push({ entry, reason });
  }

  leaveOut(why: keyof LeftOut): void {
    this.#leftOut[why] += 1;
  }

  /** Keeps an entry, or says why not. */
  propose(
    entry: number,
    { date, text, links = [] }: { date: Day | null; text: string; links?: readonly string[] },
  ): void {
    const words = clean(text).slice(0, longestText).trim();
    if (words === '') this.refuse(entry, this.#noWords);
    else if (isNoEvidence(words)) this.refuse(entry, 'it says nothing that happened');
    else if (date === null) this.refuse(entry, 'it has no date that can be read');
    else {
      const kept = links.flatMap((link) => readLink(link) ?? []);
      const source = kept[0] ?? `note:${date}:${digest(words)}`;
      this.#proposals.push({ source, date, text: words, links: kept });
    }
  }

  /** Takes back what was proposed with one of these sources. */
  takeBack(isReverted: (proposal: Proposal) => boolean): void {
    const kept = this.#proposals.filter((proposal) => !isReverted(proposal));
    this.#leftOut.reverts += this.#proposals.length - kept.length;
    this.#proposals.splice(0, Number.POSITIVE_INFINITY, ...kept);
  }

  get found(): Found {
    return {
      format: this.#format,
      proposals: this.#proposals,
      leftOut: this.#leftOut,
      unread: this.#unread,
      unit: this.#unit,
    };
  }
}

/** Sixteen hexadecimal digits that depend on the text alone (FNV-1a, twice, from two starts). No secret is in them. */
export function digest(text: string): string {
  return [0x811c9dc5, 0x1b873593]
    .map((start) => {
      let hash = start;
      for (let index = 0; index < text.length; index += 1) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
        hash ^= hash >>> 15;
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}

/** A program that commits or opens requests by itself. */
export function isBot(author: string): boolean {
  return /(?:^|[^a-z])bot(?![a-z])|^app\/|dependabot|renovate|github-actions/i.test(author);
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The calendar day in a date as programs write it, with or without a time; null if there is none. */
export function dayIn(text: string): Day | null {
  const iso = /(?:^|[^\d])(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text)?.[1];
  if (iso !== undefined) return isDay(iso) ? iso : null;
  // "21 Nov 2026", "21/Nov/26" and git's own "Sat Nov 21 10:00:00 2026 +0100".
  const dayFirst = /(\d{1,2})[\s/.-]+([a-z]{3})[a-z]*[\s/.,-]+(\d{4}|\d{2})(?!\d)/i.exec(text);
  if (dayFirst !== null) return dayOf(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /([a-z]{3})[a-z]*\s+(\d{1,2})\b(?:[\s,]+[\d:]{5,8})?[\s,]+(\d{4})/i.exec(text);
  if (monthFirst !== null) return dayOf(monthFirst[3], monthFirst[1], monthFirst[2]);
  const [, inNumbers = ''] = /(?:^|[^\d./-])(\d{1,2}([./-])\d{1,2}\2\d{4})(?!\d)/.exec(text) ?? [];
  const parts = numericDate(inNumbers);
  if (parts === null) return null;
  return dayOf(`${parts.year}`, months[parts.month - 1], `${parts.date}`);
}

function dayOf(year = '', month = '', date = ''): Day | null {
  const index = months.indexOf(month.toLowerCase());
  const day = `${year.padStart(4, '20')}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`;
  return index >= 0 && isDay(day) ? day : null;
}
