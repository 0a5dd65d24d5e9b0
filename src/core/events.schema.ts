import * as z from 'zod/mini';

/** What the journal holds: one schema for each kind of event, and nothing personal is kept anywhere else. */

const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const behaviourId = text(60);
const rank = z.int().check(z.minimum(1), z.maximum(12));
const rating = z.int().check(z.minimum(1), z.maximum(7));
/** A calendar day, YYYY-MM-DD, as it was where the person was. */
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const answer = z.union([rating, z.enum(['no-opportunity', 'skip'])]);
/** One go at an assessment or a check-in: all its events carry the same, and are taken back together. */
const sitting = text(60);

const envelope = {
  /** The version of the event's shape; a reader keeps what is newer than it knows. */
  v: z.literal(1),
  /** UUIDv7. Events are folded in the order of their ids; the same id twice counts once. */
  id: z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
  /** The instant of writing, in UTC. */
  at: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)),
  /** The local day of writing. */
  day,
  /** A caller's own key: of events with the same key only the first counts. */
  key: z.optional(text(120)),
};

/** One answer of an interview that is still going on, saved as it is given. */
const answerGiven = z.strictObject({
  ...envelope,
  type: z.literal('answer'),
  sitting,
  ladder: text(60),
  /** The phase in which the question was asked; resuming follows it. */
  phase: z.enum(['own-guess', 'placement', 'gaps', 'strands', 'examples', 'closing']),
  /** A behaviour's id, or `@` and the name of another question. */
  question: text(80),
  /** null: the question was left empty on purpose. */
  answer: z.union([
    answer,
    z.strictObject({ level: rank }),
    z.strictObject({ text: text(2000) }),
    z.null(),
  ]),
});

/** The stage was shown in an interview that is still going on; leaving now keeps it. */
const placed = z.strictObject({
  ...envelope,
  type: z.literal('placed'),
  sitting,
  ladder: text(60),
  level: rank,
});

/** A draft was thrown away. */
const discarded = z.strictObject({
  ...envelope,
  type: z.literal('discarded'),
  sitting,
  ladder: text(60),
});

/** A finished assessment, whole in itself: it does not need the events of its draft. */
const assessment = z.strictObject({
  ...envelope,
  type: z.literal('assessment'),
  ladder: text(60),
  ladderVersion: text(40),
  /** When the answers were given one by one, the sitting of their events too. */
  sitting,
  /** In the order in which they were given. */
  answers: z.array(
    z.strictObject({
      behaviour: behaviourId,
      answer,
      /** What happened, in a line, that backs the rating. */
      evidence: z.optional(text(2000)),
    }),
  ),
  ownGuess: z.nullable(rank),
  mentor: z.nullable(text(2000)),
  framework: z.nullable(text(2000)),
  /** What was said on the day, so that a later version of the program does not rewrite history. */
  result: z.strictObject({ level: rank, confidence: z.number(), position: z.number() }),
});

/** An action as it is kept: complete, so that a changed ladder does not change what was agreed. */
const keptAction = z.strictObject({
  id: text(60),
  /** What changed about the action. The first event of an action holds all of its text. */
  status: z.optional(z.enum(['active', 'queued', 'done', 'dropped'])),
  behaviour: z.optional(z.nullable(behaviourId)),
  kind: z.optional(z.enum(['experience', 'exposure', 'education'])),
  cue: z.optional(text(2000)),
  act: z.optional(text(2000)),
  obstacle: z.optional(z.nullable(text(2000))),
  fallback: z.optional(z.nullable(text(2000))),
  doneWhen: z.optional(z.nullable(text(2000))),
  due: z.optional(z.nullable(day)),
  /** Why it was dropped. */
  because: z.optional(text(2000)),
});

/** A change of the plan: actions taken, edited, finished; the target; the next check-in. One command, one event. */
const plan = z.strictObject({
  ...envelope,
  type: z.literal('plan'),
  ladder: text(60),
  sitting: z.optional(sitting),
  actions: z.optional(z.array(keptAction)),
  target: z.optional(rank),
  nextCheckin: z.optional(z.nullable(day)),
});

/** Something that happened, tied to none, one or many behaviours. */
const evidence = z.strictObject({
  ...envelope,
  type: z.literal('evidence'),
  /** The day on which it happened. */
  date: day,
  text: text(2000),
  behaviours: z.array(behaviourId),
  sitting: z.optional(sitting),
});

/**
 * A dated look at the plan. A conversation writes one event for each thing that is said; a script writes one
 * for all. Events of the same sitting add up to one check-in.
 */
const checkin = z.strictObject({
  ...envelope,
  type: z.literal('checkin'),
  sitting,
  ladder: text(60),
  /** What was learnt. */
  note: z.optional(text(2000)),
  actions: z.optional(
    z.array(
      z.strictObject({ id: text(60), outcome: z.enum(['done', 'moved', 'stuck', 'dropped']) }),
    ),
  ),
  /** Behaviours that were rated anew. */
  ratings: z.optional(z.array(z.strictObject({ behaviour: behaviourId, answer }))),
  /** The day of the next check-in; null: none is planned. */
  next: z.optional(z.nullable(day)),
});

/** A new position or customer: ratings that were about the old one are void from then on. */
const role = z.strictObject({
  ...envelope,
  type: z.literal('role'),
  title: text(200),
  since: day,
});

/** Takes events back. Undoing an undo brings them in again. */
const undo = z.strictObject({
  ...envelope,
  type: z.literal('undo'),
  /** Ids of events. */
  targets: z.array(text(60)).check(z.minLength(1)),
});

/** Every kind of event that this version of the program writes. */
export const eventSchema = z.discriminatedUnion('type', [
  answerGiven,
  placed,
  discarded,
  assessment,
  plan,
  evidence,
  checkin,
  role,
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
