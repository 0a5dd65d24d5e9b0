import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { particularsOf } from '../../src/core/answers/particulars.js';
import type { Interview } from '../../src/core/interview/interview.js';
import {
  answerQuestion,
  answersOf,
  carelessIn,
  changeAnswer,
  examplesOf,
  goBack,
  goForward,
  goToEnd,
  isComplete,
  noteExample,
  onScreen,
  placementOf,
  resumeInterview,
  skipQuestion,
  startInterview,
} from '../../src/core/interview/interview.js';
import { progressOf } from '../../src/core/interview/progress.js';
import { questionOnScreen } from '../../src/core/interview/question-on-screen.js';
import { strandQuestions } from '../../src/core/interview/strand-questions.js';
import type { AnyAnswer } from '../../src/core/journal/draft.js';
import { nextQuestion } from '../../src/core/placement/next-question.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { runs } from '../thorough.js';
import { testLadder } from './ladders.js';

const ladder = testLadder(5, 9);

/** More strands than are asked about without `full`. */
const wide = testLadder(5, 2, {
  strands: ['a', 'b', 'c'].map((id) => ({
    id,
    title: id,
    behaviours: [1, 1, 2, 3, 4, 5].map((expectedFrom, index) => ({
      id: `${id}${index}`,
      statement: 'Does it.',
      expectedFrom,
    })),
  })),
});

/** Answers every question by a rule, to the end. */
function answerAll(
  interview: Interview,
  answer: (question: string, interview: Interview) => AnyAnswer,
): Interview {
  let now = interview;
  while (!isComplete(now)) {
    const question = onScreen(now)?.question ?? '';
    now = answerQuestion(now, answer(question, now));
  }
  return now;
}

/** Somebody at a level, who answers by the anchors. */
const personAt =
  (stage: number) =>
  (question: string): AnyAnswer => {
    if (question === '@own-guess') return { level: 2 };
    if (question.startsWith('@')) return { text: `about ${question}` };
    const level = /^l(\d+)-/.exec(question)?.[1];
    if (level === undefined) return 4;
    return Number(level) <= stage ? 4 : 2;
  };

const phasesOf = (interview: Interview) => [...new Set(interview.path.map(({ phase }) => phase))];

