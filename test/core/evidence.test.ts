import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEvidence, shortEvidenceIds } from '../../src/core/evidence/find-evidence.js';
import { linkAddress, linkLabel, readLink, requireLinks } from '../../src/core/evidence/links.js';
import { selectEvidence } from '../../src/core/evidence/select.js';
import {
  isAboutAction,
  isStrongMatch,
  suggestBehaviours,
} from '../../src/core/evidence/suggest-behaviours.js';
import { planUndo } from '../../src/core/history/undo.js';
import { listUndoItems } from '../../src/core/history/undo-items.js';
import { fold } from '../../src/core/journal/fold.js';
import { actionOfLine } from '../../src/core/journal/results.js';
import { newestFirst } from '../../src/core/journal/state.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { builtIn } from '../commands/ladder-facts.js';
import { runs } from '../thorough.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';

const day = '2026-11-21';
const ladder = testLadder();
type NewEvidence = Extract<NewEvent, { type: 'evidence' }>;
const line = (text: string, more: Partial<NewEvidence> = {}): NewEvidence => ({
  ...{ type: 'evidence', date: day, text, behaviours: [] },
  ...more,
});
const evidenceOf = (events: readonly NewEvent[]) => fold(eventsOn(day, events), ladder.id).evidence;
const idOf = (index: number) => eventsOn(day, [line('x')], index)[0]?.id ?? '';

