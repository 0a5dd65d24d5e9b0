import { expect, test } from 'vitest';
import { askAboutAction, askWhatCame } from '../../src/commands/checkin/about-action.js';
import { askAim } from '../../src/commands/checkin/ask-aim.js';
import { helpStuck } from '../../src/commands/checkin/help-stuck.js';
import { lastTime } from '../../src/commands/checkin/last-time.js';
import { askNextDay } from '../../src/commands/checkin/new-date.js';
import { notedSentence } from '../../src/commands/checkin/offer.js';
import { offerNextAction } from '../../src/commands/checkin/offer-next.js';
import { askHowOften, askNewRating } from '../../src/commands/checkin/rate-again.js';
import { currentState, isKept, saveAsked, saveStep } from '../../src/commands/checkin/sitting.js';
import { otherAction } from '../../src/commands/checkin/swap.js';
import { askRating } from '../../src/commands/shared/ask-rating.js';
import { readJournal } from '../../src/commands/shared/journal-state.js';
import { daysBetween } from '../../src/core/base/day.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { fold } from '../../src/core/journal/fold.js';
import type { KnownAction } from '../../src/core/journal/state.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { makeEdition } from '../../src/core/ladder/edition.js';
import { findBehaviour } from '../../src/core/ladder/find-in-ladder.js';
import { ownAction } from '../../src/core/plan/own-action.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import { planNow } from '../../src/core/plan/plan-now.js';
import type { KeptAction } from '../../src/core/schema/events.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import type { Question } from '../../src/prompts/ask.js';
import { drawList, openList } from '../../src/prompts/list.js';
import { noPaint } from '../../src/text/paint.js';
import type { World } from '../../src/world/world.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { memoryStore } from '../store/memory-store.js';
import { plainStyle } from '../views/reports.js';
import { builtIn } from './ladder-facts.js';

/** What a check-in asks, without a terminal. */

type ListQuestion = Extract<Question, { kind: 'one' }>;

const [behaviour] = builtIn.levels[1]?.behaviours ?? [];
const { id = '', statement = '' } = behaviour ?? {};

async function rate(last: Answer | null, ...answers: readonly string[]) {
  const asked: ListQuestion[] = [];
  const turns = answers.values();
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question as ListQuestion);
      return turns.next().value ?? '';
    },
  });
  const rateable = { behaviour: id, statement, answer: last };
  const answer = await askRating(ask, builtIn, rateable, { message: 'Is this still true?' });
  return { answer, asked };
}

test.each([
  [2, 'success', 'later'],
  ['no-opportunity', 'success', 'later'],
  [3, 'success', '3'],
  [4, 'success', '4'],
  [2, undefined, '2'],
] as const)('last time %s, after %s: Enter gives %s', async (last, after, expected) => {
  const asked: (string | undefined)[] = [];
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push((question as ListQuestion).initial);
      return 'later';
    },
  });
  const rateable = { behaviour: id, statement, answer: last };
  await askRating(ask, builtIn, rateable, { message: 'How often?', ...(after && { after }) });
  expect(asked).toEqual([expected]);
});

test('on a small screen, the last rating is in sight where it is not proposed', async () => {
  const asked: ListQuestion[] = [];
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question as ListQuestion);
      return 'later';
    },
  });
  const message = 'Over the last twelve months, how often have you done this?';
  await askRating(
    ask,
    builtIn,
    { behaviour: id, statement, answer: 2 },
    { message, after: 'success' },
  );
  const [question] = asked;
  if (question === undefined) throw new Error('expected a question');
  const screen = {
    ...{ width: 40, height: 15, unicode: true, terminal: true },
    ...{ colour: false, paint: noPaint },
  };
  const shown = drawList(openList(question), question, screen).join('\n');
  expect(shown).toMatch(
    /Choice 1 of 8\n› s Ask me another time\n {2}1 .+\n {2}2 With help \(last time\)/,
  );
  expect(shown).toMatch(/1-5, 0 or Enter choose/);
});

