import * as z from 'zod/mini';
import { highestRank, highestRating, longestId, longestWord, mostDays } from './atoms.js';
import { actionKind, line, rank, rating } from './atoms.schema.js';

/** Ids are typed by hand and become keys, file names and anchors: lower-case words joined by hyphens. */
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(longestId));
/** Text that an author may leave empty. */
const text = (longest: number) => z._default(z.string().check(z.maxLength(longest)), '');

const action = z.strictObject({
  id,
  /**
   * Whom it suits: `start` for a behaviour rated well below held, `habit` for one just below held,
   * `opening` for one that the person's work gives no chance to show.
   */
  for: z._default(z.enum(['start', 'habit', 'opening']), 'start'),
  /** How it teaches: by doing, by being seen and working with others, or by study. A tag, no ratio is implied. */
  kind: z._default(actionKind, 'experience'),
  /** Reads on from "When ". */
  cue: z._default(line(160), 'the next fitting occasion comes'),
  /** Reads on from "I will ". */
  act: line(240),
  /** Reads on from "If ". */
  obstacle: z._default(z.nullable(line(160)), null),
  /** Reads on from "then I will ". */
  fallback: z._default(z.nullable(line(240)), null),
  /** Reads on from "Done when ": something that another person could see. */
  doneWhen: z._default(z.nullable(line(200)), null),
  /** Days from taking the action to its due date. */
  days: z._default(z.int().check(z.minimum(1), z.maximum(mostDays)), 30),
});

const behaviourFields = {
  id,
  /** One observable act, without a subject, in the third person: "Draws …". */
  statement: line(240),
  /** Examples of what counts. */
  looksLike: z._default(z.array(line(240)).check(z.maxLength(6)), []),
  /** What passes for the behaviour, and is not. */
  doesNotCount: z._default(z.nullable(line(240)), null),
  actions: z._default(z.array(action).check(z.maxLength(12)), []),
  /** Where the idea comes from, for authors. */
  source: z.optional(line(160)),
};

const levelBehaviour = z.strictObject({
  ...behaviourFields,
  /** A tag that shows uneven profiles; null where the author gives none. */
  theme: z._default(z.nullable(line(60)), null),
});

const strandBehaviour = z.strictObject({
  ...behaviourFields,
  /** The rank of the level from which this is expected. */
  expectedFrom: z._default(rank, 1),
});

/** A sentence about a level: a sign that others could confirm, or a trap. */
const remark = z.strictObject({ id, text: line(240), source: z.optional(line(160)) });

const level = z.strictObject({
  rank,
  id,
  title: line(80),
  summary: text(400),
  /** What a mentor could confirm about somebody at this level. */
  signs: z._default(z.array(remark), []),
  pitfalls: z._default(z.array(remark), []),
  /** What changes on the way to the next level; null for the last one, or where the author says nothing. */
  toNext: z._default(z.nullable(line(400)), null),
  behaviours: z.array(levelBehaviour).check(z.minLength(1), z.maxLength(60)),
});

const strand = z.strictObject({
  id,
  title: line(80),
  summary: text(400),
  /** Whether its gaps come before all others, because nothing else works without it. */
  comesFirst: z._default(z.boolean(), false),
  /** Why the strand matters at a level, one sentence a level. */
  matters: z._default(z.array(z.strictObject({ rank, text: line(240) })), []),
  behaviours: z.array(strandBehaviour).check(z.minLength(1), z.maxLength(60)),
});

const point = z.strictObject({
  value: rating,
  label: line(60),
  meaning: text(200),
});

/** An answer that is no point of the scale, in words. */
const answerPoint = z.strictObject({ label: line(60), meaning: text(200) });

