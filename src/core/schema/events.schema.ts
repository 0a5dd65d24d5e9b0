import * as z from 'zod/mini';
import {
  highestRank,
  longestEffort,
  longestId,
  longestLink,
  longestText,
  longestTitle,
  longestWord,
  mostLinks,
} from './atoms.js';
import {
  actionId,
  actionKind,
  actionStatus,
  answer,
  day,
  line,
  phase,
  rank,
} from './atoms.schema.js';
import { editionFields } from './edition.schema.js';

/** What the journal holds: one schema for each kind of event, and nothing personal is kept anywhere else. */

const id = line(longestId);
const text = line(longestText);
/** How an action of the plan went. */
export const outcome = z.strictObject({
  id: actionId,
  outcome: z.enum(['done', 'moved', 'stuck', 'dropped']),
});
/** One go at an assessment or a check-in: all its events carry the same, and are taken back together. */
const sitting = line(longestId);

/** The id of a level, beside its rank: ranks shift when an author inserts a level. */
const levelId = z.optional(line(longestId));
/** Which edition of its ladder an event speaks of: `edition` events say what was in it. Absent before 0.2. */
const edition = z.optional(line(longestId));

/** What every event has, whatever it says. */
const envelope = {
  /** The version of the event's shape; a reader keeps what is newer than it knows. */
  v: z.literal(1),
  /** UUIDv7. Events are folded in the order of their ids; the same id twice counts once. */
  id: z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
  /** The instant of writing, in UTC. */
  at: z
    .string()
    .check(
      z.regex(
        /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
      ),
    ),
  /** The local day of writing. */
  day,
  /** A caller's own key, after the id of its ladder and a slash: of events with the same key only the first counts. */
  key: z.optional(line(200)),
};

/** One answer of an interview that is still going on, saved as it is given. */
const answerGiven = z.strictObject({
  ...envelope,
  type: z.literal('answer'),
  sitting,
  /** The id of the ladder whose questions are asked. */
  ladder: id,
  /** The phase in which the question was asked; resuming follows it. */
  phase,
  /** A behaviour's id, or `@` and the name of another question. */
  question: line(80),
  edition,
  /** null: the question was left empty on purpose. */
  answer: z.union([
    answer,
    z.strictObject({ level: rank, levelId }),
    z.strictObject({ text }),
    z.null(),
  ]),
});

/** The stage was shown in an interview that is still going on; leaving now keeps it. */
const placed = z.strictObject({
  ...envelope,
  type: z.literal('placed'),
  sitting,
  /** The id of the ladder whose questions are asked. */
  ladder: id,
  edition,
  /** The rank of the level that was shown. */
  level: rank,
  levelId,
});

/** A draft was thrown away. */
const discarded = z.strictObject({
  ...envelope,
  type: z.literal('discarded'),
  /** The one of the draft. */
  sitting,
  /** The id of the draft's ladder. */
  ladder: id,
});

/** A finished assessment, whole in itself: it does not need the events of its draft. */
const assessment = z.strictObject({
  ...envelope,
  type: z.literal('assessment'),
  /** The id of the ladder that was answered. */
  ladder: id,
  /** The version of the ladder on that day. */
  ladderVersion: line(longestWord),
  edition,
  /** When the answers were given one by one, the sitting of their events too. */
  sitting,
  /** In the order in which they were given; those of a file in the order of the ladder. */
  answers: z.array(
    z.strictObject({
      behaviour: id,
      answer,
      /** What happened, in a line, that backs the rating. */
      evidence: z.optional(text),
    }),
  ),
  /** Whether they were asked for and given one by one; absent: no, they came from a file. */
  oneByOne: z.optional(z.boolean()),
  /** The rank at which the person placed themselves before; null: they did not say. */
  ownGuess: z.nullable(rank),
  ownGuessId: levelId,
  /** Who is asked how one is doing, a role or initials; null: nobody. */
  mentor: z.nullable(text),
  /** What one grows by, such as the title of a ladder; null: nothing. */
  framework: z.nullable(text),
  /**
   * The stage that was told on the day, its probability and the mean rank, so that a later version of the program does
   * not rewrite history.
   */
  result: z.strictObject({
    level: rank,
    levelId,
    confidence: z.number().check(z.minimum(0), z.maximum(1)),
    /** The probability of the level that came nearest; absent in older events. */
    nearest: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
    position: z.number().check(z.minimum(0), z.maximum(highestRank)),
  }),
});

/** An action as it is kept: complete, so that a changed ladder does not change what was agreed. */
const keptAction = z.strictObject({
  /** The same in every event about the action. The first of them holds all fields, a later one what changed. */
  id: actionId,
  /** Worked on, waiting, finished, or let go. */
  status: z.optional(actionStatus),
  /** The behaviour that it works on; null for an action of one's own. */
  behaviour: z.optional(z.nullable(id)),
  /** How it teaches: by doing, by being seen and working with others, or by study. */
  kind: z.optional(actionKind),
  /** What it is called in lists; absent: the ladder's title, or one made from its words. */
  title: z.optional(line(longestTitle)),
  /** The time it takes, in words. */
  effort: z.optional(line(longestEffort)),
  /** "When …"; empty: the person named no occasion. */
  cue: z.optional(z.string().check(z.maxLength(longestText))),
  /** "I will …" */
  act: z.optional(text),
  /** "If …" */
  obstacle: z.optional(z.nullable(text)),
  /** "then I will …" */
  fallback: z.optional(z.nullable(text)),
  /** Something that another person could see. */
  doneWhen: z.optional(z.nullable(text)),
  /** The day by which; null: none is set. */
  due: z.optional(z.nullable(day)),
  /** Why it was let go or parked. */
  because: z.optional(text),
  /** The action that it took the place of when that one was stuck: a smaller step, or another action. */
  insteadOf: z.optional(actionId),
});

