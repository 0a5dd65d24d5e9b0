import * as z from 'zod/mini';
import { countedFacts } from '../history/undo.js';
import { shells } from '../schema/atoms.js';
import { actionStatus, answer, day, rank } from '../schema/atoms.schema.js';
import { outcome } from '../schema/events.schema.js';
import { ladderSchema } from '../schema/ladder.schema.js';
import { progressSchema } from '../schema/protocol.schema.js';
import { reportSchema } from '../schema/report.schema.js';
import { settingsSchema } from '../schema/settings.schema.js';

/** What each command prints with `--json`, and what all of them print when they fail. */

const count = z.int().check(z.minimum(0));
const strings = z.array(z.string());

/** Raised when a field changes its meaning or goes; optional additions do not raise it. */
const schemaVersion = z.literal(1);
const { stage, evidenced, uneven, why, strands, plan, nextCheckin, review, basis, ladder } =
  reportSchema.shape;
const action = plan.shape.active.def.element;

/** An action of the plan, with what happened to it. */
const knownAction = z.strictObject({
  ...action.shape,
  since: day,
  until: z.nullable(day),
  stuck: count,
});

const evidence = z.strictObject({
  /** The day on which it happened. */
  date: day,
  text: z.string(),
  behaviours: strings,
});

/** A behaviour that was answered anew. */
const rerating = z.strictObject({ behaviour: z.string(), answer });

/** Where somebody stood on a day. */
const standing = z.strictObject({
  day,
  level: rank,
  /** From 1.0 to the number of levels, one decimal. */
  position: z.number(),
  /** The themes with enough ratings to say, by their own ratings. */
  themes: z.array(z.strictObject({ theme: z.string(), label: z.string(), position: z.number() })),
  strands,
});

const planChange = z.strictObject({
  schemaVersion,
  /** The profile's folder. */
  folder: z.string(),
  /** The ids of the actions that were changed. */
  changed: strings,
  nextCheckin,
  plan,
});

const checkin = z.strictObject({
  schemaVersion,
  /** The caller's own key, as `--id` gave it. */
  id: z.optional(z.string()),
  /** Whether this start of the program kept it; false: it was there already. */
  recorded: z.boolean(),
  /** The short id of the undo that took it back, for `career-coach undo ID`. */
  takenBackBy: z.optional(z.string()),
  /** Whether it came to its end. */
  finished: z.boolean(),
  /** As it is kept; null: nothing was said. */
  checkin: z.nullable(
    z.strictObject({
      sitting: z.string(),
      day,
      note: z.nullable(z.string()),
      actions: z.array(outcome),
      ratings: z.array(rerating),
      evidence: z.array(z.strictObject({ text: z.string(), behaviours: strings })),
      /** The day that was set for the next one. */
      next: z.nullable(day),
    }),
  ),
  stage,
  basis,
  plan,
  nextCheckin,
});

const historyEntry = z.union([
  z.strictObject({
    kind: z.literal('assessment'),
    day,
    sitting: z.string(),
    /** How many behaviours were answered. */
    answered: count,
    standing,
  }),
  z.strictObject({
    kind: z.literal('checkin'),
    day,
    sitting: z.string(),
    note: z.nullable(z.string()),
    actions: z.array(outcome),
    ratings: z.array(rerating),
    /** Absent unless it moved the position. */
    standing: z.optional(standing),
  }),
  z.strictObject({
    kind: z.literal('action'),
    day,
    id: z.string(),
    status: z.enum(['done', 'dropped']),
    cue: z.string(),
    act: z.string(),
  }),
  z.strictObject({ kind: z.literal('role'), day, title: z.string() }),
  z.strictObject({ kind: z.literal('review'), day, by: z.string() }),
]);

const history = z.strictObject({
  schemaVersion,
  date: day,
  ladder,
  /** Only what happened from this day on is told; null: all of it. */
  since: z.nullable(day),
  /** Oldest first. */
  entries: z.array(historyEntry),
  /** The standing with which the time that is told begins. */
  first: z.nullable(standing),
  /** The standing today. */
  now: z.nullable(standing),
});

const role = z.strictObject({ title: z.string(), since: day });

const difference = z.strictObject({
  schemaVersion,
  ladder,
  /** The day that today is compared with. */
  from: day,
  /** What took place on it, where it was not named by its day. */
  after: z.nullable(z.enum(['assessment', 'checkin'])),
  to: day,
  /** null: there was no stage yet. */
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
      /** null: it was not answered, or the answer does not count any more. */
      from: z.nullable(answer),
      to: z.nullable(answer),
      /** `new`: it has a rating now and had none; `gone`: the other way round. */
      change: z.enum(['up', 'down', 'new', 'gone']),
      held: z.boolean(),
    }),
  ),
  /** Finished since then. */
  done: z.array(knownAction),
  dropped: z.array(knownAction),
  /** Taken into the plan since then, and active. */
  taken: z.array(knownAction),
  /** Written down since then. */
  evidence: z.array(evidence),
  /** Marked since then. */
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
  'checkin',
  'role',
  'review',
  'undo',
]);
const tookBack = z.array(z.strictObject({ id: z.string(), kind: thingKind, day }));
const outlineStage = z.nullable(z.strictObject({ level: rank, position: z.number() }));

/** What is known at one time, in numbers. */
const outline = z.strictObject({
  stage: outlineStage,
  assessments: count,
  checkins: count,
  evidence: count,
  reviews: count,
  rerated: count,
  /** The title of the latest role. */
  role: z.nullable(z.string()),
  /** How many answers a draft has. */
  draft: z.nullable(count),
  /** The level that the plan works towards; null: the next one. */
  target: z.nullable(rank),
  nextCheckin,
  actions: z.array(z.strictObject({ id: z.string(), status: actionStatus, text: z.string() })),
});