test('a rating has the keys of the questionnaire, and help', async () => {
  const { asked } = await rate(4, '4');
  const [question] = asked;
  expect(question?.choices.map(({ key, label }) => [key, label])).toEqual([
    ...builtIn.scale.points.map(({ value, label }) => [
      `${value}`,
      value === 4 ? `${label} (last time)` : label,
    ]),
    ['e', builtIn.scale.earlier.label],
    ['0', builtIn.scale.noOpportunity.label],
    ['s', 'Ask me another time'],
  ]);
  expect(question?.help?.[0]).toBe(`Counts: ${behaviour?.looksLike[0]}`);
});

test.each([
  [4, '1', 1],
  [1, '4', 4],
  [4, '2', 2],
  [4, 'no-opportunity', 'no-opportunity'],
] as const)('from %s to %s, it asks whether that is meant', async (last, typed, answer) => {
  const changed = await rate(last, typed, 'new');
  expect(changed.answer).toBe(answer);
  expect(changed.asked[1]?.message).toMatch(/^From “.+” to “.+”: is that right\?$/);
  // Enter shows the scale again, and no key of the scale answers.
  expect(changed.asked[1]?.initial).toBe('again');
  expect(changed.asked[1]?.choices.map(({ key }) => key)).toEqual(['n', 'y']);
  const again = await rate(last, typed, 'again', String(last));
  expect(again.answer).toBe(last);
  expect(again.asked[2]).toEqual(again.asked[0]);
});

test.each([
  [4, '3', 3],
  [3, '4', 4],
  [4, 'earlier', 'earlier'],
  [null, '1', 1],
  ['no-opportunity', '1', 1],
  ['earlier', '1', 1],
] as const)('from %s to %s, it asks nothing else', async (last, typed, answer) => {
  expect(await rate(last, typed)).toMatchObject({ answer, asked: [{ kind: 'one' }] });
});

/** A check-in of a person who does all of the first two levels, and chooses the same everywhere. */
async function sittingOf(choice: string | ((question: Question) => string), yes = true) {
  const today = '2026-11-21';
  const store = memoryStore({ clock: () => new Date(`${today}T09:00:00Z`), today });
  const asked: ListQuestion[] = [];
  const ask = scriptedAsk({
    answers: (question) => {
      asked.push(question as ListQuestion);
      if (question.kind === 'yes-no') return yes;
      return typeof choice === 'string' ? choice : choice(question);
    },
  });
  const world = {
    ...{ env: {}, today, store, newId: () => 'c1' },
    settings: async () => defaultSettings,
    style: async () => ({ width: 79, unicode: true, paint: noPaint, locale: null }),
    ladder: async () => builtIn,
    writtenLadder: async () => builtIn,
    edition: async () => makeEdition(builtIn),
  } as unknown as World;
  const answers = new Map(
    builtIn.levels.flatMap(({ rank, behaviours }) =>
      behaviours.map((one): [string, Answer] => [one.id, rank <= 2 ? 4 : 1]),
    ),
  );
  const about = { mentor: null, ownGuess: null, framework: null, evidence: new Map() };
  store.append([assessmentEvent(builtIn, { ...about, answers, sitting: 'a1' })]);
  const initialState = await readJournal(world);
  const open = { ask, world, sitting: 'c1', asked: new Set<string>(), initialState };
  return { open, asked, store };
}

test('what is offered next says what it is for, and what was noted about that of late', async () => {
  const { open, asked } = await sittingOf('leave');
  const { behaviour: first } =
    planNow(builtIn, open.initialState.state, '2026-11-21').suggestions[0]?.action ?? {};
  const statement = findBehaviour(builtIn, first ?? '')?.behaviour.statement;
  await offerNextAction(open, null);
  expect(asked[0]?.about?.slice(1)).toEqual([`New at level 3: ${statement}`]);
  // What was not wanted is not offered for the same behaviour again.
  await offerNextAction(open, first ?? null);
  expect(asked.length).toBe(1);
  const { store, ...other } = await sittingOf('leave');
  for (const [date, text] of [
    ['2026-10-01', 'long ago'],
    ['2026-11-20', 'a change for what they criticised'],
  ] as const)
    store.append([{ type: 'evidence', date, text, behaviours: [first ?? ''] }]);
  await offerNextAction(other.open, first ?? null);
  expect(other.asked[0]?.about?.slice(1)).toEqual([
    `For the same behaviour: ${statement}`,
    'You noted on Fri 20 Nov: “a change for what they criticised”',
  ]);
});

