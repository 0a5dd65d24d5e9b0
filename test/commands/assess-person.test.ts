import { describe, expect, test } from 'vitest';
import { openInterview } from '../../src/commands/assess/open-interview.js';
import { assessPerson } from '../../src/commands/assess/questionnaire.js';
import { readJournal } from '../../src/commands/shared/journal-state.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { changesIn } from '../../src/core/history/sitting-changes.js';
import type { QuestionOnScreen } from '../../src/core/interview/question-on-screen.js';
import { fold } from '../../src/core/journal/fold.js';
import { countAnswered } from '../../src/core/journal/state.js';
import { ladderForBranch } from '../../src/core/ladder/branch.js';
import { makeEdition } from '../../src/core/ladder/edition.js';
import { allBehaviours, findBehaviour } from '../../src/core/ladder/find-in-ladder.js';
import { activeOf } from '../../src/core/plan/action-status.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import type { KeptAction } from '../../src/core/schema/events.schema.js';
import { defaultSettings } from '../../src/core/settings/default-settings.js';
import type { Picked, PickQuestion, Question } from '../../src/prompts/ask.js';
import { noPaint } from '../../src/text/paint.js';
import { formatNearDay } from '../../src/views/text/style.js';
import type { World } from '../../src/world/world.js';
import type { ScriptedAnswer, ScriptedMove } from '../prompts/scripted-ask.js';
import { scriptedAsk } from '../prompts/scripted-ask.js';
import { memoryStore } from '../store/memory-store.js';
import { builtIn } from './ladder-facts.js';

/** The questionnaire with a person who is not there, and what became of it. */
function personWho(
  answer: (question: QuestionOnScreen | null) => ScriptedMove,
  {
    plan = false,
    answers = () => 'later',
    journal = '',
  }: {
    readonly plan?: boolean;
    readonly answers?: (question: Question) => ScriptedAnswer;
    readonly journal?: string;
  } = {},
) {
  const printed: string[] = [];
  const noticed: string[] = [];
  const store = memoryStore(
    { clock: () => new Date('2026-11-21T09:00:00Z'), today: '2026-11-21' },
    journal,
  );
  const ask = scriptedAsk({ questionnaire: answer, answers });
  const world = {
    env: {},
    out: { write: (text: string) => printed.push(text), screen: { terminal: false } },
    notice: (text: string) => noticed.push(text),
    today: '2026-11-21',
    store,
    newId: () => 'a-sitting',
    settings: async () => defaultSettings,
    style: async () => ({ width: 79, unicode: true, paint: noPaint, locale: null }),
    ladder: async () => builtIn,
    writtenLadder: async () => builtIn,
    edition: async () => makeEdition(builtIn),
    ask: async () => ask,
  } as unknown as World;
  const input = { arguments: [], options: { json: true, plan } };
  const start = () => assessPerson(input as unknown as Parameters<typeof assessPerson>[0], world);
  return { start, world, printed, noticed, store };
}

async function assess(answer: (question: QuestionOnScreen | null) => ScriptedMove) {
  const { start, ...rest } = personWho(answer);
  return { ...rest, run: start() };
}

test('with --json, too few answers end in an error that programs can read', async () => {
  const { run, printed } = await assess((question) => (question === null ? 'finish' : 'skip'));
  await expect(run).rejects.toMatchObject({
    code: 'no-assessment',
    exitCode: 3,
    message: expect.stringMatching(/^No stage yet: nothing is rated yet.* Your answers are saved/),
    next: ['career-coach assess'],
  });
  expect(printed).toEqual([]);
});

test('the saved event says that answers came one by one, so that a run of one rating is reported', async () => {
  const { run, store } = await assess((question) => {
    if (question === null) return 'finish';
    return question.kind === 'rating' ? { answer: 3 } : 'skip';
  });
  const { json } = await run;
  const kept = store.readJournal().events.find(({ type }) => type === 'assessment');
  expect(kept).toMatchObject({ oneByOne: true });
  expect(json).toMatchObject({ careless: { rating: 3 } });
});

