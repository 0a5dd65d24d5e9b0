import { expect, test } from 'vitest';
import { loggedAbout, notesAbout, notesToQuote } from '../../src/core/checkin/notes-about.js';
import type { KnownAction } from '../../src/core/journal/state.js';
import { builtIn } from '../commands/ladder-facts.js';

const [first, second] = builtIn.levels[1]?.behaviours ?? [];
const behaviour = first?.id ?? '';
const action = { title: 'Ask for one criticism', act: 'ask', behaviour, since: '2026-12-01' };
const note = (id: string, date: string, text: string, behaviours: string[] = []) => ({
  ...{ id, date, text, behaviours },
});

test('notes about an action share its rare words or its behaviour, and are no older; the latest come first', () => {
  const notes = [
    note('too old', '2026-11-30', 'asked for one criticism'),
    note('by its words', '2026-12-01', 'asked ops for one criticism'),
    note('by its behaviour', '2026-12-03', 'lunch', [behaviour]),
    note('by nothing of it', '2026-12-04', 'lunch', [second?.id ?? '']),
    note('of another', '2026-12-04', 'asked ops for one criticism', [second?.id ?? '']),
    note('by nothing', '2026-12-05', 'lunch with ops'),
  ];
  const ids = (about: typeof action | (Omit<typeof action, 'behaviour'> & { behaviour: null })) =>
    notesAbout(builtIn, about, notes).map(({ id }) => id);
  expect(ids(action)).toEqual(['of another', 'by its behaviour', 'by its words']);
  expect(ids({ ...action, behaviour: null })).toEqual(['of another', 'by its words']);
});

test('each is quoted at one action: by the behaviour before the words, then at the first that was not told it', () => {
  const other = { ...action, behaviour: second?.id ?? '' };
  const actions = [
    { ...action, id: 'a' },
    { ...other, id: 'b' },
  ] as unknown as KnownAction[];
  const notes = [
    note('by words', '2026-12-01', 'asked ops for one criticism'),
    note('of b', '2026-12-02', 'asked ops for one criticism', [other.behaviour]),
    { ...note('told at a', '2026-12-03', 'asked for one criticism'), actions: ['a'] },
  ];
  const quoted = (one: typeof action, id: string) =>
    notesToQuote(builtIn, { ...one, id }, actions, notes).map((line) => line.id);
  expect(quoted(action, 'a')).toEqual(['told at a', 'by words']);
  expect(quoted(other, 'b')).toEqual(['told at a', 'of b']);
  expect(quoted(other, 'offered last')).toEqual([]);
});

test('or half of its words, however usual they are', () => {
  const old = {
    title: 'Recheck one old decision',
    act: 'ask a team that lives with an earlier decision whether its reasons still hold, and add the answer to its record',
    behaviour: null,
    since: '2026-12-01',
  };
  const notes = [
    note(
      'most',
      '2026-12-02',
      'payments: the reasons of the decision hold, their answer is in its record',
    ),
    note('some', '2026-12-02', 'recorded a decision of the team with its reasons'),
  ];
  expect(notesAbout(builtIn, old, notes).map(({ id }) => id)).toEqual(['most']);
});

test('what was logged about an action is told from what a check-in or a rating came with, and from a review', () => {
  const about = { ...action, id: 'a' };
  const of = [behaviour];
  const evidence = [
    note('logged', '2026-12-02', 'lunch', of),
    note('by words', '2026-12-03', 'asked ops for one criticism'),
    { ...note('at a check-in', '2026-12-04', 'lunch', of), actions: ['a'] },
    { ...note('beside a rating', '2026-12-04', 'lunch', of), rated: 2 },
    { ...note('in a review', '2026-12-04', 'lunch', of), fromReview: true as const },
  ];
  const logged = (one: Parameters<typeof loggedAbout>[1]) =>
    loggedAbout(builtIn, one, { actions: [], evidence }).map(({ id }) => id);
  expect(logged(about)).toEqual(['logged']);
  expect(logged({ ...about, behaviour: null })).toEqual(['by words']);
});