describe('a link', () => {
  test.each([
    ['1A2B3C4', 'commit:1a2b3c4', 'commit 1a2b3c4', null],
    ['commit:1a2b3c4d5e', 'commit:1a2b3c4d5e', 'commit 1a2b3c4', null],
    ['pr:team/app#12', 'pr:team/app#12', 'PR 12', null],
    ['team/group/app!7', 'pr:team/group/app!7', 'PR 7', null],
    [
      'https://example.org/team/app/pull/12',
      'pr:https://example.org/team/app/pull/12',
      'PR 12',
      'https://example.org/team/app/pull/12',
    ],
    [
      'https://example.org/a/-/merge_requests/7',
      'pr:https://example.org/a/-/merge_requests/7',
      'PR 7',
      'https://example.org/a/-/merge_requests/7',
    ],
    [
      'https://example.org/a/commit/1a2b3c4d',
      'commit:https://example.org/a/commit/1a2b3c4d',
      'commit 1a2b3c4',
      'https://example.org/a/commit/1a2b3c4d',
    ],
    [
      'HTTPS://Example.org/x%20y',
      'url:https://example.org/x%20y',
      'example.org',
      'https://example.org/x%20y',
    ],
    [
      'https://me:secret@example.org/',
      'url:https://example.org/',
      'example.org',
      'https://example.org/',
    ],
  ])('%s', (text, link, label, address) => {
    expect(readLink(text)).toBe(link);
    expect(linkLabel(link)).toBe(label);
    expect(linkAddress(link)).toBe(address);
  });

  test.each([
    '',
    'x',
    'javascript:alert(1)',
    'url:file:///etc/passwd',
    'url:1a2b3c4',
    'pr:1a2b3c4',
    'https://',
    'https://example.org/x y',
    'https://exa mple.org/',
    `https://example.org/${'x'.repeat(600)}`,
  ])('is not: %s', (text) => {
    expect(readLink(text)).toBeNull();
    expect(() => requireLinks([text])).toThrow(/is not a link/);
  });

  test('is a web address without blanks, or a plain name', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })),
        (text) => {
          const link = readLink(text);
          if (link === null) return;
          expect(link).toMatch(/^(commit|pr|url):[!-~]+$/);
          expect(linkLabel(link)).not.toBe('');
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

test('comes by day, the latest first; of one day, the last written', () => {
  const dated = ['2026-11-02', '2026-11-05', '2026-11-02', '2026-11-05'];
  const texts = (order: string) => [...order].map((index) => `wrote part ${index}`);
  const written = evidenceOf(dated.map((date, index) => line(`wrote part ${index}`, { date })));
  expect(newestFirst(written).map(({ text }) => text)).toEqual(texts('3120'));
  expect(newestFirst(written.toReversed()).map(({ text }) => text)).toEqual(texts('1302'));
});

test.each([
  ['done', 'one'],
  ['moved', 'one'],
  ['stuck', undefined],
  ['dropped', undefined],
] as const)(
  'a line of a check-in is about the action that has its behaviour and was %s',
  (outcome, id) => {
    const actions = [{ id: 'one', outcome }];
    const known = new Map([['one', { behaviour: 'l1-b1' }]]);
    const said = { text: 'x', behaviours: ['l1-b1'] };
    expect(actionOfLine(said, { actions, next: '2026-12-05' }, { actions: [] }, known)).toBe(id);
    // In a conversation the line comes right after the outcome.
    expect(actionOfLine(said, {}, { actions }, known)).toBe(id);
  },
);

describe('an amendment', () => {
  test('changes what it names, wherever the line was noted, and the later one counts', () => {
    const checkin = {
      type: 'checkin',
      sitting: 's',
      ladder: 'test',
      evidence: [
        { text: 'first', behaviours: [] },
        { text: 'second', behaviours: ['l1-b1'] },
      ],
    } as const;
    const [one, two] = evidenceOf([
      {
        ...checkin,
        evidence: [...checkin.evidence].map((entry) => ({
          ...entry,
          behaviours: [...entry.behaviours],
        })),
      },
      {
        type: 'amendment',
        evidence: `${idOf(0)}.2`,
        text: 'other words',
        links: ['commit:1a2b3c4'],
      },
      { type: 'amendment', evidence: `${idOf(0)}.2`, text: 'last words', behaviours: [] },
    ]);
    expect(one).toEqual({ id: `${idOf(0)}.1`, date: day, text: 'first', behaviours: [] });
    expect(two).toEqual({
      ...{ id: `${idOf(0)}.2`, date: day, text: 'last words', behaviours: [] },
      links: ['commit:1a2b3c4'],
    });
  });

  test('drops a line, and its undo brings it back', () => {
    const drop: NewEvent = { type: 'amendment', evidence: idOf(0), dropped: true };
    expect(evidenceOf([line('one line'), drop])).toEqual([]);
    const undo: NewEvent = { type: 'undo', targets: [idOf(1)] };
    expect(evidenceOf([line('one line'), drop, undo])).toHaveLength(1);
    const events = eventsOn(day, [line('one line'), drop]);
    expect(listUndoItems(events, ladder.id)[0]?.kind).toBe('amendment');
    expect(planUndo(ladder, events, day).after.evidence).toBe(1);
  });

  test('counts before its line, as where two clocks differ, and without one', () => {
    const text = 'corrected';
    expect(
      evidenceOf([{ type: 'amendment', evidence: idOf(1), text }, line('one line')]),
    ).toMatchObject([{ text }]);
    expect(evidenceOf([{ type: 'amendment', evidence: 'nobody', text }])).toEqual([]);
  });
});

test('what says that nothing happened is no evidence, wherever it was noted', () => {
  const empty = ['no occasion', 'Nothing this week.', 'n', '42'];
  const behaviours = ['l1-b1'];
  const sitting = { sitting: 's', ladder: ladder.id };
  const answers = (text: string) => [{ behaviour: 'l1-b1', answer: 4, evidence: text }];
  for (const text of empty) {
    expect(
      evidenceOf([
        line(text, { behaviours }),
        { type: 'checkin', ...sitting, evidence: [{ text, behaviours }] },
        { type: 'review', ladder: ladder.id, by: 'you', answers: answers(text) },
        line('some words'),
        { type: 'amendment', evidence: idOf(3), text },
      ]),
      text,
    ).toEqual([]);
  }
});

test('of lines with one source the first counts, dropped or not', () => {
  const source = 'commit:1a2b3c4';
  const texts = (...more: NewEvent[]) =>
    evidenceOf([line('one', { source }), line('two', { source }), line('three'), ...more]).map(
      ({ text }) => text,
    );
  expect(texts()).toEqual(['one', 'three']);
  expect(texts({ type: 'amendment', evidence: idOf(0), dropped: true })).toEqual(['three']);
  expect(texts({ type: 'undo', targets: [idOf(0)] })).toEqual(['two', 'three']);
});

describe('a list', () => {
  const evidence = evidenceOf([
    line('Order map corrected', { behaviours: ['l1-b1'], date: '2026-03-01' }),
    line('Café talk', { links: ['pr:team/app#12'], date: '2026-05-01' }),
    line('Map of billing', { date: '2026-04-01' }),
  ]);
  test.each([
    [{}, ['Café talk', 'Map of billing', 'Order map corrected']],
    [{ words: ['MAP'] }, ['Map of billing', 'Order map corrected']],
    [{ words: ['map', 'ord'] }, ['Order map corrected']],
    [{ words: ['cafe'] }, ['Café talk']],
    [{ words: ['app#12'] }, ['Café talk']],
    [{ words: ['l1-b1'] }, ['Order map corrected']],
    [{ behaviours: ['l1-b1', 'l1-b2'] }, ['Order map corrected']],
    [{ since: '2026-04-01' }, ['Café talk', 'Map of billing']],
    [{ until: '2026-04-01' }, ['Map of billing', 'Order map corrected']],
    [{ linked: true }, ['Café talk']],
    [{ linked: true, words: ['map'] }, []],
  ])('%j', (filter, texts) => {
    expect(selectEvidence(evidence, filter).map(({ text }) => text)).toEqual(texts);
  });

  test('is found by the end of an id, and by last', () => {
    const short = shortEvidenceIds(evidence);
    for (const entry of evidence) {
      expect(findEvidence(evidence, short.get(entry.id) ?? '')).toBe(entry);
      expect(findEvidence(evidence, entry.id.toUpperCase())).toBe(entry);
    }
    expect(findEvidence(evidence, 'last')).toBe(evidence.at(-1));
    const [own, later] = evidence;
    if (own === undefined || later === undefined) throw new Error('expected two');
    expect(findEvidence([own, { ...later, fromReview: true }], 'last')).toBe(own);
    expect(() => findEvidence([{ ...later, fromReview: true }], 'last')).toThrow(/no note/);
    expect(() => findEvidence(evidence, '0000')).toThrow(/could be/);
    expect(() => findEvidence(evidence, 'zzzz')).toThrow(/no note with the id "zzzz"/);
    expect(() => findEvidence([], 'last')).toThrow(/no note/);
  });

  test('is named where words of it were typed instead of its id', () => {
    const found = evidence.find(({ text }) => text === 'Order map corrected');
    const id = shortEvidenceIds(evidence).get(found?.id ?? '');
    expect(() => findEvidence(evidence, 'order MAP')).toThrow(
      `"order MAP" is not the id of a note; did you mean ${id}?`,
    );
    expect(() => findEvidence(evidence, 'no such words')).toThrow(
      '"no such words" is not the id of a note; no note has these words',
    );
  });
});

describe('behaviours suggested by words', () => {
  test('the word for the customer suggests nothing', () => {
    const ladder = withTerms(builtIn, { customer: { one: 'user', many: 'users' } });
    expect(suggestBehaviours(ladder, 'A user, other users and two users more')).toEqual([]);
  });

  test.each([
    ['Drew the billing landscape with the people who run the systems', 'draws-landscape'],
    ['Tested the empty file and the wrong date before I handed it over', 'tests-before-handover'],
  ])('%s', (text, behaviour) => {
    expect(suggestBehaviours(builtIn, text).map((entry) => entry.behaviour)).toContain(behaviour);
  });

  test.each([
    ['Showed two options with costs to the steering group', ['weighs-options']],
    ['Found the root cause of the checkout outage and wrote the postmortem', ['finds-the-cause']],
    ['Spent half a day next to the claims clerks while they worked', ['sees-their-day']],
    ['Drew the order process on a whiteboard with the warehouse people', ['draws-landscape']],
    ['Wrote down seven architecture rules with examples for all projects', ['sets-principles']],
    ['Sent the meeting notes to the customer and asked them to correct them', ['sends-notes-back']],
    ['Sat with claims handlers for two hours; three re-type the same field', ['sees-their-day']],
    ['Told the programme manager not to hire more people', ['advises-against-gain']],
    ['Read a chapter on facilitation, half a page of notes', []],
    ['Wrote half a page of notes about the outage', []],
    ['Meeting with the field team, three pages of notes', []],
    ['Added a field to the order form', []],
    ['Updated the roadmap page in the wiki', []],
    ['Sat with the CFO to go over the budget', []],
    ['Told the junior not to merge on Friday', []],
    ['Led the retro for our team and agreed two changes', []],
    ['Fixed flaky login test', []],
    ['Add retry with backoff to payment client', []],
    ['Refactor customer service module', []],
    ['Design review of the new dashboard colours', []],
    ['Met the team lead about holidays', []],
    ['Lunch with the customer', []],
    ['Lunch with the new head of claims, no agenda', []],
    ['Customer design team lead meeting', []],
    ['Customer asked for a meeting next week', []],
    ['Customer escalation call about lead times', []],
    ['chore: remove unused team config', []],
  ])('real overlap only: %s', (text, behaviours) => {
    expect(suggestBehaviours(builtIn, text).map((entry) => entry.behaviour)).toEqual(behaviours);
  });

  test.each([
    ['head', 'heading'],
    ['even', 'evenings'],
    ['sit', 'sites'],
    ['car', 'cares'],
    ['min', 'mine'],
    ['missed', 'mission'],
    ['passed', 'passion'],
    ['state', 'stations'],
    ['past', 'pasting'],
  ])('not because %s looks like %s', (word, other) => {
    const isMatch = (text: string) => isStrongMatch(builtIn, text, `draws ${other}`);
    expect([isMatch(`drew ${word}`), isMatch(`drew ${other}`)]).toEqual([false, true]);
  });

  test('come by how well they fit, however the verb stands', () => {
    const text =
      'Drew the billing landscape with its people, and compared two design options by cost';
    expect(suggestBehaviours(builtIn, text).map((entry) => entry.behaviour)).toEqual([
      'draws-landscape',
      'weighs-options',
    ]);
    expect(
      suggestBehaviours(builtIn, 'Found the cause of the outage in the code')[0]?.behaviour,
    ).toBe('finds-the-cause');
  });

  test.each(['', 'lunch', 'did the work', '??? 123'])('none for "%s"', (text) => {
    expect(suggestBehaviours(builtIn, text)).toEqual([]);
  });

  test('are at most two, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const found = suggestBehaviours(builtIn, text);
        expect(found.length).toBeLessThanOrEqual(2);
        expect(suggestBehaviours(builtIn, text)).toEqual(found);
      }),
    );
  });

  test('every statement finds its own behaviour', () => {
    const behaviours = allBehaviours(builtIn).map(({ behaviour }) => behaviour);
    const missed = behaviours.filter(
      ({ id, statement }) =>
        !suggestBehaviours(builtIn, statement).some(({ behaviour }) => behaviour === id),
    );
    expect(missed.map(({ id }) => id)).toEqual([]);
  });
});