test('a later assessment quotes who sees something differently, but tells no rating before it is answered', async () => {
  const { run, world, store } = await assess((question) => {
    if (question === null) return 'finish';
    return question.kind === 'rating' ? { answer: 4 } : 'skip';
  });
  await run;
  const [assessment] = fold(store.readJournal().events, builtIn.id).assessments;
  const rated = assessment?.answers.filter((given) => given.answer === 4) ?? [];
  const [id = '', worked = '', agreed = '', near = ''] = rated.map(({ behaviour }) => behaviour);
  const [unrated = ''] = allBehaviours(builtIn).flatMap(({ behaviour }) =>
    assessment?.answers.some((given) => given.behaviour === behaviour.id) ? [] : behaviour.id,
  );
  const action = { id: 'own-1', title: 'Ask', cue: '', act: 'ask', due: null };
  store.append([
    {
      ...{ type: 'plan', ladder: builtIn.id },
      actions: [{ ...action, behaviour: worked, status: 'done' }],
    },
    {
      ...{ type: 'review', ladder: builtIn.id, by: 'Ada, lead' },
      answers: [
        { behaviour: id, answer: 1, evidence: 'You waited for support to call' },
        { behaviour: worked, answer: 4, evidence: 'You asked first' },
        { behaviour: agreed, answer: 4, evidence: 'So you do' },
        { behaviour: near, answer: 5, evidence: 'Others copy it' },
        { behaviour: unrated, answer: 3, evidence: 'In June' },
      ],
    },
  ]);
  const { interview } = openInterview(await readJournal(world), {}, world);
  expect(interview.looks.get(id)).toBe('Ada, lead rated it differently');
  expect(interview.beside.get(id)).toEqual(['Ada: “You waited for support to call”']);
  expect(interview.looks.get(worked)).toBe('you finished an action for it');
  expect(interview.beside.get(worked)).toEqual(['Ada: “You asked first”']);
  expect([agreed, near, unrated].map((about) => interview.looks.get(about))).toEqual(
    Array(3).fill('Ada, lead wrote about it'),
  );
  // Their words stand at every question that they are about, however near both ratings are.
  expect([agreed, near, unrated].map((about) => interview.beside.get(about))).toEqual([
    ['Ada: “So you do”'],
    ['Ada: “Others copy it”'],
    ['Ada: “In June”'],
  ]);
  store.append([
    {
      ...{ type: 'review', ladder: builtIn.id, by: 'Bo' },
      answers: [{ behaviour: id, answer: 3, evidence: 'You rang us' }],
    },
  ]);
  const { interview: both } = openInterview(await readJournal(world), {}, world);
  expect(both.beside.get(id)?.toSorted()).toEqual([
    'Ada, lead: You waited for support to call',
    'Bo: You rang us',
  ]);
});

test('leaving prints a notice that tells how to go on', async () => {
  const { run, noticed } = await assess((question) =>
    question?.kind === 'rating' ? { leave: 'quit' } : 'skip',
  );
  expect(await run).toEqual({ code: 0 });
  expect(noticed.join('')).toContain('career-coach assess');
});

test('whoever leaves at an example is told as many answers as are there on coming back', async () => {
  const { run, noticed, store } = await assess((question) => {
    if (question === null || question.phase === 'closing') return { leave: 'quit' };
    if (question.kind === 'rating') return { answer: 4 };
    return question.kind === 'text' ? { answer: { text: 'Drawn in May' } } : 'skip';
  });
  await run;
  const { draft } = fold(store.readJournal().events, builtIn.id);
  expect(draft?.answers.some(({ phase }) => phase === 'examples')).toBe(true);
  expect(noticed.join('')).toContain(
    `${countAnswered(draft ?? { answers: [] })} answers are saved`,
  );
});

test('a note in other words is one line of evidence, also where another note came between', async () => {
  const { world, store } = personWho(() => 'skip');
  const journalState = await readJournal(world);
  const opened = openInterview(journalState, {}, world);
  opened.save({ kind: 'note', question: 'draws-landscape', text: 'Drawn in May' });
  opened.save({ kind: 'note', question: 'plays-back', text: 'Said it again' });
  opened.save({ kind: 'note', question: 'draws-landscape', text: 'Twice', reworded: true });
  opened.save({ kind: 'note', question: 'draws-landscape', text: 'Thrice', reworded: true });
  const { evidence } = fold(store.readJournal().events, builtIn.id);
  expect(evidence.map(({ text }) => text).sort()).toEqual(['Said it again', 'Thrice']);
});

test('a note that was removed is no evidence, and a new one is', async () => {
  const { world, store } = personWho(() => 'skip');
  const opened = openInterview(await readJournal(world), {}, world);
  opened.save({ kind: 'note', question: 'draws-landscape', text: 'Drawn in May' });
  opened.save({ kind: 'note-removed', question: 'draws-landscape' });
  expect(fold(store.readJournal().events, builtIn.id).evidence).toEqual([]);
  opened.save({ kind: 'note', question: 'draws-landscape', text: 'Drawn in June' });
  const { evidence } = fold(store.readJournal().events, builtIn.id);
  expect(evidence.map(({ text }) => text)).toEqual(['Drawn in June']);
});

