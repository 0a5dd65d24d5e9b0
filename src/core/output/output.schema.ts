import * as z from 'zod/mini';
import { countedFacts } from '../history/outline.js';
import { warningKinds } from '../ladder-check/warnings.js';
import { assistants, shells } from '../schema/atoms.js';
import { actionStatus, answer, day, rank } from '../schema/atoms.schema.js';
import { outcome } from '../schema/events.schema.js';
import { ladderSchema } from '../schema/ladder.schema.js';
import { progressSchema } from '../schema/protocol.schema.js';
import { reportSchema } from '../schema/report.schema.js';
import { settingsSchema } from '../schema/settings.schema.js';
import { anyLength } from './any-length.schema.js';

/** Schemas of every command's `--json` output, and of failures. */

const count = z.int().check(z.minimum(0));
const strings = z.array(z.string());

/** Raised when a field changes its meaning or is removed, but not for optional additions. */
const schemaVersion = z.literal(1);
const { stage, evidenced, uneven, why, strands, plan, nextCheckin, review, basis, ladder } =
  reportSchema.shape;
const action = plan.shape.active.def.element;

const knownAction = z.strictObject({
  ...action.shape,
  since: day,
  until: z.nullable(day),
  stuck: count,
});

const evidence = z.strictObject({
  /** What `log edit` and `log drop` take. */
  id: z.optional(z.string()),
  /** The day on which it happened. */
  date: day,
  text: z.string(),
  behaviours: strings,
  /** What shows it: `commit:…`, `pr:…`, `url:…`. */
  links: z.optional(strings),
  /** What it was imported from. */
  source: z.optional(z.string()),
  /** Somebody else wrote it, in a review. */
  fromReview: z.optional(z.literal(true)),
  /** Ids of the actions that it came of. */
  actions: z.optional(strings),
});

/** A behaviour that a line of evidence may be about, by its words. */
const suggestion = z.strictObject({ behaviour: z.string(), statement: z.string() });

/** A gap that code cannot show, to ask about. */
const unseen = z.nullable(
  z.strictObject({
    behaviour: z.string(),
    statement: z.string(),
    /** null: the ladder has none. */
    example: z.nullable(z.string()),
  }),
);

const rerating = z.strictObject({ behaviour: z.string(), answer });

const standing = z.strictObject({
  day,
  level: rank,
  /** The levels that a headline named: two where the answers lay between them. */
  ranks: z.optional(z.array(rank)),
  /** From 1.0 to the number of levels, one decimal. */
  position: z.number(),
  /** Only themes with enough ratings. */
  themes: z.array(z.strictObject({ theme: z.string(), label: z.string(), position: z.number() })),
  strands,
  /** The level as it was called on the day; absent where the ladder still calls it so. */
  told: z.optional(z.strictObject({ level: rank, title: z.string() })),
});

const planChange = z.strictObject({
  schemaVersion,
  /** The profile's folder. */
  folder: z.string(),
  /** Ids of the changed actions. */
  changed: strings,
  nextCheckin,
  plan,
});

/** How an action went, and what was in the way or why it was let go. */
const toldOutcome = z.strictObject({ ...outcome.shape, because: z.optional(z.string()) });

const checkin = z.strictObject({
  schemaVersion,
  /** The caller's key, from `--id`. */
  id: z.optional(z.string()),
  /** Whether this run saved it; false: it was already in the journal. */
  recorded: z.boolean(),
  /** The short id of the undo that took it back, for `career-coach undo ID`. */
  takenBackBy: z.optional(z.string()),
  finished: z.boolean(),
  /** null: nothing was entered. */
  checkin: z.nullable(
    z.strictObject({
      sitting: z.string(),
      day,
      note: z.nullable(z.string()),
      actions: z.array(toldOutcome),
      ratings: z.array(rerating),
      evidence: z.array(z.strictObject({ text: z.string(), behaviours: strings })),
      /** The day of the next check-in. */
      next: z.nullable(day),
      /** Only ratings that nothing asked for: no check-in is counted. */
      correction: z.optional(z.literal(true)),
    }),
  ),
  stage,
  basis,
  plan,
  nextCheckin,
});

/** An action in its current words. */
const toldAction = { id: z.string(), title: z.string(), cue: z.string(), act: z.string() };