test('what was done before it was offered counts as done, and gives way to the next', async () => {
  const { open, asked, store } = await sittingOf((question) => {
    if (question.kind === 'text') return 'they use it';
    if (/how often/.test(question.message)) return '2';
    return asked.filter(({ message }) => message.startsWith('Next?')).length > 1 ? 'leave' : 'done';
  });
  await offerNextAction(open, null);
  expect(asked.map(({ message }) => message.replace(/ “.+|(?<=^Next\?).+/, ''))).toEqual([
    'Next?',
    'Well done. What came of it, in a line? (Enter for none)',
    'Over the last twelve months, how often have you done this?',
    'Next?',
  ]);
  const { actions, checkins, evidence } = fold(store.readJournal().events, builtIn.id);
  expect(actions.map(({ status, until }) => ({ status, until }))).toEqual([
    { status: 'done', until: '2026-11-21' },
  ]);
  // So that it's no news at the next one.
  expect(checkins[0]?.actions).toEqual([{ id: actions[0]?.id, outcome: 'done' }]);
  expect(evidence.map(({ text, actions: of }) => ({ text, of }))).toEqual([
    { text: 'they use it', of: [actions[0]?.id] },
  ]);
  expect(asked[3]?.message).not.toBe(asked[0]?.message);
  expect([...open.asked].filter((step) => step.startsWith('@next'))).toEqual([]);
});

test.each([
  ['', ['they drew it']],
  ['they use it', ['they drew it', 'they use it']],
])('whoever has logged what came of an action need not type it again: %j', async (typed, kept) => {
  const { open, asked, store } = await sittingOf((question) =>
    question.kind === 'text' ? typed : 'later',
  );
  const action = { ...ownAction('Draw it', [], null), id: 'mine', behaviour: id };
  store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
  const noted = { date: '2026-11-21', text: 'they drew it', behaviours: [id] };
  store.append([{ type: 'evidence', ...noted }]);
  const now = { ...open, initialState: currentState(open) };
  const [mine] = now.initialState.state.actions;
  if (mine !== undefined) await askWhatCame(now, mine);
  expect(asked[0]?.message).toBe(
    'Well done. You noted on Sat 21 Nov: “they drew it”. What came of it, in a line? (Enter for what you noted)',
  );
  expect(currentState(open).state.evidence.map(({ text }) => text)).toEqual(kept);
});

test.each([
  [4, true, 'done'],
  [4, false, 'active'],
  [3, true, 'active'],
] as const)(
  'after a rating of %s, it asks whether the action for it is done (%s): it is %s',
  async (rating, isDone, status) => {
    const { open, asked, store } = await sittingOf(`${rating}`, isDone);
    const action = { ...ownAction('Ask first', [], null), id: 'mine', behaviour: id };
    store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
    await askNewRating(open, { behaviour: id, statement, answer: 4 }, { message: 'Still true?' });
    expect(asked.slice(1).map(({ message }) => message)).toEqual(
      rating === 4 ? ['“Ask first” in your plan was for this. Is it done?'] : [],
    );
    const { actions } = fold(store.readJournal().events, builtIn.id);
    expect(actions.find((one) => one.id === 'mine')?.status).toBe(status);
    // Whoever keeps it has said nothing about its progress.
    expect(open.asked.has('mine')).toBe(rating === 4 && isDone);
  },
);

test.each([
  ['he is away until 10 December', '2026-12-17'],
  ['away until 4 December', '2026-12-11'],
  ['no time until Monday', '2026-12-04'],
  ['no time', '2026-12-04'],
])('a later date comes after the day named by what is in the way: %s, %s', async (because, due) => {
  const { open, asked, store } = await sittingOf('take');
  const action = { ...ownAction('Ask him', [], '2026-11-20'), id: 'mine' };
  for (const change of [action, { id: 'mine', because }]) {
    store.append([planEvent(builtIn, { sitting: 'p', actions: [change] })]);
  }
  await askNextDay({ ...open, initialState: currentState(open) });
  expect(asked).toHaveLength(1);
  expect(currentState(open).state.actions[0]?.due).toBe(due);
});