test('a person on a ladder that forks is asked once which way is theirs, before anything else', async () => {
  const branches = [
    { id: 'lead', label: 'Leads people' },
    { id: 'expert', label: 'Goes deeper' },
  ];
  let branch: string | null = null;
  const asked: string[] = [];
  const ask = scriptedAsk({
    questionnaire: () => ({ leave: 'quit' }),
    answers: ({ message }) => {
      asked.push(message);
      return 'expert';
    },
  });
  const world = {
    env: {},
    out: { write: () => {}, screen: { terminal: false } },
    err: { write: () => {}, screen: { terminal: false } },
    notice: () => {},
    today: '2026-11-21',
    store: memoryStore({ clock: () => new Date('2026-11-21T09:00:00Z'), today: '2026-11-21' }),
    newId: () => 'a-sitting',
    settings: async () => ({ ...defaultSettings, branch }),
    style: async () => ({ width: 79, unicode: true, paint: noPaint, locale: null }),
    ladder: async () => ladderForBranch({ ...builtIn, branches }, branch),
    writtenLadder: async () => ladderForBranch({ ...builtIn, branches }, branch),
    edition: async () => makeEdition(ladderForBranch({ ...builtIn, branches }, branch)),
    changeLadder: async (change: { branch: string }) => {
      branch = change.branch;
    },
    ask: async () => ask,
  } as unknown as World;
  const input = { arguments: [], options: { json: true, plan: false } };
  const assess = () => assessPerson(input as unknown as Parameters<typeof assessPerson>[0], world);
  await assess();
  expect({ asked, branch }).toEqual({
    asked: ['Your ladder forks. Which way is yours?'],
    branch: 'expert',
  });
  await assess();
  expect(asked).toHaveLength(1);
});

