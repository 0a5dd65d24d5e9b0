import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import {
  actionFromDoing,
  assessmentEvent,
  fillPlan,
} from '../../src/core/checkin/assessment-event.js';
import type { Interview } from '../../src/core/interview/interview.js';
import {
  isComplete,
  onScreen,
  resumeInterview,
  startInterview,
} from '../../src/core/interview/interview.js';
import type { Turn } from '../../src/core/interview/protocol.js';
import { firstTurn, nextTurn } from '../../src/core/interview/protocol.js';
import type { KeptInterview } from '../../src/core/interview/steps.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import { fold } from '../../src/core/journal/fold.js';
import { planEvent } from '../../src/core/plan/plan-event.js';
import { planNow } from '../../src/core/plan/plan-now.js';
import type { ProtocolCommand, ProtocolQuestion } from '../../src/core/schema/protocol.schema.js';
import { lineSchema } from '../../src/core/schema/protocol.schema.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

const ladder = testLadder(3, 9);
const begun = () => firstTurn(startInterview(ladder));

/** The question that a turn ends with. */
function questionIn({ lines }: Pick<Turn, 'lines'>): ProtocolQuestion {
  const last = lines.at(-1);
  if (last === undefined || !('question' in last)) throw new Error('no question was put');
  return last.question;
}

/** What somebody at level 2 answers. */
function answerTo({ kind, id }: ProtocolQuestion): ProtocolCommand {
  if (kind === 'level') return { level: 2 };
  if (kind === 'text') return { text: id === '@mentor' ? 'your lead' : '' };
  return { rating: /^l3|-2$/.test(id) ? 2 : 4 };
}

/** The turns from the beginning to the end, each question answered by a rule. */
function answerAll(turn: Turn, rule = answerTo): Turn[] {
  const turns = [turn];
  for (let now = turn; !now.over; turns.push(now)) {
    now = nextTurn(now.session, rule(questionIn(now)));
    if (turns.length > 200) throw new Error('no end');
  }
  return turns;
}

function having(...commands: readonly ProtocolCommand[]): Turn {
  return commands.reduce((turn, command) => nextTurn(turn.session, command), begun());
}