describe('the course of an interview', () => {
  test('begins with the own guess and goes through all phases in their order', () => {
    const end = answerAll(startInterview(ladder), personAt(3));
    expect(end.path[0]).toEqual({ question: '@own-guess', phase: 'own-guess' });
    expect(phasesOf(end)).toEqual([
      'own-guess',
      'placement',
      'gaps',
      'strands',
      'examples',
      'closing',
    ]);
    expect(placementOf(end)?.stage).toBe(3);
    expect(particularsOf(end)).toEqual({
      ownGuess: 2,
      mentor: 'about @mentor',
      framework: 'about @framework',
      doing: 'about @doing',
    });
  });

  test.each([1, 2, 3, 4, 5])('rates the whole stage and next level for somebody at %i', (stage) => {
    const answers = answersOf(answerAll(startInterview(ladder), personAt(stage)));
    for (const { rank, behaviours } of ladder.levels) {
      if (rank !== stage && rank !== stage + 1) continue;
      for (const { id } of behaviours) expect(answers.has(id), id).toBe(true);
    }
  });

  test.each([
    ['where it is three levels up', 4, 3],
    ['the top', 5, 3],
    ['but not where it is lower than the answers', 1, 0],
  ])('asks three things about the level where people placed themselves, %s', (_, level, least) => {
    const person = personAt(level === 1 ? 4 : 1);
    const guessing: typeof person = (question) =>
      question === '@own-guess' ? { level } : person(question);
    const answers = answersOf(answerAll(startInterview(ladder), guessing));
    const asked = ladder.levels[level - 1]?.behaviours.filter(({ id }) => answers.has(id)) ?? [];
    if (least === 0) expect(asked.length).toBeLessThan(3);
    else expect(asked.length).toBeGreaterThanOrEqual(least);
  });

  test('begins with both sides of the level where people placed themselves', () => {
    const sides = ladder.levels.map(
      ({ behaviours }) => new Set(behaviours.map(({ theme }) => theme)).size,
    );
    for (const { rank, behaviours } of ladder.levels) {
      const guessing = (question: string): AnyAnswer =>
        question === '@own-guess' ? { level: rank } : 3;
      const [, first, second] = answerAll(startInterview(ladder), guessing).path;
      const themes = [first, second].map(
        (asked) => behaviours.find(({ id }) => id === asked?.question)?.theme,
      );
      expect(themes).not.toContain(undefined);
      expect(new Set(themes).size).toBe(Math.min(2, sides[rank - 1] ?? 0));
    }
  });

  test('begins with what tells most where nobody guessed', () => {
    const [, first] = answerAll(startInterview(ladder), (question) =>
      question === '@own-guess' ? null : 3,
    ).path;
    expect(first?.question).toBe(nextQuestion(placementModel(ladder), new Map()));
  });

  test('is as short as promised: 30 to 35 answers on the built-in shape', () => {
    const shape = testLadder(5, 9, {
      strands: Array.from({ length: 6 }, (_, strand) => ({
        id: `s${strand}`,
        title: `Strand ${strand}`,
        behaviours: [1, 1, 2, 3, 4].map((expectedFrom, index) => ({
          id: `s${strand}-${index}`,
          statement: 'Does it.',
          expectedFrom,
        })),
      })),
    });
    for (const stage of [1, 2, 3, 4]) {
      const { answered: length } = progressOf(answerAll(startInterview(shape), personAt(stage)));
      expect(length, `stage ${stage}`).toBeGreaterThanOrEqual(28);
      expect(length, `stage ${stage}`).toBeLessThanOrEqual(38);
    }
  });

  test('asks everything with `full`', () => {
    const end = answerAll(startInterview(ladder, { full: true }), personAt(3));
    const asked = new Set(end.path.map(({ question }) => question));
    expect(asked.size).toBe(1 + 45 + 4 + 3 + 3);
    expect(end.path).toHaveLength(asked.size);
  });

  test('says where it stands, and is right at the end', () => {
    const start = startInterview(ladder);
    expect(progressOf(start)).toEqual({ answered: 0, about: 1 + 19 + 4 + 3 });
    const end = answerAll(start, personAt(3));
    const counted = end.path.length - 3; // three examples, which may be passed
    expect(progressOf(end)).toEqual({ answered: counted, about: counted });
  });

  /** How long the interview is said to be before each answer of one phase, or of all. */
  const lengths = (start: Interview, stage: number, phase: string | null = null) => {
    const said = new Set<number>();
    const end = answerAll(start, (question, now) => {
      if (phase === null || onScreen(now)?.phase === phase) said.add(progressOf(now).about);
      return personAt(stage)(question);
    });
    return { said: [...said], asked: progressOf(end).answered };
  };

  test.each([
    ['levels', ladder, 1 + 45 + 4 + 3],
    ['strands', wide, 1 + 10 + 18 + 3],
  ])('knows the whole length from the start with `full`: many %s', (_, of, whole) => {
    const { said, asked } = lengths(startInterview(of, { full: true }), 3);
    expect(said).toEqual([whole]);
    expect(asked).toBe(whole);
  });

  test.each([
    ['all that is left of two levels', 9],
    ['as many as the phase has at most', 20],
  ])('knows in the gap phase how many come: %s', (_, size) => {
    for (const stage of [1, 2, 3, 4, 5]) {
      const { said, asked } = lengths(startInterview(testLadder(5, size)), stage, 'gaps');
      expect(said, `stage ${stage}`).toEqual([asked]);
    }
  });

  test('shows no placement before its phase is over, and keeps it from then on', () => {
    let now = startInterview(ladder);
    const seen: string[] = [];
    while (!isComplete(now)) {
      seen.push(`${onScreen(now)?.phase} ${placementOf(now) === null ? 'unplaced' : 'placed'}`);
      now = answerQuestion(now, personAt(2)(onScreen(now)?.question ?? ''));
    }
    expect([...new Set(seen)]).toEqual([
      'own-guess unplaced',
      'placement unplaced',
      'gaps placed',
      'strands placed',
      'examples placed',
      'closing placed',
    ]);
  });

  test('reminds of how to rate what lies below the stage so far', () => {
    const end = answerAll(startInterview(ladder, { full: true }), personAt(4));
    const index = end.path.findIndex(({ question }) => question === 'l1-b1');
    const question = questionOnScreen(changeAnswer(end, index));
    expect(question).toMatchObject({ kind: 'rating', title: 'Craft', below: true, given: 4 });
    const own = end.path.findIndex(({ question }) => question.startsWith('l4-'));
    expect(questionOnScreen(changeAnswer(end, own))).toMatchObject({ below: false });
  });
});

