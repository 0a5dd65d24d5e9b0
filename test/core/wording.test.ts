import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/core/journal/fold.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { inLadderWords } from '../../src/core/plan/ladder-words.js';
import { addOwn, editAction, inOwnWords } from '../../src/core/plan/plan-change.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import { sentenceOf } from '../../src/core/plan/suggestions.js';
import { bareWords } from '../../src/core/plan/wording.js';
import { ladderSchema } from '../../src/core/schema/ladder.schema.js';
import { eventsOn } from './events.js';

const now = {
  kept: [],
  suggestions: [],
  declined: new Map(),
  held: new Set<string>(),
  days: new Map<string, number>(),
  today: '2026-11-28',
};

const planned = {
  ...now,
  kept: fold(
    eventsOn('2026-11-01', [{ type: 'plan', ladder: 'l', actions: [{ id: 'x', act: 'y' }] }]),
    'l',
  ).actions,
};

describe('the words of an action go on in its sentence', () => {
  test.each([
    [{ cue: 'When I plan', act: 'I will call them' }, 'When I plan, I will call them.'],
    [{ cue: 'when When I plan', act: 'I’ll I will Call them' }, 'When I plan, I will call them.'],
    [{ cue: 'If it rains', act: "then I'll read" }, 'When it rains, I will read.'],
    [{ cue: 'whenever I plan', act: 'will call' }, 'When I plan, I will call.'],
    [{ cue: '', act: 'I am going to call' }, 'Call.'],
    [{ cue: '', act: 'I read a book with my team' }, 'Read a book with my team.'],
    [{ cue: '', act: 'I am on call' }, 'I am on call.'],
    [{ cue: 'I plan', act: 'Reading the minutes' }, 'When I plan: reading the minutes.'],
    [{ cue: 'I plan', act: 'bring my notes' }, 'When I plan, I will bring my notes.'],
    [{ cue: '', act: 'reading the minutes' }, 'Reading the minutes.'],
    [{ cue: 'I plan', act: 'ask IT' }, 'When I plan, I will ask IT.'],
    [{ cue: 'when', act: 'I will' }, 'When when, I will I will.'],
  ])('%j', (words, sentence) => {
    expect(sentenceOf(bareWords({ id: 'x', ...words }))).toBe(sentence);
  });

  test('obstacle, fallback and what it is done by, too', () => {
    const words = {
      obstacle: 'If nobody comes',
      fallback: 'then I will write',
      doneWhen: 'Done when it is sent',
    };
    expect(bareWords({ id: 'x', ...words })).toEqual({
      id: 'x',
      obstacle: 'nobody comes',
      fallback: 'write',
      doneWhen: 'it is sent',
    });
  });

  test.each([
    ['The draft has a price', 'the draft has a price'],
    ['Done when: The draft has a price', 'the draft has a price'],
    ['A team of ours runs it', 'a team of ours runs it'],
    ['I have read it', 'I have read it'],
    ['IT has read it', 'IT has read it'],
    ['Ann has read it', 'Ann has read it'],
    ['A/B tests have run', 'A/B tests have run'],
  ])('a capital in the middle of a sentence is left to names: %s', (text, expected) => {
    const { cue, obstacle, doneWhen } = bareWords({
      id: 'x',
      cue: text,
      obstacle: text,
      doneWhen: text,
    });
    expect(doneWhen).toBe(expected);
    if (!text.startsWith('Done')) expect([cue, obstacle]).toEqual([expected, expected]);
  });

  test('nothing doubles on any way into the plan', () => {
    const start = fc.constantFrom('', 'I will ', 'I will I will ', 'i’ll ', 'I WILL ');
    const when = fc.constantFrom('', 'When ', 'when When ', 'If ', 'whenever ');
    fc.assert(
      fc.property(start, when, (will, whenever) => {
        const act = `${will}call each of the sponsors`;
        const cue = `${whenever}a design is ready`;
        const own = addOwn(now, { cue, act });
        const edited = editAction(planned, 'x', { cue, act });
        const [kept] = planEvent({ id: 'l' }, { actions: [{ ...edited, act, cue }] }).actions ?? [];
        for (const action of [own, kept]) {
          expect(sentenceOf(action ?? { act: '' })).toBe(
            'When a design is ready, I will call each of the sponsors.',
          );
        }
        expect(own.title).toBe('Call each of the sponsors');
      }),
    );
  });

  test('a whole sentence is taken apart', () => {
    const call = { cue: 'I plan', act: 'call Ann' };
    expect(bareWords({ id: 'x', act: 'When I plan, I will call Ann' })).toEqual({
      id: 'x',
      ...call,
    });
    expect(bareWords({ id: 'x', act: 'Call Ann when I plan' })).not.toHaveProperty('cue');
    expect(addOwn(now, { act: 'When I plan, I will call Ann' })).toMatchObject({
      cue: 'I plan',
      act: 'call Ann',
      title: 'Call Ann',
    });
  });

  test.each([
    ['when support asks, i answer at once', 'When support asks, I will answer at once.'],
    ['If support asks then I answer at once', 'When support asks, I will answer at once.'],
    ['As soon as support asks: I’ll answer.', 'When support asks, I will answer.'],
    ['When support asks\u00a0, I answer ', 'When support asks, I will answer.'],
    ['Whenever support asks - I answer', 'When support asks, I will answer.'],
    [
      'When Ann calls, mails or writes, I answer',
      'When Ann calls, mails or writes, I will answer.',
    ],
    ['When the 10:30 call ends, I have a look', 'When the 10:30 call ends, I will have a look.'],
    ['When support asks, answer at once', 'When support asks, answer at once.'],
    ['When support asks, I am the one who answers', 'When support asks, I am the one who answers.'],
    ['When a case I know comes back', 'When a case I know comes back.'],
  ])('also without “will”, but nothing that would read wrong: %s', (text, sentence) => {
    expect(sentenceOf(addOwn(now, { act: text }))).toBe(sentence);
    // Where another time stood before, the one that is typed now counts.
    const cue = sentence.startsWith('When support asks, I will') ? 'I plan' : '';
    expect(sentenceOf(bareWords({ id: 'x', cue, act: text }))).toBe(sentence);
  });

  test('a title that was given stays', () => {
    expect(addOwn(now, { act: 'call Ann', title: 'Speak with Ann' }).title).toBe('Speak with Ann');
    expect(editAction(planned, 'x', { due: null })).toEqual({ id: 'x', due: null });
    const written = { cue: 'I plan', act: 'ask a customer for an hour', title: 'Ask for an hour' };
    expect(inOwnWords(written, { act: 'ask two customers' })).toEqual({ act: 'ask two customers' });
    expect(inOwnWords({ ...written, title: 'Ask a customer' }, { act: 'call Ann' })).toEqual({
      act: 'call Ann',
    });
  });

  test("the ladder's title names the ladder's act, and goes with it", () => {
    const title = 'Ask a customer';
    const taken = { cue: 'I plan', act: 'ask a customer for an hour', title };
    expect(inOwnWords(taken, { act: 'call Ann' }, title).title).toBe('Call Ann');
    expect(inOwnWords(taken, { cue: 'Monday comes' }, title)).toEqual({ cue: 'Monday comes' });
    expect(inOwnWords(taken, { act: 'call Ann' }, 'Another title')).toEqual({ act: 'call Ann' });
    // An action in a journal may have no title.
    expect(inOwnWords({ act: 'call Ann' }, { act: 'call Bo' }, title).title).toBe('Call Bo');
  });

  test('a title that was made of the words follows them', () => {
    const own = addOwn(now, { act: 'call Ann' });
    expect(inOwnWords(own, { act: 'call Bo' })).toEqual({ act: 'call Bo', title: 'Call Bo' });
    expect(inOwnWords(own, { due: null })).toEqual({ due: null });
    expect(inOwnWords({ act: 'call Ann' }, { act: 'call Bo' }).title).toBe('Call Bo');
  });
});

