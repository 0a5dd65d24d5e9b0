import * as z from 'zod/mini';
import { longestText } from './atoms.js';
import { phase } from './atoms.schema.js';
import { reportSchema } from './report.schema.js';

/**
 * The questionnaire for other programs, `assess --jsonl`: the lines that go in and come out. Whether a line fits the
 * question that is up is decided by the protocol, against the ladder in use.
 */

const yes = z.literal(true);
const text = z.string().check(z.maxLength(longestText));

/** By its only key, each line that goes in. */
export const commandShapes = {
  /** The answer to a question of the kind `rating`: a point of the scale. */
  rating: z.strictObject({ rating: z.int() }),
  /** "My work gives me no chance to": the other answer to a question of the kind `rating`. */
  noOpportunity: z.strictObject({ noOpportunity: yes }),
  /** To a rating: not in this period, but the person used to do it, usually, and could tomorrow. It counts as held. */
  earlier: z.strictObject({ earlier: yes }),
  /** The answer to a question of the kind `level`: a rank. */
  level: z.strictObject({ level: z.int() }),
  /** The answer to a question of the kind `text`; an empty text for nothing. */
  text: z.strictObject({ text }),
  /** Passes the question over. An answer that it has stays, so this also goes forward again after `back`. */
  skip: z.strictObject({ skip: yes }),
  /** One question back; from one that is being changed, to where that was asked for. */
  back: z.strictObject({ back: yes }),
  /** An answered question by its id, to answer it anew; then the interview goes on where it was. */
  change: z.strictObject({ change: z.string() }),
  /** Something that happened, in a line, that backs the rating that is asked for; the question stays. */
  evidence: z.strictObject({ evidence: text }),
};

/** The lines that answer a question. */
export const answerShapes = [
  commandShapes.rating,
  commandShapes.earlier,
  commandShapes.noOpportunity,
  commandShapes.level,
  commandShapes.text,
  commandShapes.skip,
] as const;

/** A line that goes in. */
export const commandSchema = z.union([
  ...answerShapes,
  commandShapes.back,
  commandShapes.change,
  commandShapes.evidence,
]);

/** An answer as the line that gives it. */
const answer = z.nullable(z.union(answerShapes));

/** How far an interview is. */
export const progressSchema = z.strictObject({
  /** Answers so far, passed questions included. */
  answered: z.int(),
  /** About how many there will be: the length adapts to the answers. */
  about: z.int(),
});

const common = {
  /** A behaviour's id, or `@` and the name of another question. */
  id: z.string(),
  phase,
  /** What the side of the question is about, the title of its strand, or the part of the interview. */
  title: z.string(),
  /** The answer that this question has; null: none yet. */
  given: answer,
  /** The answer of the last assessment; it does not count before it is given again. null: none. */
  earlier: answer,
  progress: progressSchema,
};

/** A question with all that is needed to put it. */
export const questionSchema = z.union([
  z.strictObject({
    ...common,
    kind: z.literal('rating'),
    statement: z.string(),
    /** In what time it happened: "the last twelve months". */
    period: z.string(),
    /** What may be answered, from the lowest; `earlier` and `noOpportunity` are allowed, too. */
    scale: z.array(z.strictObject({ value: z.int(), label: z.string(), meaning: z.string() })),
    looksLike: z.array(z.string()),
    doesNotCount: z.nullable(z.string()),
    /** Whether it lies below the level so far. */
    below: z.boolean(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('level'),
    message: z.string(),
    levels: z.array(z.strictObject({ rank: z.int(), title: z.string(), summary: z.string() })),
  }),
  z.strictObject({ ...common, kind: z.literal('text'), message: z.string(), hint: z.string() }),
]);

/** What is wrong with the line before, or what ended the interview. */
const error = z.strictObject({
  code: z.string(),
  message: z.string(),
  /** What to do next: commands or acts. */
  next: z.array(z.string()),
});

/** A line that comes out. */
export const lineSchema = z.union([
  z.strictObject({ question: questionSchema }),
  /** The level, once it is known; again when later answers move it. */
  z.strictObject({
    placed: z.strictObject({ level: z.int(), title: z.string(), confidence: z.number() }),
  }),
  z.strictObject({ error }),
  /** The end: all is asked, assessment and plan are kept. */
  z.strictObject({ report: reportSchema }),
  /** The end: the input ended before the questions did, or they gave too few ratings. All answers are kept. */
  z.strictObject({ draft: progressSchema }),
]);

/** A line that goes in. */
export type ProtocolCommand = z.output<typeof commandSchema>;
/** A line that comes out. */
export type ProtocolLine = z.output<typeof lineSchema>;
/** A question that comes out. */
export type ProtocolQuestion = z.output<typeof questionSchema>;