describe('going back and forward', () => {
  test('back at the first question stays there', () => {
    const start = startInterview(ladder);
    expect(goBack(start)).toBe(start);
  });

  test('a changed answer keeps the later ones, and the way on goes over them', () => {
    let now = startInterview(ladder);
    for (let count = 0; count < 6; count += 1) {
      now = answerQuestion(now, personAt(3)(onScreen(now)?.question ?? ''));
    }
    const before = now.path;
    const changed = answerQuestion(goBack(goBack(now)), 1);
    expect(changed.path).toEqual(before);
    expect(changed.at).toBe(5);
    expect(changed.answers.get(before[4]?.question ?? '')).toBe(1);
    expect(goForward(changed).at).toBe(6);
    expect(goForward(goForward(changed)).at).toBe(6);
  });

  test('forward never passes a question that has no answer', () => {
    const start = startInterview(ladder);
    expect(goForward(start)).toBe(start);
  });

  test('a change from the review comes back to it', () => {
    const end = answerAll(startInterview(ladder), personAt(3));
    const last = end.path.length - 1;
    const closing = answerQuestion(changeAnswer(end, last), { text: 'other' });
    expect(onScreen(closing)).toBeNull();
    expect(particularsOf(closing).doing).toBe('other');
    expect(changeAnswer(end, 99)).toBe(end);
  });

  test('after going back to the review without a change, one can go back further', () => {
    const end = answerAll(startInterview(ladder), personAt(3));
    const review = goToEnd(changeAnswer(end, 2));
    expect(onScreen(review)).toBeNull();
    const last = goBack(review);
    expect(review.changing).toBe(false);
    expect(onScreen(last)).toEqual(end.path.at(-1));
  });

  test('a change from the review that moves the stage asks the questions that are now missing', () => {
    let now = answerAll(startInterview(ladder), personAt(3));
    const wanted = now.path.flatMap(({ question }, index) => (/^l4-/.test(question) ? index : []));
    for (const index of wanted) {
      now = answerQuestion(changeAnswer(now, index), 5);
    }
    expect(onScreen(now)).toMatchObject({ phase: 'gaps' });
    expect(onScreen(now)?.question).toMatch(/^l5-/);
  });
});

describe('skipping', () => {
  test('a question that has no answer is marked as skipped, and weighs nothing', () => {
    const first = answerQuestion(startInterview(ladder), null);
    const asked = onScreen(first)?.question ?? '';
    const skipped = skipQuestion(first);
    expect(answersOf(skipped).get(asked)).toBe('skip');
    expect(skipQuestion(startInterview(ladder)).answers.get('@own-guess')).toBeNull();
  });

  test('an answer that is there stays', () => {
    const two = answerQuestion(answerQuestion(startInterview(ladder), null), 5);
    const asked = two.path[1]?.question ?? '';
    expect(answersOf(skipQuestion(goBack(two))).get(asked)).toBe(5);
  });
});

describe('strand questions', () => {
  test.each([
    [1, ['a2', 'a0', 'a1', 'b2', 'b0', 'b1', 'c2', 'c0', 'c1']],
    // Of equally late ones, those of the first strands in the file take the places that are left.
    [3, ['a4', 'a3', 'a2', 'a0', 'a1', 'b4', 'b3', 'b2', 'b0', 'c4', 'c3', 'c2']],
  ])('at stage %i: %j', (stage, wanted) => {
    expect(strandQuestions(wide, stage)).toEqual(wanted);
  });

  test('no strand is left out when there are many', () => {
    const many = testLadder(3, 2, {
      strands: Array.from({ length: 10 }, (_, strand) => ({
        id: `s${strand}`,
        title: 'S',
        behaviours: [1, 2, 3].map((expectedFrom) => ({
          id: `s${strand}-${expectedFrom}`,
          statement: 'Does it.',
          expectedFrom,
        })),
      })),
    });
    const chosen = strandQuestions(many, 2);
    expect(chosen).toHaveLength(12);
    expect(new Set(chosen.map((id) => id.split('-')[0])).size).toBe(10);
  });
});