test('a whole action comes back after its step with what was in the way, and so it is asked about next time', async () => {
  const { open, asked, store } = await sittingOf(({ kind }) => (kind === 'text' ? '' : 'back'));
  const plan = (...actions: KeptAction[]) => planEvent(builtIn, { sitting: 'c0', actions });
  const whole = { ...ownAction('Own up to it', [], null), id: 'whole' };
  const step = {
    ...ownAction('Write one word', [], null),
    id: 'own-step',
    insteadOf: 'whole',
  };
  store.append([plan(whole)]);
  saveStep({ ...open, sitting: 'c0' }, { actions: [{ id: 'whole', outcome: 'stuck' }] });
  store.append([
    plan({ id: 'whole', because: 'no time' }),
    plan({ id: 'whole', status: 'queued' }, step),
  ]);
  const known = (id: string) => currentState(open).state.actions.find((one) => one.id === id);
  const small = known('own-step');
  if (small === undefined) throw new Error('there is no step');
  saveStep(open, { actions: [{ id: 'own-step', outcome: 'done' }] });
  await askWhatCame(open, small);
  const large = known('whole');
  if (large === undefined) throw new Error('there is no action');
  await askAboutAction(open, large, []);
  const told = asked.filter(({ about }) => about?.includes('In the way last time: “no time”'));
  expect(told.map(({ message }) => message)).toEqual([
    'And the whole action? Own up to it.',
    'How is it going? Own up to it.',
  ]);
});

test.each([
  [null, '2026-12-04'],
  ['2026-11-25', '2026-12-04'],
  ['2027-01-15', '2027-01-15'],
])('a whole action that was due on %s comes back due on %s', async (before, due) => {
  const { open, store } = await sittingOf((question) =>
    question.kind === 'text' ? (question.initial ?? '') : 'back',
  );
  const whole = { ...ownAction('Own up to it', [], before), id: 'whole' };
  const step = { ...ownAction('Write one word', [], null), id: 'own-step', insteadOf: 'whole' };
  const actions = [{ ...whole, status: 'queued' as const }, step];
  store.append([planEvent(builtIn, { sitting: 'p', actions })]);
  const small = currentState(open).state.actions.find((one) => one.id === 'own-step');
  if (small !== undefined) await askWhatCame(open, small);
  const { actions: after } = currentState(open).state;
  expect(after.find((one) => one.id === 'whole')).toMatchObject({ status: 'active', due });
});

test('what was in the way has its day, unless that was the last check-in', async () => {
  const { open, store } = await sittingOf('');
  store.append([
    planEvent(builtIn, {
      sitting: 'p',
      actions: [{ ...ownAction('Ask him', [], null), id: 'mine' }],
    }),
  ]);
  saveStep({ ...open, sitting: 'c0' }, { actions: [{ id: 'mine', outcome: 'stuck' }] });
  store.append([
    planEvent(builtIn, { sitting: 'c0', actions: [{ id: 'mine', because: 'no time' }] }),
  ]);
  const { state } = currentState(open);
  const [action] = state.actions;
  if (action === undefined) throw new Error('there is no action');
  const style = plainStyle();
  expect(lastTime(action, state, 'c2', style)).toBe('In the way last time: “no time”');
  const [first] = state.checkins;
  if (first === undefined) throw new Error('there is no check-in');
  const next = { ...first, sitting: 'c1', day: '2026-11-28', actions: [] };
  const later = { ...state, checkins: [first, next] };
  expect(lastTime(action, later, 'c2', style)).toBe('In the way on Sat 21 Nov: “no time”');
  expect(lastTime(action, later, 'c1', style)).toBe('In the way last time: “no time”');
});