const scale = z.strictObject({
  /** The time that ratings speak of, in words that follow "in". */
  period: z._default(line(60), 'the last twelve months'),
  /** The same time in months: older evidence and ratings no longer count. */
  months: z._default(z.int().check(z.minimum(1), z.maximum(120)), 12),
  /** The lowest rating that counts as doing it. */
  held: z.int().check(z.minimum(2), z.maximum(highestRating)),
  points: z.array(point).check(z.minLength(3), z.maxLength(highestRating)),
  /** The answer of people whose work gives them no chance to. */
  noOpportunity: z._default(answerPoint, {
    label: 'No occasion',
    meaning: "my work gave me none, and I couldn't have made one",
  }),
  /** The answer of people who have moved on, or were away. It counts as held, with less weight. */
  earlier: z._default(answerPoint, {
    label: 'Earlier',
    meaning:
      "not in this period, because I've moved on or was away; but I used to, usually, and could tomorrow",
  }),
});

/** Anchors for ladders that give none of their own. */
const anchoredScale: z.input<typeof scale> = {
  held: 4,
  points: [
    {
      value: 1,
      label: 'Not so far',
      meaning: "there was an occasion, or I could have made one, and I didn't",
    },
    { value: 2, label: 'With help', meaning: 'only when somebody else led it or reminded me' },
    {
      value: 3,
      label: 'Sometimes',
      meaning: 'on my own, but I let more occasions pass than I took',
    },
    {
      value: 4,
      label: 'Usually',
      meaning: 'on my own, most times it fits; once is enough if it came up once',
    },
    {
      value: 5,
      label: 'And others too',
      meaning: "as 4, and I've taught somebody who now does it, too",
    },
  ],
};

const share = z.number().check(z.gt(0), z.lt(1));
const positive = z.number().check(z.gt(0));

/** Numbers of the placement model, all optional: docs/placement.md says what each does. */
const placement = z.strictObject({
  own: z.optional(share),
  next: z.optional(share),
  above: z.optional(positive),
  below: z.optional(positive),
  spread: z.optional(positive),
  mix: z.optional(z.number().check(z.gt(0), z.lte(1))),
  trust: z.optional(z.number().check(z.gt(0), z.lte(1))),
  leniency: z.optional(positive),
  target: z.optional(share),
  min: z.optional(z.int().check(z.minimum(1))),
  max: z.optional(z.int().check(z.minimum(1))),
  perAdjacent: z.optional(z.int().check(z.minimum(1))),
  minGain: z.optional(positive),
});

const term = z.strictObject({ one: line(longestWord), many: line(longestWord) });

const theme = z.strictObject({
  /** How a sentence names the theme: "your customer side". */
  label: line(60),
  /** Whether a new role or customer makes the theme's ratings void, because they were about the old one. */
  followsRole: z._default(z.boolean(), false),
});

/**
 * A ladder file. An author must give ids, ranks, titles and statements; all else has a default.
 * What the shape cannot say (unique ids, ranks in order) is checked by `ladderProblems`.
 */
export const ladderSchema = z.strictObject({
  $schema: z.optional(z.string()),
  id,
  version: z._default(line(40), '1.0.0'),
  title: line(120),
  about: text(800),
  /** Words that stand in texts as {customer} or {customers}, and that a user may replace. */
  terms: z._default(z.record(id, term), {}),
  themes: z._default(z.record(line(60), theme), {}),
  scale: z._default(scale, scale.parse(anchoredScale)),
  levels: z.array(level).check(z.minLength(2), z.maxLength(highestRank)),
  strands: z._default(z.array(strand).check(z.maxLength(20)), []),
  /** What is suggested to somebody who has no mentor. */
  mentorAction: z.optional(action),
  placement: z._default(placement, {}),
});

/** A ladder with all defaults filled in: what the rest of the program works with. */
export type Ladder = z.output<typeof ladderSchema>;
/** A ladder as its author writes it. */
export type LadderFile = z.input<typeof ladderSchema>;
export type Level = Ladder['levels'][number];
export type Strand = Ladder['strands'][number];
export type LevelBehaviour = Level['behaviours'][number];
export type StrandBehaviour = Strand['behaviours'][number];
export type LadderAction = LevelBehaviour['actions'][number];
export type Scale = Ladder['scale'];
export type PlacementOverrides = Ladder['placement'];
export type Terms = Ladder['terms'];