describe('examples', () => {
  const end = answerAll(startInterview(ladder), personAt(3));
  const asked = end.path.filter(({ phase }) => phase === 'examples');

  test('are asked for the held ratings that decided the stage, at most three', () => {
    expect(asked).toHaveLength(3);
    for (const { question } of asked) {
      const behaviour = question.replace('@example/', '');
      expect(answersOf(end).get(behaviour)).toBe(4);
      expect(behaviour).toMatch(/^l3-/);
    }
    expect(examplesOf(end).get(asked[0]?.question.replace('@example/', '') ?? '')).toBe(
      `about ${asked[0]?.question}`,
    );
  });

  test('are not asked for behaviours that have one, from before or from a note', () => {
    const known = new Set(asked.map(({ question }) => question.replace('@example/', '')));
    const other = answerAll(startInterview(ladder, { examples: known }), personAt(3));
    const again = other.path.filter(({ phase }) => phase === 'examples');
    expect(again.map(({ question }) => question)).not.toEqual(
      expect.arrayContaining(asked.map(({ question }) => question)),
    );
    let noted = startInterview(ladder);
    for (const id of known) noted = noteExample(noted, id);
    expect(answerAll(noted, personAt(3)).path).toEqual(other.path);
  });

  test('put the statement, and leave out the progress', () => {
    const index = end.path.findIndex(({ phase }) => phase === 'examples');
    expect(questionOnScreen(changeAnswer(end, index))).toMatchObject({
      kind: 'text',
      message: expect.stringMatching(/^When did you do this, and what happened\? “Does l3-b\d\.”$/),
    });
  });
});

test('a long run of one rating is noticed', () => {
  const same = answerAll(startInterview(ladder), (question) =>
    question.startsWith('@') ? null : 4,
  );
  expect(carelessIn(same)).toMatchObject({ rating: 4 });
  expect(carelessIn(startInterview(ladder))).toBeNull();
});

describe('the framework question', () => {
  test('"this" stands for the ladder itself', () => {
    const given = new Map<string, AnyAnswer>([['@framework', { text: 'This' }]]);
    expect(particularsOf({ ladder, answers: given }).framework).toBe('Test ladder');
  });
});

describe('properties', () => {
  const given = (question: string, draw: number): AnyAnswer => {
    if (question === '@own-guess') return draw === 0 ? null : { level: 1 + (draw % 5) };
    if (question.startsWith('@')) return draw % 2 === 0 ? null : { text: `text ${draw}` };
    if (draw === 0) return 'no-opportunity';
    return draw === 6 ? 'skip' : Math.min(5, draw);
  };

  test('an interview is what its answers make it: resuming after any answer gives the same one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 45 }), (draws) => {
        let now = startInterview(ladder);
        for (const draw of draws) {
          const asked = onScreen(now);
          if (asked === null) break;
          now = answerQuestion(now, given(asked.question, draw));
        }
        const kept = now.path.map((asked) => ({
          ...asked,
          answer: now.answers.get(asked.question) ?? null,
        }));
        expect(resumeInterview(ladder, kept)).toEqual(now);
      }),
      { numRuns: runs(200) },
    );
  });

  const moves = {
    back: goBack,
    forward: goForward,
    skip: skipQuestion,
  } as const;

  /** One step of somebody who types at random. */
  const press = (interview: Interview, move: keyof typeof moves | number): Interview => {
    if (typeof move === 'string') return moves[move](interview);
    const asked = onScreen(interview);
    return asked === null ? interview : answerQuestion(interview, given(asked.question, move));
  };

  test('any keys lead to an end, no question is asked twice, and nothing is changed in place', () => {
    const move = fc.oneof(
      { weight: 6, arbitrary: fc.nat(6) },
      { weight: 1, arbitrary: fc.constantFrom('back', 'forward', 'skip') },
    );
    const snapshot = ({ path, answers, at }: Interview) => JSON.stringify([path, [...answers], at]);
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (typed) => {
        let now = startInterview(ladder);
        for (const key of typed) {
          const before = now;
          const kept = snapshot(before);
          now = press(now, key);
          expect(snapshot(before)).toBe(kept);
        }
        const end = answerAll({ ...now, at: now.path.length }, personAt(2));
        const asked = end.path.map(({ question }) => question);
        expect(new Set(asked).size).toBe(asked.length);
      }),
      { numRuns: runs(100) },
    );
  });
});