test('with a long rhythm, a later date is two weeks ahead where another action brings the next check-in', async () => {
  const { open, store } = await sittingOf('take');
  const late = { ...ownAction('Ask him', [], '2026-11-20'), id: 'mine' };
  const other = { ...ownAction('Ask her', [], '2026-11-30'), id: 'other' };
  store.append([planEvent(builtIn, { sitting: 'p', actions: [late, other] })]);
  const settings = async () => ({ ...defaultSettings, rhythm: 28 });
  const world = { ...open.world, settings };
  expect(await askNextDay({ ...open, world, initialState: currentState(open) })).toBe('2026-11-30');
  expect(currentState(open).state.actions[0]?.due).toBe('2026-12-04');
});

test('what was asked about in this check-in, or begun, is not asked about again after a rating', async () => {
  const { open, asked, store } = await sittingOf('4');
  const action = { ...ownAction('Ask first', [], null), id: 'mine', behaviour: id };
  store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
  open.asked.add('mine');
  await askNewRating(open, { behaviour: id, statement, answer: 4 }, { message: 'Still true?' });
  expect(asked).toHaveLength(1);
});

test.each([
  ['not-yet', null, true],
  ['moved', null, true],
  ['stuck', null, false],
  ['not-yet', '2026-11-21', false],
  ['not-yet', '2026-11-22', true],
])(
  'what is kept (%s) though one does it is asked about later only where it is late by %s',
  async (outcome, due, expected) => {
    const { open, store } = await sittingOf(({ kind }) => (kind === 'text' ? '' : outcome));
    const action = { ...ownAction('Ask first', [], due), id: 'mine', behaviour: id };
    store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
    const known = () => currentState(open).state.actions[0] as KnownAction;
    const later = { ...open, sitting: 'c2', asked: new Set<string>() };
    saveStep({ ...open, sitting: 'c0' }, { ratings: [{ behaviour: id, answer: 4 }] });
    expect(isKept(later, known())).toBe(false);
    await askAboutAction(open, known(), []);
    saveAsked(open);
    expect(isKept(later, known())).toBe(expected);
    saveStep({ ...open, sitting: 'c2' }, { ratings: [{ behaviour: id, answer: 2 }] });
    expect(isKept(later, known())).toBe(false);
  },
);

test('after something was done, a rating one lower is asked about, too', async () => {
  const turns = ['1', 'again', '2'].values();
  const { open, asked } = await sittingOf(() => turns.next().value ?? '');
  await askHowOften(open, { behaviour: id, statement, answer: 2 });
  expect(asked.map(({ message }) => message.replace(/: .*|, how.*/, ''))).toEqual([
    'Over the last twelve months',
    'From “With help” to “Not so far”',
    'Over the last twelve months',
  ]);
});

test.each([
  [4, 'You do this now. What about the action? Ask first.'],
  [3, 'How is it going? Ask first.'],
])('an action whose behaviour was rated %s since is asked about: %s', async (answer, message) => {
  const { open, asked, store } = await sittingOf('not-yet');
  const action = { ...ownAction('Ask first', [], null), id: 'mine', behaviour: id };
  store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
  saveStep({ ...open, sitting: 'c0' }, { ratings: [{ behaviour: id, answer }] });
  const [known] = currentState(open).state.actions;
  if (known === undefined) throw new Error('there is no action');
  // Taken so long ago that a smaller one would be offered.
  await askAboutAction(open, { ...known, since: '2026-09-01' }, []);
  const [question] = asked;
  expect(question?.message).toBe(message);
  const isHeld = answer === 4;
  expect(question?.choices.map(({ value }) => value).includes('help')).toBe(!isHeld);
  const said = `On Sat 21 Nov you said that you do this: “${statement}”`;
  expect(question?.about).toEqual(isHeld ? [said] : []);
  // A small screen cuts it, and the help has it whole.
  expect(question?.help?.slice(0, -6)).toEqual(question?.about);
});