const historyEntry = z.union([
  z.strictObject({
    kind: z.literal('assessment'),
    day,
    sitting: z.string(),
    /** Number of answered behaviours. */
    answered: count,
    standing,
  }),
  z.strictObject({
    kind: z.literal('checkin'),
    day,
    sitting: z.string(),
    /** Whether the person left before the end. */
    left: z.boolean(),
    /** Among the check-ins that are counted: finished, and not empty. */
    counted: z.optional(z.literal(true)),
    /** Only ratings that nothing asked for. */
    correction: z.optional(z.literal(true)),
    note: z.nullable(z.string()),
    actions: z.array(z.strictObject({ ...toldAction, ...toldOutcome.shape })),
    /** `from` is the rating before; null: there was none. */
    ratings: z.array(z.strictObject({ ...rerating.shape, from: z.nullable(answer) })),
    /** Absent unless the check-in changed the position. */
    standing: z.optional(standing),
  }),
  z.strictObject({
    kind: z.literal('action'),
    day,
    ...toldAction,
    /** `active`: taken into the plan; `queued`: parked. */
    status: z.enum(['active', 'queued', 'done', 'dropped']),
    /** Whether it was in the plan before, and parked. */
    again: z.optional(z.literal(true)),
    /** Why it was let go. */
    because: z.optional(z.string()),
    /** The action whose place it took. */
    insteadOf: z.optional(z.strictObject({ id: z.string(), title: z.string() })),
    /** Done as a small step of an action that is done, too: both count as one. */
    step: z.optional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal('evidence'),
    /** The day on which it happened. */
    day,
    text: z.string(),
    behaviours: strings,
    /** Written down after the first assessment, by the person; absent for others' words and answers' examples. */
    noted: z.optional(z.literal(true)),
    /** Written by somebody else, in a review. */
    fromReview: z.optional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal('role'), day, title: z.string() }),
  z.strictObject({ kind: z.literal('review'), day, by: z.string() }),
]);

const history = z.strictObject({
  schemaVersion,
  date: day,
  ladder,
  /** The first day of the history to show; null: all of it. */
  since: z.nullable(day),
  /** Oldest first. */
  entries: z.array(historyEntry),
  /** The standing at the start. */
  first: z.nullable(standing),
  /** The standing today. */
  now: z.nullable(standing),
  /** Ids of strands with the same behaviours rated both times. Other strands' counts can't show growth. */
  comparable: z.optional(strings),
  /** Ids of themes that moved as they do by what was rated both times. Others moved because other things were asked. */
  comparableThemes: z.optional(strings),
});

const role = z.strictObject({ title: z.string(), since: day });

const difference = z.strictObject({
  schemaVersion,
  ladder,
  /** The day that today is compared with. */
  from: day,
  /** The kind of sitting that ended then; null if the moment is a day. */
  after: z.nullable(z.enum(['assessment', 'checkin'])),
  to: day,
  /** null: no stage yet. */
  before: z.nullable(standing),
  now: standing,
  behaviours: z.array(
    z.strictObject({
      behaviour: z.string(),
      statement: z.string(),
      /** Rank of its level. */
      level: z.optional(rank),
      /** Id of its strand. */
      strand: z.optional(z.string()),
      /** null: no answer, or one that no longer counts. */
      from: z.nullable(answer),
      to: z.nullable(answer),
      /** `new`: rated now but not before; `gone`: rated before but not now. */
      change: z.enum(['up', 'down', 'new', 'gone']),
      held: z.boolean(),
    }),
  ),
  /** Rated otherwise at check-ins meanwhile, and now as before. */
  andBack: z.optional(
    z.array(
      z.strictObject({
        behaviour: z.string(),
        statement: z.string(),
        rating: z.int(),
        between: z.int(),
      }),
    ),
  ),
  /** Of the behaviours rated then and now: assessments ask different questions, so other counts don't compare. */
  ratedTwice: z.optional(z.strictObject({ rated: count, heldBefore: count, heldNow: count })),
  done: z.array(knownAction),
  dropped: z.array(knownAction),
  /** Added to the plan since then, and active. */
  taken: z.array(knownAction),
  evidence: z.array(z.extend(evidence, { noted: z.optional(z.literal(true)) })),
  /** How many of these lines the person noted since then: neither examples of answers nor lines that were corrected. */
  noted: z.optional(count),
  roles: z.array(role),
  assessments: count,
  checkins: count,
});

const thingKind = z.enum([
  'draft',
  'discarded',
  'assessment',
  'plan',
  'evidence',
  'amendment',
  'checkin',
  'correction',
  'role',
  'review',
  'undo',
]);
const tookBack = z.array(z.strictObject({ id: z.string(), kind: thingKind, day }));
const outlineStage = z.nullable(
  z.strictObject({ level: rank, ranks: z.optional(z.array(rank)), position: z.number() }),
);