describe('what a person is already doing', () => {
  let doing = 'Read a design a week';
  const answer = (question: QuestionOnScreen | null): ScriptedMove => {
    if (question === null) return 'finish';
    if (question.question === '@doing') return { answer: { text: doing } };
    return question.kind === 'rating' ? { answer: question.below ? 4 : 2 } : 'skip';
  };

  const saidTo = (said: ScriptedAnswer | (() => ScriptedAnswer) | undefined) =>
    typeof said === 'function' ? said() : said;
  const usual = (question: Exclude<Question, { kind: 'pick' }>): ScriptedAnswer =>
    (question.kind === 'one' && (question.initial ?? question.choices[0]?.value)) ||
    question.kind === 'yes-no' ||
    ('initial' in question ? question.initial : '') ||
    '';

  /** Goes through the choice with the picks given, and says yes or the proposal to everything else. */
  async function planAfter(
    picks: readonly Picked[],
    typed: Readonly<Record<string, ScriptedAnswer | (() => ScriptedAnswer)>> = {},
    earlier: Parameters<ReturnType<typeof personWho>['store']['append']>[0] = [],
    journal = '',
  ) {
    const asked: string[] = [];
    const offered: Extract<Question, { kind: 'pick' }>[] = [];
    const { start, store, noticed } = personWho(answer, {
      plan: true,
      journal,
      answers: (question) => {
        asked.push(question.message);
        if (question.kind !== 'pick') return saidTo(typed[question.message]) ?? usual(question);
        offered.push(question);
        return picks[offered.length - 1] ?? { ticked: question.initial, edit: null };
      },
    });
    store.append(earlier);
    await start();
    const { actions, declined } = fold(store.readJournal().events, builtIn.id);
    return { offered, asked, noticed, actions, declined: [...declined.keys()] };
  }

  const own = 'own-read-a-design';
  const dueQuestion = 'Read a design a week. By when, or n for no date?';
  const habit = { [dueQuestion]: 'n' };

  test('gets a date and a sign that it is done, as other actions do; a habit needs neither', async () => {
    const asked = { 'Read a design a week. Done when … (Enter for none)': 'ten are read' };
    const dated = await planAfter([], asked);
    const ownOf = ({ actions }: typeof dated) => actions.find(({ id }) => id === own);
    expect(ownOf(dated)).toMatchObject({ doneWhen: 'ten are read', due: '2026-12-04' });
    expect(ownOf(await planAfter([], habit))).toMatchObject({ doneWhen: null, due: null });
  });

  test('keeps what was said of it by somebody who leaves before its date', async () => {
    const { actions } = await planAfter([], {
      'Read a design a week. Done when … (Enter for none)': 'ten are read',
      [dueQuestion]: { leave: 'interrupt' },
    });
    expect(actions.find(({ id }) => id === own)).toMatchObject({
      doneWhen: 'ten are read',
      status: 'active',
    });
  });

  test('has parts between which Escape goes back, and what is answered then counts', async () => {
    const sign = 'Read a design a week. Done when … (Enter for none)';
    const which = 'Which behaviour does this practise? Read a design a week.';
    const again = sign.replace('Enter', '-');
    const days: ScriptedAnswer[] = [{ leave: 'quit', isEscape: true }, '2026-12-04'];
    const { actions, asked } = await planAfter([], {
      [sign]: 'nine are read',
      [again]: 'ten are read',
      [dueQuestion]: () => days.shift() ?? '',
      [which]: 'draws-landscape',
    });
    const from = asked.indexOf(sign);
    expect(asked.slice(from, from + 5)).toEqual([sign, dueQuestion, again, dueQuestion, which]);
    expect(actions.find(({ id }) => id === own)).toMatchObject({
      behaviour: 'draws-landscape',
      doneWhen: 'ten are read',
      due: '2026-12-04',
    });
  });

  test('is the last that is offered, and ticked', async () => {
    const { offered, actions } = await planAfter([], habit);
    expect(offered[0]?.most).toBe(3);
    // Of the suggestions, only the first: who wants more chooses them.
    expect(offered[0]?.initial).toEqual([offered[0]?.choices[0]?.value, own]);
    expect(offered[0]?.choices.at(-1)).toMatchObject({
      value: own,
      label: 'Read a design a week',
      note: '',
      heading: "What you're already doing",
    });
    expect(actions.filter(({ status }) => status === 'active').length).toBe(
      offered[0]?.initial.length,
    );
  });

  test('what was chosen is shown by its number before anything else is asked', async () => {
    const { noticed, actions } = await planAfter([], habit);
    const taken = actions.filter(({ status }) => status === 'active');
    const lines = noticed.join('\n').split('Your plan\n')[1]?.split('\n') ?? [];
    expect(taken.length).toBeGreaterThan(1);
    for (const [index, { title, due }] of activeOf(taken).entries()) {
      expect(lines[index]).toContain(`${index + 1} ${title}`);
      expect(lines[index]?.includes('by ')).toBe(due !== null);
    }
  });

  test('what was chosen is saved before anything else is asked, and told once', async () => {
    const plans: string[][] = [];
    const { start, store } = personWho(answer, {
      plan: true,
      answers: (question) => {
        const { actions } = fold(store.readJournal().events, builtIn.id);
        plans.push(actions.map(({ id }) => id));
        if (question.kind === 'pick') return { ticked: question.initial, edit: null };
        return question.message === dueQuestion ? '2026-12-04' : usual(question);
      },
    });
    await start();
    const [before, first, ...later] = plans.slice(plans.findLastIndex((ids) => ids.length === 0));
    expect(before).toEqual([]);
    expect(first).toContain(own);
    expect(later.length).toBeGreaterThan(1);
    for (const ids of later) expect(ids).toEqual(first);
    const { moves, redated, reworded } = changesIn(
      'a-sitting',
      builtIn,
      store.readJournal().events,
    );
    expect(moves.map(({ id }) => id)).toEqual(first);
    expect([...redated, ...reworded]).toEqual([]);
  });

  test('what was done before leads the choice, which says when it was', async () => {
    const before = memoryStore({
      clock: () => new Date('2026-11-02T09:00:00Z'),
      today: '2026-11-02',
    });
    const ids = builtIn.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
    before.append([
      assessmentEvent(builtIn, {
        ...{ sitting: 'before', answers: new Map(ids.map((id) => [id, 4])), evidence: new Map() },
        ...{ ownGuess: null, mentor: null, framework: null, oneByOne: false },
      } as never),
    ]);
    const { offered } = await planAfter([], habit, [], before.journalText());
    expect(offered[0]?.choices[0]).toMatchObject({
      heading: 'You used to do this',
      reason: expect.stringMatching(/ You rated it 4 on Mon 2 Nov 2026\.$/),
    });
  });

  test('who rates low what an action is for is named beside it', async () => {
    const answers = builtIn.levels.flatMap(({ behaviours }, level) =>
      behaviours.map(({ id }) => ({ behaviour: id, answer: level % 2 === 0 ? 2 : 4 })),
    );
    const review = { type: 'review', ladder: builtIn.id, by: 'your mentor', answers } as const;
    const { offered } = await planAfter([], habit, [review]);
    const reasons = offered[0]?.choices.map(({ reason }) => reason) ?? [];
    expect(reasons).toContainEqual(
      expect.stringMatching(/\. Your mentor, on \w+ \d+ \w+: 2, With help\.$/),
    );
    expect(reasons.join()).not.toContain('mentor: 4');
  });

  test('whatever is ticked, the plan gets the dates that the list has shown from the beginning', async () => {
    const shown = (question: PickQuestion | undefined) =>
      question?.choices.map(({ value, due = '' }) => `${value} ${due.replace('by ', '')}`) ?? [];
    const first = shown((await planAfter([], habit)).offered[0]);
    const ids = first.map((line) => line.split(' ')[0] ?? '');
    for (const [skipped] of ids.entries()) {
      const ticked = ids.filter((_, at) => at !== skipped).slice(0, 3);
      for (const picks of [[], [{ ticked, edit: ticked[1] ?? '' }]]) {
        const { offered, actions } = await planAfter([...picks, { ticked, edit: null }], {
          ...habit,
          'Done when …': 'it is done',
        });
        expect(shown(offered.at(-1))).toEqual(first);
        const taken = actions.filter(({ status }) => status === 'active');
        for (const { id, due } of taken) {
          expect(first).toContain(`${id} ${due ? formatNearDay(due, null) : ''}`);
        }
      }
    }
  });

  test('is parked and not lost where it is unticked', async () => {
    const { actions, noticed, declined } = await planAfter([{ ticked: [], edit: null }]);
    expect(actions).toMatchObject([{ id: own, status: 'queued' }]);
    expect(noticed).toContain(
      "You didn't choose what you're already doing, so it's parked: Read a design a week.",
    );
    expect(declined).toContain(own);
  });

  test('stays ticked when it is edited, and its title follows or is given', async () => {
    const edit: Picked[] = [{ ticked: [own], edit: own }];
    const editing = 'Editing: Read a design a week.';
    const { offered, actions } = await planAfter(edit, {
      [`${editing} I will …`]: 'Read two designs a week',
      ...habit,
      'Read two designs a week. By when, or n for no date?': habit[dueQuestion],
    });
    expect(offered[1]?.initial).toEqual([own]);
    expect(actions[0]).toMatchObject({
      id: own,
      status: 'active',
      cue: '',
      act: 'read two designs a week',
      title: 'Read two designs a week',
      due: null,
    });
    const named = await planAfter(edit, {
      [`${editing} I will …`]: 'Read two designs a week',
      [`${editing} Short title, in three to six words?`]: 'Two designs',
    });
    expect(named.actions[0]?.title).toBe('Two designs');
  });

  test('another act has another sign that it is done, and another way out, or those before if the person says so', async () => {
    const { offered } = await planAfter([], habit);
    const { value = '', label = '' } = offered[0]?.choices[0] ?? {};
    const editing = `Editing: ${label}.`;
    const edited = async (typed: Readonly<Record<string, ScriptedAnswer>>) => {
      const edits = [{ ticked: [], edit: value }];
      const { actions } = await planAfter(edits, { ...habit, ...typed });
      return actions.find(({ id }) => id === value);
    };
    const still = `${editing} Still done when …? (- for none)`;
    const act = { [`${editing} I will …`]: 'Read the old one' };
    const read = { doneWhen: 'it is read' };
    expect(offered[0]?.choices[0]?.note).not.toBe('');
    const other = await edited({ ...act, [still]: 'it is read' });
    expect(other).toMatchObject(read);
    expect(other).not.toHaveProperty('effort');
    expect(await edited({ ...act, [still]: '-' })).toMatchObject({ doneWhen: null });
    const same = await edited({
      [still]: '-',
      [`${editing} Done when … (- for none)`]: 'it is read',
    });
    expect(same).toMatchObject({ ...read, effort: offered[0]?.choices[0]?.note });
    // What is too long for a title leaves that as it was.
    const long = 'read the old one and tell its author one thing that surprised me';
    expect(await edited({ [`${editing} I will …`]: long })).toMatchObject({ title: label });
    expect(await edited(act)).toMatchObject({ title: 'Read the old one' });
    // The same goes for what would help if something is in the way.
    const { obstacle, fallback } = same ?? {};
    const ways = `${editing} Keep this fallback? If ${obstacle}, then I will ${fallback}.`;
    expect(await edited(act)).toMatchObject({ obstacle, fallback });
    expect(await edited({ ...act, [ways]: false })).toMatchObject({
      obstacle: null,
      fallback: null,
    });
    expect(await edited({ [ways]: false })).toMatchObject({ obstacle, fallback });
  });

  test.each([
    [(choices: readonly { value: string }[]) => choices[0]?.value ?? '', 'draws-landscape'],
    [(choices: readonly { value: string }[]) => choices.at(-1)?.value ?? '', null],
  ])('is tied to a behaviour that its words fit, unless none is meant', async (choose, tied) => {
    doing = 'I draw the payments systems with the people who run them';
    const asked: string[] = [];
    const { start, store } = personWho(answer, {
      plan: true,
      answers: (question) => {
        if (question.kind === 'yes-no') return true;
        if (question.kind === 'pick') return { ticked: question.initial, edit: null };
        if (question.kind !== 'one') return 'initial' in question ? (question.initial ?? '') : '';
        asked.push(question.message);
        return choose(question.choices);
      },
    });
    await start();
    doing = 'Read a design a week';
    const { actions } = fold(store.readJournal().events, builtIn.id);
    expect(asked).toEqual([expect.stringMatching(/^Which behaviour does this practise\? /)]);
    expect(actions.find(({ id }) => id.startsWith('own-'))).toMatchObject({
      behaviour: tied,
      status: 'active',
    });
  });
});