const failure = (session: KeptInterview, command: ProtocolCommand) => {
  try {
    nextTurn(session, command);
  } catch (error) {
    if (error instanceof CoachError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no failure';
};

describe('a session', () => {
  test('begins with the own guess, and every question says all that is needed to put it', () => {
    expect(begun().steps).toEqual([]);
    expect(questionIn(begun())).toEqual({
      kind: 'level',
      id: '@own-guess',
      phase: 'own-guess',
      title: 'Before we start',
      message: 'At which level would you place yourself?',
      levels: ladder.levels.map(({ rank, title }) => ({ rank, title, summary: '' })),
      given: null,
      earlier: null,
      progress: { answered: 0, about: expect.any(Number) },
    });
    const rating = questionIn(having({ level: 2 }));
    expect(rating).toMatchObject({
      kind: 'rating',
      phase: 'placement',
      statement: `Does ${rating.id}.`,
      scale: ladder.scale.points.map(({ value, label, meaning }) => ({ value, label, meaning })),
      period: ladder.scale.period,
      below: false,
      looksLike: [],
      doesNotCount: null,
    });
  });

  test('goes through all phases, tells the level once it is known, and is over after the last answer', () => {
    const turns = answerAll(begun());
    const lines = turns.flatMap(({ lines: said }) => said);
    for (const line of lines) expect(lineSchema.parse(line)).toEqual(line);
    const placed = lines.flatMap((line) => ('placed' in line ? [line.placed] : []));
    expect(placed).toMatchObject([{ level: 2, title: 'Title 2' }]);
    const kept = turns.flatMap(({ steps }) => steps);
    expect(kept.filter(({ kind }) => kind === 'placed')).toEqual([{ kind: 'placed', level: 2 }]);
    const end = turns.at(-1);
    expect(end?.over).toBe(true);
    expect(end?.lines).toEqual([]);
    expect(kept.filter(({ kind }) => kind === 'answer')).toHaveLength(turns.length - 1);
    const phases = lines.flatMap((line) => ('question' in line ? [line.question.phase] : []));
    expect([...new Set(phases)]).toEqual([
      'own-guess',
      'placement',
      'gaps',
      'strands',
      'examples',
      'closing',
    ]);
  });

  test('goes back and forward; an answer that is given again is not kept again', () => {
    const there = having({ level: 2 }, { rating: 4 });
    const here = nextTurn(there.session, { back: true });
    expect(questionIn(here).given).toEqual({ rating: 4 });
    expect(here.steps).toEqual([]);
    for (const command of [{ skip: true }, { rating: 4 }] as const) {
      const on = nextTurn(here.session, command);
      expect(on.steps).toEqual([]);
      expect(questionIn(on)).toEqual(questionIn(there));
    }
    const other = nextTurn(here.session, { noOpportunity: true });
    expect(other.steps).toMatchObject([{ kind: 'answer', question: questionIn(here).id }]);
    const first = nextTurn(nextTurn(here.session, { back: true }).session, { back: true });
    expect(questionIn(first).id).toBe('@own-guess');
  });

  test('takes "earlier", and gives it back as it was given', () => {
    const rating = having({ level: 2 });
    const { id } = questionIn(rating);
    const after = nextTurn(rating.session, { earlier: true });
    expect(after.session.interview.answers.get(id)).toBe('earlier');
    expect(questionIn(nextTurn(after.session, { back: true })).given).toEqual({ earlier: true });
    expect(() => nextTurn(having().session, { earlier: true })).toThrow(/is a level question/);
  });

  test('changes an answer by its id, and goes on where it was', () => {
    const there = having({ level: 2 }, { rating: 4 }, { rating: 4 });
    const change = nextTurn(there.session, { change: '@own-guess' });
    expect(questionIn(change)).toMatchObject({ id: '@own-guess', given: { level: 2 } });
    const changed = nextTurn(change.session, { level: 3 });
    expect(changed.steps).toMatchObject([{ kind: 'answer', question: '@own-guess' }]);
    expect(questionIn(changed).id).toBe(questionIn(there).id);
    expect(questionIn(nextTurn(change.session, { back: true }))).toEqual(questionIn(there));
  });

  test('keeps evidence for the question that is up, which is put again', () => {
    const there = having({ level: 2 });
    const noted = nextTurn(there.session, { evidence: 'it was drawn in May' });
    const { id } = questionIn(there);
    expect(noted.steps).toEqual([{ kind: 'note', question: id, text: 'it was drawn in May' }]);
    expect(questionIn(noted)).toEqual(questionIn(there));
    const asked = answerAll(noted).map(({ session }) => onScreen(session.interview)?.question);
    expect(asked).not.toContain(`@example/${id}`);
  });

  test('gives the answers of the last time, as the lines that would give them again', () => {
    const earlier = new Map<string, AnyAnswer>([
      ['@own-guess', { level: 3 }],
      ['@mentor', { text: 'your lead' }],
      ['l2-b1', 'no-opportunity'],
    ]);
    const turns = answerAll(firstTurn(startInterview(ladder, { earlier })));
    const said = new Map(
      turns.slice(0, -1).map((turn) => [questionIn(turn).id, questionIn(turn).earlier]),
    );
    expect(said.get('@own-guess')).toEqual({ level: 3 });
    expect(said.get('@mentor')).toEqual({ text: 'your lead' });
    expect(said.get('l2-b1')).toEqual({ noOpportunity: true });
    expect(said.get('@doing')).toBeNull();
  });

  test('is taken up where it was left, with the level that is known', () => {
    const turns = answerAll(begun());
    const told = turns.findIndex(({ lines }) => lines.some((line) => 'placed' in line));
    const there = turns[told + 1];
    const { path = [], answers } = there?.session.interview ?? {};
    const draft = path.map((asked) => ({ ...asked, answer: answers?.get(asked.question) ?? null }));
    const again = firstTurn(resumeInterview(ladder, draft));
    expect(again.lines[0]).toMatchObject({ placed: { level: 2 } });
    expect(questionIn(again)).toEqual(questionIn(there ?? begun()));
    // What was kept is not kept again.
    expect(nextTurn(again.session, { rating: 4 }).steps.map(({ kind }) => kind)).toEqual([
      'answer',
    ]);
  });

  test('whose questions are all answered does not end by itself', () => {
    const end = answerAll(begun()).at(-1)?.session.interview as Interview;
    expect(isComplete(end)).toBe(true);
    const again = firstTurn(end);
    expect(again.over).toBe(false);
    expect(questionIn(again)).toMatchObject({ id: '@doing', given: { text: '' } });
    expect(nextTurn(again.session, { skip: true })).toMatchObject({
      over: true,
      steps: [],
      lines: [],
    });
  });
});

describe('what does not fit', () => {
  const rating = having({ level: 2 });
  const text = answerAll(begun()).find(({ lines }) =>
    lines.some((line) => 'question' in line && line.question.kind === 'text'),
  );
  test.each<[string, KeptInterview, ProtocolCommand, RegExp]>([
    ['a rating off the scale', rating.session, { rating: 6 }, /found 6, allowed 1 to 5/],
    ['no rating', rating.session, { rating: 0 }, /found 0, allowed 1 to 5/],
    ['a level off the ladder', begun().session, { level: 4 }, /found 4, allowed 1 to 3/],
    ['a rating for a level', begun().session, { rating: 2 }, /@own-guess is a level question/],
    ['no chance to be at a level', begun().session, { noOpportunity: true }, /is a level question/],
    ['a text for a rating', rating.session, { text: 'well' }, /is a rating question/],
    ['a level for a text', text?.session ?? rating.session, { level: 2 }, /is a text question/],
    [
      'evidence for a level',
      begun().session,
      { evidence: 'x' },
      /evidence fits only a rating question/,
    ],
    ['empty evidence', rating.session, { evidence: '' }, /the evidence is empty/],
    [
      'another answer',
      rating.session,
      { change: 'own-guess' },
      /there is no answered question "own-guess"; did you mean @own-guess\?/,
    ],
    [
      'an answer not given yet',
      rating.session,
      { change: '@doing' },
      /there is no answered question "@doing"/,
    ],
  ])('%s', (_, session, command, message) => {
    expect(failure(session, command)).toMatch(/^invalid-input: /);
    expect(failure(session, command)).toMatch(message);
  });

  test('after the end', () => {
    const end = answerAll(begun()).at(-1)?.session ?? rating.session;
    expect(failure(end, { skip: true })).toMatch(/every question has been answered/);
  });
});

test('whatever is said, each turn ends in a question or is over, and what is kept is what was answered', () => {
  const command = fc.oneof(
    fc.integer({ min: 0, max: 6 }).map((rating) => ({ rating })),
    fc.constantFrom<ProtocolCommand>(
      { earlier: true },
      { noOpportunity: true },
      { skip: true },
      { back: true },
      { level: 2 },
      { text: 'x' },
      { text: '' },
      { evidence: 'x' },
      { change: '@own-guess' },
    ),
  );
  const kept = new Map<string, unknown>();
  const take = (turn: Turn, one: ProtocolCommand) => {
    if (turn.over || failure(turn.session, one) !== 'no failure') return turn;
    const next = nextTurn(turn.session, one);
    for (const step of next.steps) {
      if (step.kind === 'answer')
        kept.set(step.question, step.interview.answers.get(step.question));
    }
    for (const line of next.lines) lineSchema.parse(line);
    expect(next.over).toBe(next.lines.every((line) => !('question' in line)));
    return next;
  };
  fc.assert(
    fc.property(fc.array(command, { maxLength: 80 }), (commands) => {
      kept.clear();
      const end = commands.reduce(take, begun());
      expect(kept).toEqual(new Map(end.session.interview.answers));
    }),
    { numRuns: 200 },
  );
});

describe('the plan of somebody who is not asked about it', () => {
  const doing = 'read a paper a week';
  const today = '2026-11-21';
  const active = (id: string) => ({ id, behaviour: null, status: 'active' as const, act: id });
  const assessed = assessmentEvent(ladder, {
    answers: cleanAnswers(ladder, 2),
    ownGuess: null,
    mentor: 'your lead',
    framework: null,
    sitting: 'a1',
  });
  const nowWith = (...ids: string[]) => {
    const plan = planEvent(ladder, { actions: ids.map(active) });
    return planNow(ladder, fold(eventsOn(today, [assessed, plan]), ladder.id), today);
  };

  test('what they do already comes first, and there are at most three', () => {
    const taken = fillPlan(doing, nowWith());
    expect(taken.map(({ status }) => status)).toEqual(['active', 'active', 'active']);
    expect(taken[0]).toMatchObject({ id: 'own-read-a-paper', act: 'read a paper a week' });
    expect(fillPlan(doing, nowWith('a', 'b'))).toHaveLength(1);
  });

  test('what they do already waits where three are active, and is not taken twice', () => {
    const three = ['a', 'b', 'c'].map(active);
    expect(fillPlan(doing, nowWith('a', 'b', 'c'))).toMatchObject([{ status: 'queued' }]);
    expect(actionFromDoing('a', three)).toEqual([]);
    expect(actionFromDoing(null, three)).toEqual([]);
    expect(fillPlan(null, nowWith('a', 'b', 'c'))).toEqual([]);
  });
});