/** A summary of the journal, before or after an undo. */
const outline = z.strictObject({
  stage: outlineStage,
  assessments: count,
  checkins: count,
  evidence: count,
  reviews: count,
  rerated: count,
  /** The title of the latest role. */
  role: z.nullable(z.string()),
  /** Answered questions of the draft; null: no draft. */
  draft: z.nullable(count),
  /** The level that the plan aims at; null: the next one. */
  target: z.nullable(rank),
  nextCheckin,
  actions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      status: actionStatus,
      text: z.string(),
    }),
  ),
});

const statusInPlan = z.nullable(actionStatus);
const undone = z.strictObject({
  schemaVersion,
  thing: z.strictObject({
    id: z.string(),
    kind: thingKind,
    day,
    /** The items that an undo took back. */
    tookBack,
    /** Ids of the events that were taken back. */
    events: strings,
  }),
  before: outline,
  after: outline,
  changes: z.array(
    z.union([
      z.strictObject({ what: z.literal('stage'), from: outlineStage, to: outlineStage }),
      z.strictObject({
        what: z.enum(countedFacts),
        from: z.nullable(count),
        to: z.nullable(count),
      }),
      z.strictObject({
        what: z.enum(['role', 'nextCheckin']),
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
      }),
      /** null: not in the plan. */
      z.strictObject({
        what: z.literal('action'),
        id: z.string(),
        title: z.string(),
        from: statusInPlan,
        to: statusInPlan,
      }),
    ]),
  ),
  /** The id of the saved undo event. */
  undo: z.nullable(z.string()),
});

/** `undo --list`. */
const things = z.strictObject({
  schemaVersion,
  things: z.array(
    z.strictObject({
      /** Short but unique. */
      id: z.string(),
      kind: thingKind,
      day,
      /** The person's own words, to recognise it by. */
      about: z.nullable(z.string()),
      /** Ids of its events. */
      events: strings,
      /** The short id of the undo that took it back; null: it counts. */
      takenBackBy: z.nullable(z.string()),
      tookBack,
    }),
  ),
});

const printedLadder = anyLength(ladderSchema);
const { levels, strands: ladderStrands } = printedLadder.shape;
const level = levels.def.element;
const strand = ladderStrands.def.innerType.def.element;
const levelBehaviour = level.shape.behaviours.def.element;
const strandBehaviour = strand.shape.behaviours.def.element;

