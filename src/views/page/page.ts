import type { Difference } from '../../core/history/difference.js';
import type { History } from '../../core/history/history.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { BarCounts } from '../text/layout.js';
import type { Voice } from '../text/stage-words.js';

/** A page before it becomes markdown or HTML. All texts are plain: whoever renders a page escapes them. */
export interface Page {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly ordered?: boolean }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | Section
  | ({ readonly kind: 'ladder'; readonly rungs: readonly Rung[] } & Told)
  | { readonly kind: 'sides'; readonly sides: readonly Side[]; readonly levels: number }
  | ({ readonly kind: 'strands'; readonly strands: readonly StrandBar[] } & Told)
  | Course;

/** A heading and what stands under it. */
export interface Section {
  readonly kind: 'section';
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Whether a browser may fold it away, and how it starts. */
  readonly fold?: 'open' | 'closed';
}

/** An entry of a list. */
export interface Item {
  readonly text: string;
  /** Stands before the text, as a label. */
  readonly label?: string;
  readonly tone?: 'strong' | 'question';
  /** An entry of a task list. */
  readonly box?: 'open' | 'done';
  readonly under?: readonly Item[];
  /** Follow the text: what shows that it happened. */
  readonly links?: readonly Link[];
}

export interface Link {
  readonly label: string;
  /** A web address, in ASCII; null where only the name is known. */
  readonly address: string | null;
}

interface Told {
  readonly voice: Voice;
  /** The answer one point short of doing it, as the ladder names it. */
  readonly near: string;
}

/** One level in the picture of the ladder. */
export interface Rung {
  readonly rank: number;
  readonly title: string;
  readonly counts: BarCounts;
  /** How likely the level is, or why that says nothing. */
  readonly likelihood: {
    readonly words: string;
    readonly share: number;
  };
  /** What is special about the level: "you are here". */
  readonly mark: string | null;
  readonly isHere: boolean;
}

/** Where one side of the work stands. */
export interface Side {
  readonly label: string;
  /** The mean rank, one decimal. */
  readonly position: number;
}

export interface StrandBar {
  readonly title: string;
  readonly counts: BarCounts;
}

/** Positions over time. */
export interface Course {
  readonly kind: 'course';
  /** Oldest first. */
  readonly points: readonly CoursePoint[];
  readonly levels: number;
  /** Says what the picture shows. */
  readonly sentence: string;
}

export interface CoursePoint {
  readonly day: string;
  /** The day in the reader's words. */
  readonly date: string;
  readonly position: number;
  readonly what: string;
}

/** What pages are made of. */
export interface PageContent {
  readonly report: Report;
  readonly ladder: Ladder;
  readonly history: History;
  /** What has changed since the moment that the page looks back to; null where there is none. */
  readonly changes: Difference | null;
  /** A BCP 47 tag for dates; null: English. */
  readonly locale: string | null;
}
