import { describe, expect, test } from 'vitest';
import { currentAnswers, roleRule } from '../../src/core/answers/counting-answers.js';
import { earlierAnswers } from '../../src/core/answers/earlier-answers.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventsOn } from './events.js';
import { testLadder } from './ladders.js';
import { answersOfLevel } from './year.js';

const ladder = testLadder(4, 6, {
  themes: {
    craft: { label: 'craft' },
    customer: { label: 'customer side', followsRole: true },
  },
});
const craft = ladder.levels.flatMap(({ behaviours }) =>
  behaviours.filter(({ theme }) => theme === 'craft').map(({ id }) => id),
);
const customer = ladder.levels.flatMap(({ behaviours }) =>
  behaviours.filter(({ theme }) => theme === 'customer').map(({ id }) => id),
);
const strands = ladder.strands.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));

const assessed = eventsOn('2026-01-05', [
  assessmentEvent(ladder, {
    answers: answersOfLevel(ladder, 3),
    ownGuess: null,
    mentor: null,
    framework: null,
    sitting: 'a1',
  }),
]);
const marked = (since: string): NewEvent => ({ type: 'role', title: 'Lead', since });
const said = (today: string, ...events: ReturnType<typeof eventsOn>) =>
  currentAnswers(ladder, fold([...assessed, ...events], 'test'), today);

describe('a new role', () => {
  test('leaves the craft, and puts the customer side and the strands aside', () => {
    const now = said('2026-03-01', ...eventsOn('2026-02-01', [marked('2026-02-01')]));
    expect([...(now?.answers.keys() ?? [])]).toEqual(craft);
    expect(now?.old.toSorted()).toEqual([...customer, ...strands].toSorted());
    expect(now?.outdated).toBe(false);
  });

  test.each([
    ['begins on its day', '2026-02-01', '2026-01-31', 0],
    ['begins on its day', '2026-02-01', '2026-02-01', customer.length + strands.length],
    ['on the day of the assessment leaves it whole', '2026-01-05', '2026-03-01', 0],
    ['that began before the assessment leaves it whole', '2025-12-01', '2026-03-01', 0],
  ])('%s: since %s, on %s', (_, since, today, old) => {
    expect(said(today, ...eventsOn('2026-02-01', [marked(since)]))?.old).toHaveLength(old);
  });

  test('of several the latest counts, in whatever order they were marked', () => {
    const two = (first: string, second: string) =>
      said('2026-06-01', ...eventsOn('2026-05-01', [marked(first), marked(second)]))?.old.length;
    expect(two('2026-01-01', '2026-02-01')).toBe(two('2026-02-01', '2026-01-01'));
  });

  test('what is rated anew since then counts', () => {
    const [behaviour = ''] = customer;
    const now = said(
      '2026-03-01',
      ...eventsOn('2026-02-01', [marked('2026-02-01')]),
      ...eventsOn('2026-02-15', [
        { type: 'checkin', sitting: 'c1', ladder: 'test', ratings: [{ behaviour, answer: 4 }] },
      ]),
    );
    expect(now?.answers.get(behaviour)).toBe(4);
    expect(now?.old).not.toContain(behaviour);
  });

  test('the report says what does not count', () => {
    const state = fold([...assessed, ...eventsOn('2026-02-01', [marked('2026-02-01')])], 'test');
    expect(buildReport(ladder, state, '2026-03-01')?.basis?.old).toHaveLength(
      customer.length + strands.length,
    );
  });

  test('with too little left for a stage, all of it is counted, and said to be old', () => {
    const roleLadder = testLadder(4, 6, {
      themes: {
        craft: { label: 'craft', followsRole: true },
        customer: { label: 'customer side', followsRole: true },
      },
    });
    const events = [...assessed, ...eventsOn('2026-02-01', [marked('2026-02-01')])];
    const now = currentAnswers(roleLadder, fold(events, 'test'), '2026-03-01');
    expect(now).toMatchObject({ outdated: true });
    expect(now?.answers.size).toBe(craft.length + customer.length + strands.length);
  });
});

test.each([
  ['no role', [], false, false],
  ['a role', [marked('2026-02-01')], false, true],
  ['a role to come', [marked('2026-04-01')], false, false],
])('the rule by itself, %s: craft stays, the rest does not', (_, roles, ofCraft, ofCustomer) => {
  const { roles: known } = fold(eventsOn('2026-02-01', roles as NewEvent[]), 'test');
  const isVoid = roleRule(ladder, known, '2026-03-01');
  expect(isVoid(craft[0] ?? '', '2026-01-05')).toBe(ofCraft);
  expect(isVoid(customer[0] ?? '', '2026-01-05')).toBe(ofCustomer);
  expect(isVoid(strands[0] ?? '', '2026-01-05')).toBe(ofCustomer);
});

describe('the next assessment', () => {
  const earlier = (today: string, ...events: ReturnType<typeof eventsOn>) =>
    earlierAnswers(ladder, fold([...assessed, ...events], 'test'), today);

  test('reminds of all that was said, and of what check-ins made of it', () => {
    const [behaviour = ''] = craft;
    const ratings = [{ behaviour, answer: 5 }];
    const events = eventsOn('2026-02-15', [
      { type: 'checkin', sitting: 'c1', ladder: 'test', ratings },
    ]);
    const said = earlier('2026-03-01', ...events);
    expect(said.size).toBe(craft.length + customer.length + strands.length);
    expect(said.get(behaviour)).toBe(5);
  });

  test('does not remind of what was about a role that is over', () => {
    const said = earlier('2026-03-01', ...eventsOn('2026-02-01', [marked('2026-02-01')]));
    expect([...said.keys()]).toEqual(craft);
    expect(earlier('2026-01-31', ...eventsOn('2026-01-10', [marked('2026-02-01')])).size).toBe(
      craft.length + customer.length + strands.length,
    );
  });

  test('still reminds of who the mentor is, and of the own guess', () => {
    const events = eventsOn('2026-01-10', [
      {
        ...assessmentEvent(ladder, {
          answers: answersOfLevel(ladder, 3),
          ownGuess: 2,
          mentor: 'your lead',
          framework: null,
          sitting: 'a2',
        }),
      },
      marked('2026-02-01'),
    ]);
    const said = earlier('2026-03-01', ...events);
    expect(said.get('@mentor')).toEqual({ text: 'your lead' });
    expect(said.get('@own-guess')).toEqual({ level: 2 });
    expect(said.has('@framework')).toBe(false);
  });

  test('has nothing to remind of before the first', () => {
    expect(earlierAnswers(ladder, fold([], 'test'), '2026-03-01').size).toBe(0);
  });
});
