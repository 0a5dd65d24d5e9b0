import * as z from 'zod/mini';
import { assistants, shells } from '../schema/atoms.js';
import { actionStatus, answer, day, rank } from '../schema/atoms.schema.js';
import { progressSchema } from '../schema/protocol.schema.js';
import { reportSchema } from '../schema/report.schema.js';
import { settingsSchema } from '../schema/settings.schema.js';
import {
  diagnosis,
  forgotten,
  imported,
  paths,
  restored,
  setting,
  settings,
} from './data.schema.js';
import { logImport, logInbox } from './evidence.schema.js';
import { difference, history } from './history.schema.js';
import {
  ladderCheck,
  ladderDiff,
  ladderImport,
  ladderList,
  ladderNew,
  ladderPart,
  ladderUse,
  level,
  levelBehaviour,
  printedLadder,
  strand,
  strandBehaviour,
} from './ladders.schema.js';
import {
  action,
  basis,
  count,
  evidence,
  evidenced,
  type Fixed,
  knownAction,
  nextCheckin,
  plan,
  rerating,
  review,
  role,
  schemaVersion,
  stage,
  standing,
  strings,
  suggestion,
  toldOutcome,
  uneven,
  why,
  written,
} from './parts.schema.js';
import { checkin, planChange } from './plan.schema.js';
import { outline, thingKind, things, undone } from './undo.schema.js';

/** Schemas of every command's `--json` output, and of failures. */

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
    /** How others rate it; with the day where it's one person's rating. */
    seen: z.optional(
      z.array(z.strictObject({ by: z.string(), rating: z.int(), date: z.optional(day) })),
    ),
  }),
]);

const roles = z.strictObject({
  schemaVersion,
  roles: z.array(role),
  /** The role that this run recorded; null: it was already there, or none was named. */
  marked: z.nullable(role),
  /** Behaviours with old ratings, as in the report. */
  old: strings,
  outdated: z.boolean(),
});

const shell = z.enum(shells);

/** Output schemas by command. */
export const outputSchemas = {
  assess: z.union([reportSchema, z.strictObject({ draft: progressSchema })]),
  why: reasons,
  status: reportSchema,
  ladder: ladderPart,
  'ladder list': ladderList,
  'ladder use': ladderUse,
  'ladder diff': ladderDiff,
  'ladder new': ladderNew,
  'ladder import': ladderImport,
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
  'log import': logImport,
  'log inbox': logInbox,
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
  SecondView: review.def.innerType,
  Point: review.def.innerType.shape.talkingPoints.def.element,
  Basis: basis.def.innerType,
  Why: why,
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