test.each([
  [[], '2026-11-21', null],
  [['s1'], '2026-11-21', 'keep'],
  [['s1', 's2'], '2026-11-21', 'swap'],
  [['s1', 's2', 's3'], '2026-11-21', 'swap'],
  // What isn't due yet, or has no date, is never late.
  [['s1', 's2'], '2026-11-22', null],
  [['s1', 's2'], null, null],
])(
  'after “Not yet” in %s, due on %s, another asks what would help, in the same order, from %s',
  async (before, due, initial) => {
    const { open, asked, store } = await sittingOf('not-yet');
    const action = { ...ownAction('Ask first', [], due), id: 'mine' };
    store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
    for (const sitting of before) {
      store.append([planEvent(builtIn, { sitting, asked: ['mine'] })]);
    }
    const [known] = currentState(open).state.actions;
    if (known === undefined) throw new Error('there is no action');
    await askAboutAction(open, known, []);
    const help = asked
      .slice(1)
      .map((question) => [
        question.message,
        'initial' in question && question.initial,
        question.choices.map(({ value }) => value),
      ]);
    const order = ['keep', 'smaller', 'reword', 'swap', 'later', 'drop'];
    // What it's for can be the same as before.
    for (const { choices } of asked.slice(1)) {
      const swap = choices.find(({ value }) => value === 'swap');
      expect(swap?.label).toMatch(/^Swap it for another: /);
      expect(swap?.detail).toMatch(/^When .+, I will .+\.$/);
    }
    expect(help).toEqual(
      initial === null ? [] : [['Not yet again. What would help?', initial, order]],
    );
  },
);

test.each([
  ['back', 'active'],
  ['done', 'done'],
  ['later', 'queued'],
])(
  'after a step of a step, the question is about the action behind both: %s',
  async (choice, status) => {
    const { open, asked, store } = await sittingOf((question) => {
      if (question.message.includes('how often')) return '4';
      if (question.message.startsWith('Small step done')) return 'they answered';
      if (question.kind === 'text') return question.initial ?? '';
      return choice;
    });
    const step = (act: string, insteadOf: string) => ({
      ...ownAction(act, [], null),
      behaviour: id,
      insteadOf,
    });
    const words = { ...ownAction('Own up to one mistake', [], null), doneWhen: 'my lead knows' };
    const whole = { ...words, id: 'whole', behaviour: id };
    const larger = step('Write two lines', 'whole');
    const smaller = step('Write one word', larger.id);
    const actions = [whole, larger].map((one) => ({ ...one, status: 'queued' as const }));
    store.append([planEvent(builtIn, { sitting: 'p', actions: [...actions, smaller] })]);
    const known = currentState(open).state.actions.find((one) => one.id === smaller.id);
    if (known === undefined) throw new Error('there is no step');
    saveStep(open, { actions: [{ id: known.id, outcome: 'done' }] });
    await askWhatCame(open, known);
    const [question] = asked.filter(
      ({ message }) => message === 'And the whole action? Own up to one mistake.',
    );
    // Else nobody can tell whether the step was enough.
    expect(question?.about?.at(-1)).toBe('Done when my lead knows.');
    const { state } = currentState(open);
    const statuses = Object.fromEntries(state.actions.map((one) => [one.id, one.status]));
    expect(statuses).toEqual({ whole: status, [larger.id]: 'done', [smaller.id]: 'done' });
    // Whoever leaves that parked may still want something else, and isn't offered it again.
    asked.length = 0;
    if (choice === 'later') await offerNextAction(open, null);
    const offered = asked.map(({ message }) => message.startsWith('Next? Own up'));
    expect([open.asked.has('@offer'), offered]).toEqual([
      choice === 'later',
      choice === 'later' ? [false] : [],
    ]);
    // The next assessment doesn't ask for an example where there is one.
    const noted = state.evidence.find(({ text }) => text === 'they answered');
    expect(noted?.behaviours).toEqual([id]);
  },
);

test.each([
  ['my lead cancelled twice', 'own'],
  ['too much else', 'take'],
])(
  'a smaller step that needs who is in the way isn’t the one that Enter takes: %s',
  async (because, initial) => {
    const { open, asked, store } = await sittingOf(({ kind, message }) => {
      if (message.startsWith('What is in the way')) return because;
      if (kind === 'text') return '';
      return message === 'What would help?' ? 'smaller' : 'take';
    });
    const action = {
      ...ownAction('Draw it', [], null),
      id: 'mine',
      fallback: 'ask my lead for a date',
    };
    store.append([planEvent(builtIn, { sitting: 'p', actions: [action] })]);
    const [known] = currentState(open).state.actions;
    if (known === undefined) throw new Error('there is no action');
    saveStep(open, { actions: [{ id: 'mine', outcome: 'stuck' }] });
    await helpStuck(open, known);
    const step = asked.find(({ message }) => message === 'A smaller step, for this week?');
    expect(step?.initial).toBe(initial);
  },
);