test('after another assessment, each late action gets a new date, also from somebody who leaves then', async () => {
  const due = (id: string, day: string) => ({
    ...{ id, title: `Draw ${id}`, act: `draw ${id}`, behaviour: null, due: day },
    status: 'active' as const,
  });
  const { start, store } = personWho(
    (question) => {
      if (question === null) return 'finish';
      return question.kind === 'rating' ? { answer: 3 } : 'skip';
    },
    {
      plan: true,
      answers: ({ message }) =>
        message.startsWith('Draw one. A new date for it,') ? '2026-12-15' : { leave: 'quit' },
    },
  );
  const actions = [due('one', '2026-11-10'), due('two', '2026-12-20'), due('three', '2026-11-11')];
  store.append([planEvent(builtIn, { actions, nextCheckin: '2026-11-18' })]);
  await start();
  const state = fold(store.readJournal().events, builtIn.id);
  expect(state.nextCheckin).toBe('2026-11-30');
  expect(state.actions.map((action) => action.due)).toEqual([
    '2026-12-15',
    '2026-12-20',
    '2026-11-11',
  ]);
});

/** Does what levels 1 and 2 ask for and some of level 3, and nearly does the rest of level 3. */
function nearLevelThree(question: QuestionOnScreen | null): ScriptedMove {
  if (question === null) return 'finish';
  if (question.kind !== 'rating') return 'skip';
  const rank = findBehaviour(builtIn, question.question)?.level?.rank ?? 1;
  const some = builtIn.levels[2]?.behaviours.slice(0, 3).map(({ id }) => id) ?? [];
  if (rank <= 2 || some.includes(question.question)) return { answer: 4 };
  return { answer: rank === 3 ? 3 : 1 };
}

