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
  { type: 'undo', targets: ['01a20006-4042-7861-bb62-1ce5f2a45f51'] },
];