const statusInPlan = z.nullable(actionStatus);
const undone = z.strictObject({
  schemaVersion,
  thing: z.strictObject({
    id: z.string(),
    kind: thingKind,
    day,
    /** Of an undo: what it took back. */
    tookBack,
    /** The ids of the events that were taken back. */
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
      /** null: it is not in the plan. */
      z.strictObject({
        what: z.literal('action'),
        id: z.string(),
        from: statusInPlan,
        to: statusInPlan,
      }),
    ]),
  ),
  /** The id of the event that was kept. */
  undo: z.nullable(z.string()),
});

/** `undo --list`. */
const things = z.strictObject({
  schemaVersion,
  things: z.array(
    z.strictObject({
      /** Short, and enough to tell it from all others. */
      id: z.string(),
      kind: thingKind,
      day,
      /** Words of the person's own by which they know it again. */
      about: z.nullable(z.string()),
      /** The ids of its events. */
      events: strings,
      /** The short id of the undo that took it back; null: it counts. */
      takenBackBy: z.nullable(z.string()),
      tookBack,
    }),
  ),
});

const { levels, strands: ladderStrands } = ladderSchema.shape;
const level = levels.def.element;
const strand = ladderStrands.def.innerType.def.element;
const levelBehaviour = level.shape.behaviours.def.element;
const strandBehaviour = strand.shape.behaviours.def.element;

/** The ladder, or one part of it, under the name of what it is. */
const ladderPart = z.union([
  z.strictObject({ schemaVersion, ladder: ladderSchema }),
  z.strictObject({ schemaVersion, level }),
  z.strictObject({ schemaVersion, strand }),
  /** With the rank of its level. */
  z.strictObject({ schemaVersion, behaviour: levelBehaviour, level: rank }),
  /** With the id of its strand. */
  z.strictObject({ schemaVersion, behaviour: strandBehaviour, strand: z.string() }),
]);

/** What decided the stage; or one behaviour: what counts, its answers, what backs it. */
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
  }),
]);

const settingNames = z.keyof(settingsSchema);
const setting = z.strictObject({
  schemaVersion,
  /** A setting, or `terms.` and a word of the ladder's. */
  name: z.union([settingNames, z.string().check(z.regex(/^terms\./))]),
  /** null: none, so that the ladder's own word or the usual value holds. */
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
  /** The one that was marked now; null: it was there already, or none was given. */
  marked: z.nullable(role),
  /** Behaviours whose ratings are old, as in the report. */
  old: strings,
  outdated: z.boolean(),
});

const paths = z.strictObject({
  schemaVersion,
  folder: z.string(),
  /** What decided the folder. */
  from: z.string(),
  journal: z.string(),
  settings: z.string(),
});

const imported = z.strictObject({
  schemaVersion,
  /** Lines that were new here. */
  added: count,
  /** Lines that were here already. */
  known: count,
  /** Of the added: written by a newer version of the program. */
  newer: count,
  /** Lines that were left out. */
  refused: z.array(z.strictObject({ line: count, reason: z.string() })),
});

const restored = z.strictObject({
  schemaVersion,
  restored: count,
  /** The path where the journal is now that was here; null: there was none. */
  setAside: z.nullable(z.string()),
  here: count,
  there: count,
  onlyHere: count,
  onlyThere: count,
  /** Lines that cannot be used. */
  damaged: count,
});

const forgotten = z.strictObject({
  schemaVersion,
  folder: z.string(),
  events: count,
  /** The names of the files that are gone. */
  deleted: strings,
  /** What is not of this program, and stays. */
  left: strings,
  /** What deleted symbolic links led to: it is still there. */
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
  /** With `--fix`: what was repaired, a sentence for each thing. */
  done: z.optional(strings),
});

const shell = z.enum(shells);

/** By the words of the command. */
export const outputSchemas = {
  assess: z.union([reportSchema, z.strictObject({ draft: progressSchema })]),
  why: reasons,
  status: reportSchema,
  ladder: ladderPart,
  plan: z.strictObject({ schemaVersion, folder: z.string(), nextCheckin, plan }),
  'plan add': planChange,
  'plan edit': planChange,
  'plan done': planChange,
  'plan drop': planChange,
  'plan next': planChange,
  'plan target': planChange,
  log: z.strictObject({
    schemaVersion,
    /** The line that was kept; without one, all of them, the newest first. */
    evidence: z.union([evidence, z.array(evidence)]),
  }),
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
  export: z.union([reportSchema, written]),
  import: imported,
  data: paths,
  'data path': paths,
  'data backup': z.strictObject({ ...written.shape, bytes: count }),
  'data restore': restored,
  'data merge': imported,
  'data forget': forgotten,
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
/** What a command gives to be printed: what its schema says, but for the version, which is added in printing. */
export type JsonOf<N extends keyof typeof outputSchemas> = Unversioned<
  Fixed<z.output<(typeof outputSchemas)[N]>>
>;

/** What every command prints when it fails. */
export const failureSchema = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    message: z.string(),
    /** What to do next: commands or acts. */
    next: strings,
  }),
});

/** What several commands print, by the names under which the published JSON Schema has it once. */
export const sharedSchemas = {
  Day: day,
  Rank: rank,
  Answer: answer,
  ActionStatus: actionStatus,
  Outcome: outcome,
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
  Ladder: ladderSchema,
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