describe('after another assessment', () => {
  const [held] = builtIn.levels[1]?.behaviours ?? [];
  if (held === undefined) throw new Error('expected a behaviour');
  const active = (id: string, behaviour: string | null) => ({
    ...{ id, title: `Draw ${id}`, act: `draw ${id}`, behaviour, due: null },
    status: 'active' as const,
  });
  const assessWith = async (
    actions: KeptAction[],
    answers: (question: Question) => ScriptedAnswer,
    doing = '',
    declined: readonly string[] = [],
    target: number | null = null,
  ) => {
    const asked: Question[] = [];
    const doesAlready = (question: QuestionOnScreen | null): ScriptedMove =>
      question?.question === '@doing' ? { answer: { text: doing } } : nearLevelThree(question);
    const { start, store, noticed } = personWho(doing === '' ? nearLevelThree : doesAlready, {
      plan: true,
      answers: (question) => {
        asked.push(question);
        return answers(question);
      },
    });
    store.append([planEvent(builtIn, { actions, declined: [...declined], target })]);
    await start();
    const state = fold(store.readJournal().events, builtIn.id);
    const statuses = Object.fromEntries(state.actions.map(({ id, status }) => [id, status]));
    const picked = asked.find((question) => question.kind === 'pick');
    const kept = state.actions;
    const { evidence } = state;
    return {
      asked: asked.map(({ message }) => message),
      kept,
      statuses,
      picked,
      noticed,
      evidence,
    };
  };
  const full = [active('one', held.id), active('two', null), active('three', null)];

  test('what is held by now is closed or kept, and makes room for what decides', async () => {
    const { asked, statuses, picked } = await assessWith(full, ({ kind, message }) => {
      if (message.endsWith('” done?')) return 'done';
      if (message.includes('What came of it')) return '';
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(asked[0]).toBe('Is “Draw one” done?');
    expect(asked[1]).toBe('Well done. What came of it, in a line? (Enter for none)');
    expect(statuses).toEqual({ one: 'done', two: 'active', three: 'active' });
    expect(picked?.choices[0]?.heading).toMatch(/^What would make level 3 the likeliest/);
    const headings = picked?.choices.map(({ heading }) => heading) ?? [];
    const changes = headings.filter((heading, index) => heading !== headings[index - 1]);
    expect(new Set(changes).size).toBe(changes.length);
  });

  test('a small step that is done takes the whole with it: one does now what both are for', async () => {
    const whole = { ...active('whole', held.id), status: 'queued' as const };
    const step = { ...active('own-step', held.id), insteadOf: 'whole', title: 'Draw a part' };
    let choices: readonly { readonly label: string }[] = [];
    const { statuses } = await assessWith([whole, step], (question) => {
      const { kind, message } = question;
      if (question.kind === 'one' && message.endsWith('” done?')) {
        choices = question.choices;
        return 'done';
      }
      if (message.includes('What came of it')) return '';
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(choices[0]?.label).toBe('Done, and “Draw whole” with it');
    expect(statuses).toMatchObject({ 'own-step': 'done', whole: 'done' });
  });

  test('what came of an action that is done is kept as evidence of its behaviour', async () => {
    const came = 'They drew the second one themselves';
    const { evidence } = await assessWith(full, ({ kind, message }) => {
      if (message.endsWith('” done?')) return 'done';
      if (message.includes('What came of it')) return came;
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(evidence.filter(({ text }) => text === came)).toEqual([
      expect.objectContaining({ behaviours: [held.id], actions: ['one'] }),
    ]);
  });

  test('where there is room for one, the first of the list is ticked, behind which is what was not wanted before', async () => {
    const declined: string[] = [];
    for (let time = 0; time < 5; time += 1) {
      const { picked } = await assessWith(
        [active('two', null), active('three', null)],
        ({ kind }) => (kind === 'yes-no' ? true : { leave: 'quit' }),
        '',
        declined,
      );
      expect(picked?.message).toContain('There is room for one');
      const [first] = picked?.choices ?? [];
      expect(picked?.initial).toEqual([first?.value]);
      expect(declined).not.toContain(first?.value);
      const headings = picked?.choices.map(({ heading }) => heading) ?? [];
      const changes = headings.filter((heading, index) => heading !== headings[index - 1]);
      expect(new Set(changes).size).toBe(changes.length);
      declined.push(first?.value ?? '');
    }
  });

  test.each([0, 1, 2])(
    'one of the first three is about the level that the person chose, beside %i actions',
    async (count) => {
      const { picked } = await assessWith(
        full.slice(3 - count),
        ({ kind }) => (kind === 'yes-no' ? true : { leave: 'quit' }),
        '',
        [],
        4,
      );
      const headings = picked?.choices.slice(0, 3).map(({ heading }) => heading);
      expect(headings).toContain('Towards level 4, your target');
    },
  );

  test('Escape goes back one action, and leaves at the first', async () => {
    const held2 = builtIn.levels[1]?.behaviours[1]?.id ?? '';
    const actions = [active('one', held.id), active('two', held2), active('three', null)];
    const leave = { leave: 'quit' } as const;
    const goBack = { ...leave, isEscape: true };
    const answersTo = (turns: ScriptedAnswer[]) =>
      assessWith(actions, () => turns.shift() ?? leave);
    const [one, two] = ['one', 'two'].map((id) => expect.stringContaining(`“Draw ${id}” done?`));
    const came = expect.stringContaining('What came of it');
    const back = await answersTo(['done', '', goBack, 'dropped', 'keep', leave]);
    expect(back.asked.slice(0, 5)).toEqual([one, came, two, one, two]);
    expect(back.statuses).toEqual({ one: 'dropped', two: 'active', three: 'active' });
    const left = await answersTo(['done', goBack, 'done', '', goBack, goBack]);
    expect(left.asked).toEqual([one, came, one, came, two, one]);
    expect(left.statuses).toEqual({ one: 'active', two: 'active', three: 'active' });
    const interrupted = await answersTo(['done', { leave: 'interrupt' }]);
    expect(interrupted.statuses).toEqual({ one: 'done', two: 'active', three: 'active' });
  });

  test('Escape goes back from one late action to the date of the one before', async () => {
    const late = (id: string, due: string) => ({ ...active(id, null), due });
    const turns: ScriptedAnswer[] = ['2026-12-15', { leave: 'quit', isEscape: true }, '2026-12-16'];
    const { asked, kept } = await assessWith(
      [late('one', '2026-11-10'), late('two', '2026-11-11')],
      ({ message }) =>
        message.includes('A new date for it') ? (turns.shift() ?? 'n') : { leave: 'quit' },
    );
    const [one, two] = ['one', 'two'].map((id) => expect.stringContaining(`Draw ${id}. A new`));
    expect(asked.slice(0, 4)).toEqual([one, two, one, two]);
    expect(kept.map(({ due }) => due)).toEqual(['2026-12-16', null]);
  });

  test('what is no longer needed is let go, with that reason, and not called done', async () => {
    const { statuses, kept } = await assessWith(full, ({ kind, message }) => {
      if (message.endsWith('” done?')) return 'dropped';
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(statuses).toEqual({ one: 'dropped', two: 'active', three: 'active' });
    expect(kept[0]).toMatchObject({ because: 'no longer needed' });
  });

  const own = 'own-read-a-design';

  test.each([
    ['left', { leave: 'quit' }],
    ['taken', { ticked: [own], edit: null }],
  ] as const)(
    'what is closed makes room for what the person is already doing, too; the list is %s',
    async (_, picks) => {
      const { statuses, noticed } = await assessWith(
        full,
        (question) => {
          if (question.message.endsWith('” done?')) return 'done';
          if (question.kind === 'pick') return picks;
          return question.kind === 'yes-no' ? true : { leave: 'quit' };
        },
        'Read a design a week',
      );
      expect(statuses).toEqual({ one: 'done', two: 'active', three: 'active', [own]: 'active' });
      expect(noticed.join('\n')).not.toMatch(/parked|as it was/);
    },
  );

  test('a full plan parks what the person is already doing, and says so', async () => {
    const { statuses, noticed } = await assessWith(
      full,
      () => ({ leave: 'quit' }),
      'Read a design a week',
    );
    expect(statuses).toMatchObject({ one: 'active', [own]: 'queued' });
    expect(noticed).toContain(
      "Your plan is full, so what you're already doing is parked: Read a design a week.",
    );
  });

  test('room that was made for what decides goes to it, not to what the person is already doing', async () => {
    const { picked, statuses, noticed } = await assessWith(
      full,
      (question) => {
        if (question.message.endsWith('” done?')) return 'keep';
        if (question.message.startsWith('Your plan is full.')) return 'two';
        if (question.kind === 'pick') return { ticked: question.initial, edit: null };
        return question.kind === 'yes-no' ? true : { leave: 'quit' };
      },
      'Read a design a week',
    );
    expect(picked?.initial).toEqual([picked?.choices[0]?.value]);
    expect(statuses[own]).toBe('queued');
    expect(noticed).toContain(
      "You didn't choose what you're already doing, so it's parked: Read a design a week.",
    );
  });

  test('who leaves the list after a change is not told that the plan is as it was', async () => {
    const { noticed } = await assessWith(full, ({ kind, message }) => {
      if (message.endsWith('” done?')) return 'done';
      if (message.includes('What came of it')) return '';
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(noticed.slice(-2)).toEqual([
      'Nothing new taken.',
      'Saved. To take an action: career-coach plan next',
    ]);
  });

  test.each([
    ['with room', full.slice(1), 'Saved. To take an action: career-coach plan next'],
    ['full', full, 'Saved. To go on: career-coach checkin'],
  ])('who leaves the questions about a plan %s hears how to go on', async (_, actions, notice) => {
    const { noticed } = await assessWith(actions, () => ({ leave: 'interrupt' }));
    expect(noticed).toEqual([notice]);
  });

  test('who leaves at the date of the next check-in has answered all about the plan', async () => {
    const { noticed } = await assessWith(full, ({ message }) =>
      message.includes('check-in') ? { leave: 'interrupt' } : 'keep',
    );
    expect(noticed).toEqual([]);
  });

  test('what is held by now stays unless the person says otherwise, who hears what a second view doubts', async () => {
    let closing: Question | undefined;
    const { start, store } = personWho(nearLevelThree, {
      plan: true,
      answers: (question) => {
        closing ??= question;
        return { leave: 'quit' };
      },
    });
    store.append([
      planEvent(builtIn, { actions: [active('one', held.id)] }),
      {
        ...{ type: 'review', ladder: builtIn.id, by: 'your mentor', sitting: 'r1' },
        answers: [{ behaviour: held.id, answer: 2, evidence: 'I drew it for you' }],
      },
    ]);
    await start();
    expect(closing).toMatchObject({
      message: 'Is “Draw one” done?',
      about: [
        expect.any(String),
        'You now rate this 4; a second view gave it 2.',
        'Your mentor: “I drew it for you”',
      ],
      initial: 'keep',
    });
  });

  test('a full plan offers to park something for what decides', async () => {
    const { asked, statuses, picked } = await assessWith(full, ({ kind, message }) => {
      if (message.endsWith('” done?')) return 'keep';
      if (message.startsWith('Your plan is full.')) return 'two';
      return kind === 'yes-no' ? true : { leave: 'quit' };
    });
    expect(asked[1]).toBe('Your plan is full. Park an action to make room?');
    expect(statuses).toEqual({ one: 'active', two: 'queued', three: 'active' });
    expect(picked?.most).toBe(1);
  });

  test('what else was parked is offered above what is new, and not ticked', async () => {
    const actions = ['one', 'two', 'three', 'four'].map((id, index) => ({
      ...active(id, index === 0 ? held.id : null),
      status: 'queued' as const,
    }));
    const { picked } = await assessWith(actions, ({ kind }) =>
      kind === 'yes-no' ? true : { leave: 'quit' },
    );
    const parked = picked?.choices.filter(({ heading }) => heading === 'Parked');
    expect(parked?.map(({ value }) => value)).toEqual(['two', 'three']);
    expect(picked?.choices.slice(0, 2)).toEqual(parked);
    expect(picked?.choices).toHaveLength(5);
    expect(picked?.initial).toEqual([picked?.choices[2]?.value]);
  });

  test('what was parked for what decides is offered first', async () => {
    const { picked: before } = await assessWith([], ({ kind }) =>
      kind === 'yes-no' ? true : { leave: 'quit' },
    );
    const decisive = builtIn.levels[2]?.behaviours.find(
      ({ statement }) => statement === before?.choices[0]?.reason,
    );
    const parked = { ...active('one', decisive?.id ?? null), status: 'queued' as const };
    const { picked } = await assessWith([parked], ({ kind }) =>
      kind === 'yes-no' ? true : { leave: 'quit' },
    );
    expect(picked?.choices[0]).toMatchObject({ value: 'one', reason: decisive?.statement });
  });
});

test('new dates are proposed on different days, none is an answer, and the plan shows them at once', async () => {
  const due = (id: string) => ({
    ...{ id, title: `Draw ${id}`, act: `draw ${id}`, behaviour: null, due: '2026-11-10' },
    status: 'active' as const,
  });
  const proposed: string[] = [];
  const { start, store, noticed } = personWho(
    (question) => {
      if (question === null) return 'finish';
      return question.kind === 'rating' ? { answer: 3 } : 'skip';
    },
    {
      plan: true,
      answers: (question) => {
        if (question.kind === 'yes-no') return true;
        if (question.kind === 'pick') return { ticked: [], edit: null };
        if (question.kind !== 'text') throw new Error(question.message);
        if (!question.message.includes('A new date')) return question.initial ?? '';
        expect(question.message).toContain('A new date for it, or n for none?');
        expect(question.problem?.('no')).toBeNull();
        proposed.push(question.initial ?? '');
        return proposed.length === 2 ? 'n' : (question.initial ?? '');
      },
    },
  );
  store.append([planEvent(builtIn, { actions: [due('one'), due('two')] })]);
  await start();
  expect(new Set(proposed).size).toBe(2);
  const { actions } = fold(store.readJournal().events, builtIn.id);
  expect(actions.map((action) => action.due)).toEqual([expect.stringMatching(/^2026-12/), null]);
  const plan = noticed.join('\n').split('Your plan')[1];
  expect(plan).toContain('Draw one');
  expect(plan).not.toContain('late');
});