/** A change of the plan: actions taken, edited, finished; the target; the next check-in. One command, one event. */
const plan = z.strictObject({
  ...envelope,
  type: z.literal('plan'),
  /** The id of the ladder that the plan belongs to. */
  ladder: id,
  /** Where the change is part of an assessment, a check-in or another change: its sitting. */
  sitting: z.optional(sitting),
  /** Those that changed. */
  actions: z.optional(z.array(keptAction)),
  edition,
  /** The rank of the level that the person wants to reach; null: the next one. */
  target: z.optional(z.nullable(rank)),
  targetId: levelId,
  /** The day of the next check-in; null: none is planned. */
  nextCheckin: z.optional(z.nullable(day)),
  /** The actions and behaviours that a check-in asked about: it need not do so again that day. */
  asked: z.optional(z.array(id)),
  /** Actions that were offered and not wanted now. */
  declined: z.optional(z.array(actionId)),
});

/** What shows it: `commit:`, `pr:` or `url:` and the rest. */
const links = z.array(line(longestLink)).check(z.maxLength(mostLinks));

/** Something that happened, tied to none, one or many behaviours. */
const evidence = z.strictObject({
  ...envelope,
  type: z.literal('evidence'),
  /** The day on which it happened. */
  date: day,
  /** What happened, in a line. */
  text,
  /** What it is an example of. */
  behaviours: z.array(id),
  /** The id of the ladder that has the behaviours; absent where there are none, and before 0.2. */
  ladder: z.optional(id),
  edition,
  /** Where it was noted in an assessment or with a review: its sitting. */
  sitting: z.optional(sitting),
  links: z.optional(links),
  /** What it was imported from, such as a commit. Of several with the same one, the first counts. */
  source: z.optional(line(longestLink)),
});

/** Corrects or removes a line of evidence, wherever it was noted. Fields that are absent stay as they are. */
const amendment = z.strictObject({
  ...envelope,
  type: z.literal('amendment'),
  /** The id of the line. */
  evidence: line(80),
  date: z.optional(day),
  text: z.optional(text),
  behaviours: z.optional(z.array(id)),
  links: z.optional(links),
  /** The line is gone. */
  dropped: z.optional(z.boolean()),
});

/**
 * A dated look at the plan. A conversation writes one event for each thing that is said; a script writes one
 * for all. Events of the same sitting add up to one check-in.
 */
const checkin = z.strictObject({
  ...envelope,
  type: z.literal('checkin'),
  sitting,
  /** The id of the ladder that the plan belongs to. */
  ladder: id,
  edition,
  /** What was learnt. */
  note: z.optional(text),
  /** How actions went since the last one. */
  actions: z.optional(z.array(outcome)),
  /** Behaviours that were rated anew. */
  ratings: z.optional(z.array(z.strictObject({ behaviour: id, answer }))),
  /** What happened since the last one. */
  evidence: z.optional(
    z.array(
      z.strictObject({
        text,
        behaviours: z.array(id),
        /** The action that it came of. */
        action: z.optional(actionId),
      }),
    ),
  ),
  /** The day of the next check-in; null: none is planned. */
  next: z.optional(z.nullable(day)),
});

/** A new position or customer: ratings that were about the old one are void from then on. */
const role = z.strictObject({
  ...envelope,
  type: z.literal('role'),
  /** What it is called, in the person's words. */
  title: line(longestTitle),
  /** Its first day. */
  since: day,
});

/** The same questionnaire, answered about the person by somebody else. */
const review = z.strictObject({
  ...envelope,
  type: z.literal('review'),
  /** The id of the ladder that was answered. */
  ladder: id,
  edition,
  /** That of evidence which came with it and is about behaviours without an answer. */
  sitting: z.optional(sitting),
  /** Who answered: "your mentor". */
  by: line(longestTitle),
  /** What they answered, each with what happened, in a line, where they said it. */
  answers: z.array(z.strictObject({ behaviour: id, answer, evidence: z.optional(text) })),
});

/**
 * A ladder as it was when somebody began to answer it: written once, before the first event that names it. It lets old
 * answers be read by the words they were given to, whatever has become of the ladder's file.
 */
const editionEvent = z.strictObject({
  ...envelope,
  type: z.literal('edition'),
  /** The id of the ladder. */
  ladder: id,
  /** Made from the fields below, so that the same ladder has the same everywhere. */
  edition: line(longestId),
  ...editionFields,
});

/** Takes events back. Undoing an undo brings them in again. */
const undo = z.strictObject({
  ...envelope,
  type: z.literal('undo'),
  /** The check-in in which the person went back a question, and which goes on without these events. */
  sitting: z.optional(id),
  /** Ids of events. */
  targets: z.array(id).check(z.minLength(1)),
});

/** Every kind of event that this version of the program writes. */
export const eventSchema = z.discriminatedUnion('type', [
  answerGiven,
  placed,
  discarded,
  assessment,
  plan,
  evidence,
  amendment,
  checkin,
  role,
  review,
  editionEvent,
  undo,
]);

export type Event = z.output<typeof eventSchema>;
export type EventType = Event['type'];
/** An event of one type. */
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
/** What a caller gives; the store adds the rest of the envelope. */
export type NewEvent = Event extends infer E
  ? E extends Event
    ? Omit<E, 'v' | 'id' | 'at' | 'day'>
    : never
  : never;
export type KeptAction = z.output<typeof keptAction>;
