// Generated from the schemas of events, settings and answers in src/core by `npm run generate`. Do not edit.

import { type Check, dictionary, either, finite, later, list, oneOf, pattern, record, text, truth, whole } from './checks.js';

const envelope = { v: oneOf(1), id: pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/), at: pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/), day: pattern(/^\d{4}-\d{2}-\d{2}$/) };
const envelopeOptions = { key: text(1, 200) };

/** The check of each type of event. */
export const eventChecks: ReadonlyMap<string, Check> = new Map([
  ['answer', later(() => record({ ...envelope, type: oneOf("answer"), sitting: text(1, 60), ladder: text(1, 60), phase: oneOf("own-guess", "placement", "gaps", "strands", "examples", "closing"), question: text(1, 80), answer: either(whole(1, 7), record({ level: whole(1, 12) }), record({ text: text(1, 2000) }), oneOf("earlier", "no-opportunity", "skip", null)) }, { ...envelopeOptions }))],
  ['placed', later(() => record({ ...envelope, type: oneOf("placed"), sitting: text(1, 60), ladder: text(1, 60), level: whole(1, 12) }, { ...envelopeOptions }))],
  ['discarded', later(() => record({ ...envelope, type: oneOf("discarded"), sitting: text(1, 60), ladder: text(1, 60) }, { ...envelopeOptions }))],
  ['assessment', later(() => record({ ...envelope, type: oneOf("assessment"), ladder: text(1, 60), ladderVersion: text(1, 40), sitting: text(1, 60), answers: list(record({ behaviour: text(1, 60), answer: either(whole(1, 7), oneOf("earlier", "no-opportunity", "skip")) }, { evidence: text(1, 2000) }), 0, Infinity), ownGuess: either(whole(1, 12), oneOf(null)), mentor: either(text(1, 2000), oneOf(null)), framework: either(text(1, 2000), oneOf(null)), result: record({ level: whole(1, 12), confidence: finite, position: finite }) }, { ...envelopeOptions, oneByOne: truth }))],
  ['plan', later(() => record({ ...envelope, type: oneOf("plan"), ladder: text(1, 60) }, { ...envelopeOptions, sitting: text(1, 60), actions: list(record({ id: text(1, 60) }, { status: oneOf("active", "queued", "done", "dropped"), behaviour: either(text(1, 60), oneOf(null)), kind: oneOf("experience", "exposure", "education"), cue: text(0, 2000), act: text(1, 2000), obstacle: either(text(1, 2000), oneOf(null)), fallback: either(text(1, 2000), oneOf(null)), doneWhen: either(text(1, 2000), oneOf(null)), due: either(pattern(/^\d{4}-\d{2}-\d{2}$/), oneOf(null)), because: text(1, 2000) }), 0, Infinity), target: whole(1, 12), nextCheckin: either(pattern(/^\d{4}-\d{2}-\d{2}$/), oneOf(null)) }))],
  ['evidence', later(() => record({ ...envelope, type: oneOf("evidence"), date: pattern(/^\d{4}-\d{2}-\d{2}$/), text: text(1, 2000), behaviours: list(text(1, 60), 0, Infinity) }, { ...envelopeOptions, sitting: text(1, 60) }))],
  ['checkin', later(() => record({ ...envelope, type: oneOf("checkin"), sitting: text(1, 60), ladder: text(1, 60) }, { ...envelopeOptions, note: text(1, 2000), actions: list(record({ id: text(1, 60), outcome: oneOf("done", "moved", "stuck", "dropped") }), 0, Infinity), ratings: list(record({ behaviour: text(1, 60), answer: either(whole(1, 7), oneOf("earlier", "no-opportunity", "skip")) }), 0, Infinity), evidence: list(record({ text: text(1, 2000), behaviours: list(text(1, 60), 0, Infinity) }), 0, Infinity), next: either(pattern(/^\d{4}-\d{2}-\d{2}$/), oneOf(null)) }))],
  ['role', later(() => record({ ...envelope, type: oneOf("role"), title: text(1, 200), since: pattern(/^\d{4}-\d{2}-\d{2}$/) }, { ...envelopeOptions }))],
  ['review', later(() => record({ ...envelope, type: oneOf("review"), ladder: text(1, 60), by: text(1, 200), answers: list(record({ behaviour: text(1, 60), answer: either(whole(1, 7), oneOf("earlier", "no-opportunity", "skip")) }, { evidence: text(1, 2000) }), 0, Infinity) }, { ...envelopeOptions, sitting: text(1, 60) }))],
  ['undo', later(() => record({ ...envelope, type: oneOf("undo"), targets: list(text(1, 60), 1, Infinity) }, { ...envelopeOptions }))],
]);

/** The check of a settings file. */
export const settingsCheck: Check = later(() => record({  }, { ladder: text(1, Infinity), rhythm: whole(1, 366), terms: dictionary(record({ one: text(1, 40), many: text(1, 40) })), locale: either(text(0, 40), oneOf(null)), plain: truth, ascii: truth }));

/** The check of a file of answers. */
export const answersFileCheck: Check = later(() => record({ ladder: text(0, Infinity), answers: dictionary(either(whole(-9007199254740991, 9007199254740991), record({ rating: either(whole(-9007199254740991, 9007199254740991), oneOf("earlier", "no-opportunity", "skip", null)) }, { evidence: text(0, 2000), statement: text(0, Infinity) }), oneOf("earlier", "no-opportunity", "skip", null))) }, { $schema: text(0, Infinity), mentor: either(text(0, 2000), oneOf(null)), framework: either(text(0, 2000), oneOf(null)), ownGuess: either(whole(-9007199254740991, 9007199254740991), oneOf(null)) }));