test('what is stuck is swapped for nothing that takes longer', async () => {
  const { open } = await sittingOf('take');
  const behaviours = builtIn.levels[2]?.behaviours ?? [];
  const ladderActions = builtIn.levels.flatMap((level) =>
    level.behaviours.flatMap(({ actions }) => actions),
  );
  const efforts = ['15 min', '30 min', '1 hour', '2 hours', 'half a day', '1 day', '2 days'];
  const swaps = new Set<string>();
  for (const { id: of, actions } of behaviours) {
    for (const one of [...actions, { ...ownAction('Write two lines', [], null), step: true }]) {
      const stuck = { ...one, behaviour: of, status: 'active' } as unknown as KnownAction;
      const other = otherAction(open, stuck);
      const { effort } = ladderActions.find((known) => known.id === other?.change.id) ?? {};
      const most = efforts.indexOf(one.effort ?? '15 min');
      if (effort !== undefined && most !== -1) {
        expect(efforts.indexOf(effort)).toBeLessThanOrEqual(most);
        swaps.add(effort);
      }
    }
  }
  expect(swaps.size).toBeGreaterThan(2);
});

test.each(['another way to the same', 'the next of the plan'])(
  'what an action is swapped for is due on a day of its own: %s',
  async (kind) => {
    const { open, store } = await sittingOf('take');
    const { state } = open.initialState;
    const [first] = planNow(builtIn, state, '2026-11-21').suggestions;
    if (first === undefined) throw new Error('nothing is suggested');
    const behaviour = kind === 'the next of the plan' ? null : first.action.behaviour;
    const stuck = { ...first.action, id: 'mine', behaviour, status: 'active' as const };
    const swap = () => {
      const { actions } = currentState(open).state;
      const [known] = actions.filter(({ id }) => id === 'mine');
      return known === undefined ? null : otherAction(open, known);
    };
    const plan = (...actions: readonly KeptAction[]) =>
      store.append([planEvent(builtIn, { sitting: 'p', actions: [...actions] })]);
    plan({ ...stuck, due: '2026-11-23' });
    const alone = swap()?.change.due ?? '';
    // Nor is the day of the one that goes in the way.
    plan({ id: 'mine', due: alone });
    expect(swap()?.change.due).toBe(alone);
    plan({ ...stuck, id: 'other', behaviour: null, due: alone });
    expect(daysBetween(alone, swap()?.change.due ?? '')).toBeGreaterThanOrEqual(3);
  },
);

test.each([
  ['next', null],
  ['last', 3],
])(
  'a rating that moves the level asks once what the plan is to work towards: %s',
  async (choice, target) => {
    const { open, asked, store } = await sittingOf(choice);
    await askAim(open);
    expect(asked).toEqual([]);
    saveStep(open, {
      ratings: (builtIn.levels[2]?.behaviours ?? []).map((one) => ({
        behaviour: one.id,
        answer: 4,
      })),
    });
    await askAim(open);
    await askAim(open);
    expect(asked.map(({ message }) => message)).toEqual(['What will your plan work towards?']);
    expect(asked[0]?.choices.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^Towards level 4: /),
      expect.stringMatching(/^Still towards level 3: /),
    ]);
    expect(fold(store.readJournal().events, builtIn.id).target).toBe(target);
  },
);

test('two notes are both quoted, and of three the last alone', () => {
  const style = plainStyle({ width: 79 });
  const note = (day: number) => ({
    ...{ id: `${day}`, date: `2026-11-${day}`, text: `Day ${day}`, behaviours: [] },
  });
  const said = 'You noted on Fri 20 Nov: “Day 20”';
  expect(notedSentence([20, 19].map(note), style)).toBe(`${said}, and on Thu 19 Nov: “Day 19”`);
  expect(notedSentence([20, 19, 18].map(note), style)).toBe(`${said} (and 2 more)`);
});