describe('a note about an action', () => {
  const act = (title: string, words = '') => ({ title, act: words });
  test.each([
    ['asked ops for one criticism of the runbook', act('Ask for one criticism'), true],
    ['they gave me a criticism', act('Ask for one criticism', 'ask operations'), false],
    ['operations gave me a criticism', act('Ask for one criticism', 'ask operations'), true],
    ['Lunch with Maria', act('Ask Maria', 'ask Maria for the figures'), false],
    ['Maria and Tom on the roof', act('Plan the demo with Maria', 'meet Tom and Maria'), false],
    ['Coffee with Tom', act('Coffee with Maria'), false],
    ['Planned the demo, Maria was ill', act('Plan the demo with Maria'), true],
    ['the label service was down', act('Prepare a demo of the label service'), false],
    ['prepared half of the label demo', act('Prepare a demo of the label service'), true],
    [
      'priced the option of changing nothing',
      act('Price the do-nothing option', 'add the option of changing nothing'),
      true,
    ],
    ['we asked one person for lunch', act('Ask for one criticism'), false],
    ['the customer was pleased', act('Ask the customer'), false],
    ['shadowed a support call', act('Sit in on the support rota', 'sit beside somebody'), false],
    ['', act('Ask for one criticism'), false],
    ['anything', act(''), false],
  ])('%j, %j: %s', (text, action, expected) => {
    expect(isAboutAction(builtIn, text, action)).toBe(expected);
  });
});