/** The ladder, or the part that the command names. */
const ladderPart = z.union([
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
const nullableString = z.nullable(z.string());

const change = z.strictObject({ from: z.string(), to: z.string() });
const namedLevel = z.strictObject({ rank, title: z.string() });

/** What a change of a ladder does to answers; what stays as it is, is left out. */
const ladderDiff = z.strictObject({
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
  /** Points of the scale. */
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
  exact: share,
  within: share,
  exactAt: z.array(share),
  questions: count,
  confused: z.array(z.strictObject({ levels: z.array(rank), share })),
  advice: z.nullable(z.strictObject({ level: rank, more: count, before: share, after: share })),
});

/** What `ladder check` finds; the exit code is 2 unless `usable`. */
const ladderCheck = z.strictObject({
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

/** The reasons for the stage; or one behaviour with its answers and evidence. */
const reasons = z.union([
  z.strictObject({ schemaVersion, date: day, stage, evidenced, uneven, why }),
  z.strictObject({
    schemaVersion,
    behaviour: z.strictObject({
      id: z.string(),
      statement: z.string(),
      looksLike: strings,
      doesNotCount: z.nullable(z.string()),
    }),
    /** Oldest first. */
    answers: z.array(z.strictObject({ date: day, answer })),
    evidence: z.array(z.strictObject({ date: day, text: z.string() })),
    /** What others wrote in second views. */
    said: z.optional(z.array(z.strictObject({ date: day, text: z.string() }))),
    /** How others rate it; of three or more the middle one. */
    seen: z.optional(z.array(z.strictObject({ by: z.string(), rating: z.int() }))),
  }),
]);

const settingNames = z.keyof(settingsSchema);
const setting = z.strictObject({
  schemaVersion,
  /** A setting, or `terms.` and a term of the ladder. */
  name: z.union([settingNames, z.string().check(z.regex(/^terms\./))]),
  /** null: not set, so that the ladder's own term or the default applies. */
  value: z.union([
    z.nullable(z.string()),
    z.int(),
    z.boolean(),
    settingsSchema.shape.terms.def.innerType.def.valueType,
  ]),
});
const settings = z.strictObject({ schemaVersion, settings: settingsSchema });

const roles = z.strictObject({
  schemaVersion,
  roles: z.array(role),
  /** The role that this run recorded; null: it was already there, or none was named. */
  marked: z.nullable(role),
  /** Behaviours with old ratings, as in the report. */
  old: strings,
  outdated: z.boolean(),
});

const paths = z.strictObject({
  schemaVersion,
  folder: z.string(),
  /** The option or variable that chose the folder. */
  from: z.string(),
  journal: z.string(),
  settings: z.string(),
});

const imported = z.strictObject({
  schemaVersion,
  /** New lines. */
  added: count,
  /** Lines that the journal already had. */
  known: count,
  /** Added lines from a newer version of the program. */
  newer: count,
  refused: z.array(z.strictObject({ line: count, reason: z.string() })),
});

const restored = z.strictObject({
  schemaVersion,
  restored: count,
  /** The new path of the replaced journal; null: there was none. */
  setAside: z.nullable(z.string()),
  here: count,
  there: count,
  onlyHere: count,
  onlyThere: count,
  /** Unusable lines. */
  damaged: count,
});

const forgotten = z.strictObject({
  schemaVersion,
  folder: z.string(),
  events: count,
  /** Names of the deleted files. */
  deleted: strings,
  /** Names of foreign files, which stay. */
  left: strings,
  /** Targets of deleted symbolic links, which still exist. */
  linked: strings,
});

const written = z.strictObject({ schemaVersion, written: z.string() });

const decision = z.nullable(z.strictObject({ on: z.boolean(), because: z.string() }));
const diagnosis = z.strictObject({
  schemaVersion,
  version: z.string(),
  node: z.string(),
  /** System and processor. */
  system: z.string(),
  folder: z.string(),
  from: z.string(),
  /** null: it cannot be read. */
  journal: z.nullable(
    z.strictObject({ bytes: count, events: count, newer: count, damaged: count }),
  ),
  streams: z.array(
    z.strictObject({
      name: z.enum(['stdin', 'stdout', 'stderr']),
      terminal: z.boolean(),
      columns: z.nullable(count),
      rows: z.nullable(count),
      colour: decision,
      unicode: decision,
    }),
  ),
  findings: z.array(
    z.strictObject({
      /** A word that scripts can test. */
      id: z.string(),
      weight: z.enum(['problem', 'note']),
      what: z.string(),
      /** Commands or short instructions. */
      next: strings,
    }),
  ),
  /** With `--fix`: one sentence for each repair. */
  done: z.optional(strings),
});

const shell = z.enum(shells);

/** Output schemas by command. */
export const outputSchemas = {
  assess: z.union([reportSchema, z.strictObject({ draft: progressSchema })]),
  why: reasons,
  status: reportSchema,
  ladder: ladderPart,
  'ladder list': z.strictObject({
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
  }),
  'ladder use': z.strictObject({
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
  }),
  'ladder diff': ladderDiff,
  'ladder new': z.strictObject({
    schemaVersion,
    /** The file that was written; null without one. */
    out: z.nullable(z.string()),
    text: z.string(),
  }),
  'ladder import': z.strictObject({
    schemaVersion,
    file: z.string(),
    out: z.nullable(z.string()),
    ladder: ladderFacts,
    /** Sentences about what the author should look at. */
    notes: strings,
    /** The ladder, where it was written to no file. */
    text: z.optional(z.string()),
  }),
  'ladder check': ladderCheck,
  plan: z.strictObject({ schemaVersion, folder: z.string(), nextCheckin, plan }),
  'plan add': planChange,
  'plan edit': planChange,
  'plan done': planChange,
  'plan drop': planChange,
  'plan next': planChange,
  'plan park': planChange,
  'plan target': planChange,
  log: z.strictObject({
    schemaVersion,
    /** The line that was saved, or else the lines asked for, newest first. */
    evidence: z.union([evidence, z.array(evidence)]),
    /** For a saved line without behaviours. Nothing is tied by itself. */
    suggestions: z.optional(z.array(suggestion)),
  }),
  'log search': z.strictObject({ schemaVersion, evidence: z.array(evidence) }),
  'log import': z.union([
    z.strictObject({
      schemaVersion,
      /** What was recognised: "git log", "JSON", "CSV", "Markdown list". */
      format: z.string(),
      /** New proposals in the inbox. */
      added: count,
      /** Proposals that are evidence already, were dropped, or wait. */
      known: count,
      leftOut: z.strictObject({
        ...{ merges: count, reverts: count, bots: count, unmerged: count },
        /** Commits such as "wip" and "fix typo"; absent in earlier versions. */
        chores: z.optional(count),
      }),
      /** Entries without a date or words, by their number from 1. */
      unread: z.array(z.strictObject({ entry: count, reason: z.string() })),
      /** All proposals in the inbox. */
      waiting: count,
      question: unseen,
    }),
    /** `--print-command`: lines for a shell. */
    z.strictObject({
      schemaVersion,
      commands: z.array(z.strictObject({ program: z.string(), line: z.string() })),
    }),
  ]),
  'log inbox': z.union([
    z.strictObject({
      schemaVersion,
      /** Newest first. */
      inbox: z.array(
        z.strictObject({
          /** For `--accept` and `--drop`. */
          id: z.string(),
          source: z.string(),
          date: day,
          text: z.string(),
          links: strings,
          suggestions: z.array(suggestion),
        }),
      ),
      question: unseen,
    }),
    /** With `--accept` or `--drop`. */
    z.strictObject({
      schemaVersion,
      accepted: z.array(evidence),
      dropped: count,
      waiting: count,
    }),
  ]),
  'log edit': z.strictObject({ schemaVersion, evidence, was: evidence }),
  'log drop': z.strictObject({ schemaVersion, dropped: z.array(evidence) }),
  checkin: z.union([
    checkin,
    /** `--pause`. */
    z.strictObject({ schemaVersion, nextCheckin: day }),
  ]),
  history,
  'history diff': difference,
  undo: z.union([undone, things]),
  role: roles,
  settings,
  'settings list': settings,
  'settings get': setting,
  'settings set': setting,
  'settings reset': setting,
  schedule: z.strictObject({ schemaVersion, target: z.string(), text: z.string() }),
  review: z.strictObject({ schemaVersion, date: day, stage, review }),
  'review ask': written,
  export: z.union([reportSchema, written]),
  import: imported,
  data: paths,
  'data path': paths,
  'data backup': z.strictObject({ ...written.shape, bytes: count }),
  'data restore': restored,
  'data merge': imported,
  'data erase': z.strictObject({
    schemaVersion,
    /** Entries of the journal that were rewritten. */
    erased: count,
    /** The profile's folder. */
    folder: z.string(),
    /** Names of files there that may hold earlier copies. */
    copies: strings,
  }),
  'data forget': forgotten,
  /** Nothing: standard output belongs to the protocol. */
  mcp: z.strictObject({ schemaVersion }),
  'mcp install': z.strictObject({
    schemaVersion,
    clients: z.array(
      z.strictObject({
        client: z.enum(assistants),
        /** Its configuration file. */
        file: z.string(),
        /** What to add there; with `--write`, the whole new file. */
        configuration: z.string(),
        written: z.boolean(),
      }),
    ),
  }),
  completion: z.union([
    z.strictObject({ schemaVersion, shell, script: z.string() }),
    z.strictObject({
      schemaVersion,
      shells: z.array(z.strictObject({ shell, file: z.string(), line: z.string() })),
    }),
  ]),
  doctor: diagnosis,
} as const;

type Fixed<T> = T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;
type Unversioned<T> = T extends { schemaVersion: 1 } ? Omit<T, 'schemaVersion'> : never;
/** A command's output without the version, which printing adds. */
export type JsonOf<N extends keyof typeof outputSchemas> = Unversioned<
  Fixed<z.output<(typeof outputSchemas)[N]>>
>;

export const failureSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    /** Next steps: commands or short instructions. */
    next: strings,
  }),
});

/** Shared parts of the outputs, by their names in the published JSON Schema. */
export const sharedSchemas = {
  Day: day,
  Rank: rank,
  Answer: answer,
  ActionStatus: actionStatus,
  Outcome: toldOutcome,
  Report: reportSchema,
  Stage: stage,
  Plan: plan,
  Action: action,
  KnownAction: knownAction,
  Evidence: evidence,
  Rerating: rerating,
  Standing: standing,
  PlanChange: planChange,
  Role: role,
  ThingKind: thingKind,
  Outline: outline,
  Progress: progressSchema,
  Ladder: printedLadder,
  Level: level,
  Strand: strand,
  LevelBehaviour: levelBehaviour,
  StrandBehaviour: strandBehaviour,
  LadderAction: levelBehaviour.shape.actions.def.innerType.def.element,
  Settings: settingsSchema,
  Setting: setting,
  Imported: imported,
  Paths: paths,
} as const;