describe('an action that was taken is told in the words of today', () => {
  const actions = [
    {
      id: 'ask',
      title: 'Ask the {customer}',
      cue: 'the {customer} calls',
      act: 'ask what the {customers} want',
    },
  ];
  const written = ladderSchema.parse({
    id: 'l',
    title: 'L',
    terms: { customer: { one: 'customer', many: 'customers' } },
    levels: [
      { rank: 1, id: 'one', title: 'One', behaviours: [{ id: 'a', statement: 'Asks.', actions }] },
      { rank: 2, id: 'two', title: 'Two', behaviours: [{ id: 'b', statement: 'B.' }] },
    ],
  });
  const asClient = withTerms(written, { customer: { one: 'client', many: 'clients' } });
  const told = (kept: object) =>
    inLadderWords(
      asClient,
      fold(
        eventsOn('2026-11-01', [{ type: 'plan', ladder: 'l', actions: [{ id: 'ask', ...kept }] }]),
        'l',
      ),
    ).actions[0];

  test('another word for the customer is replaced, also in an older journal without titles', () => {
    const words = { cue: 'the customer calls', act: 'ask what the customers want' };
    expect(told(words)).toMatchObject({
      title: 'Ask the client',
      cue: 'the client calls',
      act: 'ask what the clients want',
    });
    expect(told({ ...words, title: 'Ask the guest' })?.title).toBe('Ask the client');
  });

  test('what the person wrote stays', () => {
    expect(told({ cue: 'the customer pays', act: 'I will ask', title: 'Mine' })).toMatchObject({
      title: 'Mine',
      cue: 'the customer pays',
      act: 'ask',
    });
  });
});
