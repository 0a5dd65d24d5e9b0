import * as z from 'zod/mini';
import { warningKinds } from '../schema/atoms.js';
import { day, rank } from '../schema/atoms.schema.js';
import { ladderSchema } from '../schema/ladder.schema.js';
import { anyLength } from './any-length.schema.js';
import { count, nullableString, schemaVersion, strings } from './parts.schema.js';

/** What `ladder` and the commands below it print. */

export const printedLadder = anyLength(ladderSchema);

export const { levels, strands: ladderStrands } = printedLadder.shape;

export const level = levels.def.element;

export const strand = ladderStrands.def.innerType.def.element;

export const levelBehaviour = level.shape.behaviours.def.element;

export const strandBehaviour = strand.shape.behaviours.def.element;

/** The ladder, or the part that the command names. */
export const ladderPart = z.union([
  /** With branches, only the parts of the person's own, which `branch` names. */
  z.strictObject({ schemaVersion, ladder: printedLadder, branch: z.optional(z.string()) }),
  z.strictObject({ schemaVersion, level }),
  z.strictObject({ schemaVersion, strand }),
  /** With the rank of its level. */
  z.strictObject({ schemaVersion, behaviour: levelBehaviour, level: rank }),
  /** With the id of its strand. */
  z.strictObject({ schemaVersion, behaviour: strandBehaviour, strand: z.string() }),
]);

/** A place in a file, counted from 1. */
const place = { line: z.int().check(z.minimum(1)), column: z.int().check(z.minimum(1)) };

const share = z.number().check(z.minimum(0), z.maximum(1));

const change = z.strictObject({ from: z.string(), to: z.string() });

const namedLevel = z.strictObject({ rank, title: z.string() });

/** What a change of a ladder does to answers; what stays as it is, is left out. */
export const ladderDiff = z.strictObject({
  schemaVersion,
  versions: change,
  titles: change,
  /** Whether nothing changed that answers hang on. */
  unchanged: z.boolean(),
  /** false: the two have an id in common, and hardly anything else. */
  sameLadder: z.boolean(),
  /** How many behaviours are the same word for word. */
  kept: count,
  behaviours: z.array(
    z.strictObject({
      id: z.string(),
      statement: z.string(),
      /** null: the new ladder has no such behaviour. */
      to: z.nullable(z.strictObject({ id: z.string(), statement: z.string() })),
      /**
       * `same`: word for word. `reworded`: the answer is kept, and the person is told. `replaced`: the id says something
       * else now, so it is asked again. `removed`: the ladder has it no more.
       */
      fate: z.enum(['same', 'reworded', 'replaced', 'removed']),
      /** Titles of its level or strand, where that changed. */
      moved: z.nullable(change),
    }),
  ),
  /** Ids of new behaviours. */
  added: strings,
  levels: z.array(
    z.strictObject({
      id: z.string(),
      rank,
      title: z.string(),
      to: z.nullable(z.strictObject({ id: z.string(), rank, title: z.string() })),
    }),
  ),
  addedLevels: z.array(namedLevel),
  /** Points of the scale, with the one of today that means the same; null: none does, so that its answers are asked again. */
  points: z.array(z.strictObject({ value: z.int(), label: z.string(), to: z.nullable(z.int()) })),
  /** Behaviours that are for other branches than before, with the branches' ids; none: for everybody. */
  forOthers: z.optional(z.array(z.strictObject({ id: z.string(), from: strings, to: strings }))),
  /** Labels of the points from which on a behaviour counts as held. */
  held: z.nullable(change),
  /** Whether the numbers of the placement changed. */
  numbers: z.boolean(),
});

/** A ladder in numbers; `sides` are labels. */
const ladderFacts = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  levels: count,
  behaviours: count,
  strands: count,
  sides: strings,
});

/** What simulated people come to on a ladder. */
const ladderTrial = z.strictObject({
  people: count,
  /** Those placed at their own level. */
  exact: share,
  /** Those placed at it or at a neighbour. */
  within: share,
  /** Like `exact`, of those at the level of rank i + 1. */
  exactAt: z.array(share),
  /** About levels, at the median. */
  questions: count,
  /** Pairs of neighbours, the worst first, with the share of the people at either who were placed at the other. */
  confused: z.array(z.strictObject({ levels: z.array(rank), share })),
  /**
   * How many more behaviours of which level would help most with the worst pair: the share of people at the two levels
   * placed rightly before and after. null where there is no such pair, or more would not help.
   */
  advice: z.nullable(z.strictObject({ level: rank, more: count, before: share, after: share })),
});

/** What `ladder check` finds; the exit code is 2 unless `usable`. */
export const ladderCheck = z.strictObject({
  schemaVersion,
  /** As given; `-` for standard input. */
  file: z.string(),
  usable: z.boolean(),
  /** In the order of the file. */
  problems: z.array(
    z.strictObject({
      ...place,
      /** `levels[0].title`; null where the text is neither JSON nor YAML. */
      path: nullableString,
      /** The id of the level or behaviour. */
      part: nullableString,
      found: z.string(),
      allowed: z.string(),
      fix: z.string(),
    }),
  ),
  warnings: z.array(
    z.strictObject({
      ...place,
      path: z.string(),
      part: nullableString,
      kind: z.enum(warningKinds),
      what: z.string(),
      /** Of the statement, where it is about its words. */
      words: nullableString,
    }),
  ),
  /** null with problems. */
  ladder: z.nullable(ladderFacts),
  /** What simulated people come to on this ladder; null with problems. */
  trial: z.nullable(ladderTrial),
  /** The same for each branch, where the ladder has several; `trial` is then null. */
  branches: z.optional(
    z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        ladder: ladderFacts,
        trial: ladderTrial,
      }),
    ),
  ),
});

export const ladderList = z.strictObject({
  schemaVersion,
  /** Where copies are kept. */
  folder: z.string(),
  ladders: z.array(
    z.strictObject({
      name: z.string(),
      inUse: z.boolean(),
      ladder: z.nullable(ladderFacts),
      /** Why it cannot be used; null for one that can. */
      problem: nullableString,
    }),
  ),
  /** The file in use, where it is read from its own place; null: one of the ladders. */
  path: nullableString,
});

export const ladderUse = z.strictObject({
  schemaVersion,
  name: z.string(),
  ladder: ladderFacts,
  /** About how many questions the questionnaire asks. */
  questions: count,
  /** Ids of the branches to choose from; absent where there are none, or one was chosen. */
  branches: z.optional(strings),
  /** Of the copy that it took the place of; null if there was none, or the same. */
  replacedVersion: nullableString,
  assessments: z.strictObject({ count, last: z.nullable(day) }),
});

export const ladderNew = z.strictObject({
  schemaVersion,
  /** The file that was written; null without one. */
  out: z.nullable(z.string()),
  text: z.string(),
});

export const ladderImport = z.strictObject({
  schemaVersion,
  file: z.string(),
  out: z.nullable(z.string()),
  ladder: ladderFacts,
  /** Sentences about what the author should look at. */
  notes: strings,
  /** The ladder, where it was written to no file. */
  text: z.optional(z.string()),
});
