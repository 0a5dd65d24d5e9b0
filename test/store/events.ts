import type { NewEvent } from '../../src/core/schema/events.schema.js';

/** A note, the simplest event that a person writes. */
export function note(text: string, key?: string): NewEvent {
  const event = { type: 'evidence', date: '2026-11-21', text, behaviours: ['asks-why'] } as const;
  return key === undefined
    ? { ...event, behaviours: ['asks-why'] }
    : { ...event, behaviours: ['asks-why'], key };
}

/** One event of every type, with every optional field. */
export const oneOfEach: readonly NewEvent[] = [
  {
    type: 'answer',
    sitting: 'd1',
    ladder: 'technical-expert',
    phase: 'placement',
    question: 'asks-why',
    answer: 4,
  },
  {
    type: 'answer',
    key: 'a key of the caller',
    sitting: 'd1',
    ladder: 'technical-expert',
    phase: 'closing',
    question: '@mentor',
    answer: { text: 'your lead' },
  },
  { type: 'placed', sitting: 'd1', ladder: 'technical-expert', level: 3 },
  { type: 'discarded', sitting: 'd1', ladder: 'technical-expert' },
  {
    type: 'assessment',
    ladder: 'technical-expert',
    ladderVersion: '1.0.0',
    sitting: 's1',
    answers: [
      { behaviour: 'asks-why', answer: 4, evidence: 'Asked at the kick-off' },
      { behaviour: 'plays-back', answer: 'no-opportunity' },
    ],
    ownGuess: 2,
    mentor: null,
    framework: 'this one',
    result: { level: 2, confidence: 0.83, position: 2.2 },
  },
  {
    type: 'plan',
    ladder: 'technical-expert',
    sitting: 'd1',
    actions: [
      {
        id: 'a1',
        status: 'active',
        behaviour: null,
        kind: 'exposure',
        cue: 'a kick-off comes',
        act: 'ask why',
        obstacle: null,
        fallback: 'write it down',
        doneWhen: null,
        due: '2026-12-21',
        because: 'it fits',
      },
    ],
    target: 3,
    nextCheckin: '2026-12-05',
  },
  { type: 'evidence', date: '2026-11-20', text: 'It worked', behaviours: [], sitting: 's1' },
  {
    type: 'amendment',
    evidence: '01a20000-0000-7000-8000-000000000000.2',
    date: '2026-11-19',
    text: 'It worked at once',
    behaviours: ['asks-why'],
    links: ['commit:1a2b3c4'],
    dropped: false,
  },
  {
    type: 'checkin',
    sitting: 's2',
    ladder: 'technical-expert',
    note: 'Went well',
    actions: [{ id: 'a1', outcome: 'moved' }],
    ratings: [{ behaviour: 'asks-why', answer: 'skip' }],
    next: null,
  },
  { type: 'role', title: 'Lead architect', since: '2026-11-01' },
  {
    type: 'review',
    ladder: 'technical-expert',
    by: 'your mentor',
    answers: [
      { behaviour: 'asks-why', answer: 3, evidence: 'Seen at the kick-off' },
      { behaviour: 'plays-back', answer: 'skip' },
    ],
  },
  {
    type: 'edition',
    ladder: 'technical-expert',
    edition: '0u0bkr9vs6z',
    version: '2.0.0',
    title: 'Five levels',
    terms: [{ name: 'customer', one: 'customer', many: 'customers' }],
    scale: {
      held: 2,
      months: 12,
      points: [
        { value: 1, label: 'Never', meaning: 'there was an occasion' },
        { value: 2, label: 'At times', meaning: '' },
        { value: 3, label: 'Usually', meaning: '' },
      ],
    },
    levels: [
      {
        id: 'level-1',
        rank: 1,
        title: 'Solving problems',
        behaviours: [{ id: 'asks-why', statement: 'Asks why.', theme: 'craft' }],
      },
      {
        id: 'level-2',
        rank: 2,
        title: 'Meeting the {customer}',
        behaviours: [{ id: 'plays-back', statement: 'Plays a request back.', theme: null }],
      },
    ],
    strands: [
      {
        id: 'listen',
        title: 'Listen',
        behaviours: [{ id: 'hears-out', statement: 'Hears others out.', expectedFrom: 2 }],
      },
    ],
    placement: [{ name: 'own', value: 0.8 }],
  },
  {
    type: 'answer',
    sitting: 'd2',
    ladder: 'technical-expert',
    edition: '0u0bkr9vs6z',
    phase: 'own-guess',
    question: '@own-guess',
    answer: { level: 2, levelId: 'level-2' },
  },
  { type: 'placed', sitting: 'd2', ladder: 'technical-expert', level: 2, levelId: 'level-2' },
  {
    type: 'plan',
    ladder: 'technical-expert',
    edition: '0u0bkr9vs6z',
    target: null,
  },
  {
    type: 'evidence',
    date: '2026-11-20',
    text: 'It worked again',
    behaviours: ['asks-why'],
    ladder: 'technical-expert',
    edition: '0u0bkr9vs6z',
  },
  { type: 'undo', targets: ['01a20006-4042-7861-bb62-1ce5f2a45f51'] },
];
