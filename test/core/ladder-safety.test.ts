import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentAnswers } from '../../src/core/answers/counting-answers.js';
import { earlierAnswers } from '../../src/core/answers/earlier-answers.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { buildHistory } from '../../src/core/history/history.js';
import { resumeInterview } from '../../src/core/interview/interview.js';
import { fold } from '../../src/core/journal/fold.js';
import { nameEdition } from '../../src/core/journal/name-edition.js';
import { readOnLadder } from '../../src/core/journal/read-on-ladder.js';
import type { Answer } from '../../src/core/ladder/answers.js';
import { makeEdition } from '../../src/core/ladder/edition.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { buildReport } from '../../src/core/report/report.js';
import { type Event, eventSchema, type NewEvent } from '../../src/core/schema/events.schema.js';
import type { Ladder, Level } from '../../src/core/schema/ladder.schema.js';
import { ladderSentences } from '../../src/views/text/ladder-sentences.js';
import { runs } from '../thorough.js';
import { eventsOn } from './events.js';
import { cleanAnswers, testLadder } from './ladders.js';

/** A ladder is changed after somebody has answered: nobody moves without being told why. */

const today = '2026-11-21';
const plain = testLadder(3, 3);
const verbs = ['Repairs', 'Designs', 'Teaches', 'Measures', 'Negotiates', 'Documents'];
const nouns = ['bridges', 'harbours', 'orchards', 'markets', 'libraries', 'gardens'];
/** Statements that are nothing like each other. */
const old: Ladder = {
  ...plain,
  levels: plain.levels.map((level, at) => ({
    ...level,
    behaviours: level.behaviours.map((one, index) => ({
      ...one,
      statement: `${verbs[(at + index) % 6]} ${nouns[(2 * at + 3 * index) % 6]} number ${at}${index}.`,
    })),
  })),
};

/** What the journal holds after events on a ladder. */
function recorded(ladder: Ladder, events: readonly NewEvent[]): Event[] {
  const named = nameEdition(events, ladder, makeEdition(ladder));
  const written = eventsOn(today, named);
  for (const event of written) expect(eventSchema.safeParse(event).error).toBeUndefined();
  return written;
}

function assessed(ladder: Ladder, answers: ReadonlyMap<string, Answer>): NewEvent {
  return assessmentEvent(ladder, {
    sitting: 'a1',
    answers,
    ownGuess: 2,
    mentor: null,
    framework: null,
  });
}

const stateOn = (events: readonly Event[], ladder: Ladder) =>
  fold(readOnLadder(events, ladder, ladder), ladder.id);
const reportOn = (events: readonly Event[], ladder: Ladder) =>
  buildReport(ladder, stateOn(events, ladder), today);
const noticeOn = (events: readonly Event[], ladder: Ladder) => {
  const report = reportOn(events, ladder);
  return report === null ? null : ladderSentences(report).join(' ');
};

const withScale = (labels: readonly string[], held: number): Ladder => ({
  ...old,
  scale: {
    ...old.scale,
    held,
    points: labels.map((label, index) => ({ value: index + 1, label, meaning: '' })),
  },
});
const labels = old.scale.points.map(({ label }) => label);
const inserted: Ladder = {
  ...old,
  levels: [
    { ...(old.levels[0] as Level), id: 'trainee', title: 'Trainee', behaviours: [newOne('t')] },
    ...old.levels,
  ].map((level, index) => ({ ...level, rank: index + 1 })),
};
function newOne(id: string) {
  const [one] = (plain.levels[0] as Level).behaviours;
  if (one === undefined) throw new Error('a level has behaviours');
  return { ...one, id, statement: `Something quite new: ${id}.`, actions: [] };
}

/** Level 1 held, the rest a point below: level 1 on the old ladder. */
const journal = recorded(old, [
  assessed(old, cleanAnswers(old, 1, 4, 3)),
  { type: 'plan', ladder: old.id, target: 2 },
]);

test('an unchanged ladder says nothing, and neither does its prose', () => {
  expect(reportOn(journal, old)?.basis).not.toHaveProperty('ladder');
  expect(reportOn(journal, { ...old, about: 'Other prose.' })?.basis).not.toHaveProperty('ladder');
  expect(readOnLadder(journal, old, old)).toBe(journal);
});

describe('S1: other words on the scale, and a lower point that counts as held', () => {
  const others = withScale(['Never', 'Helped', 'At times', 'As a rule', 'As a teacher'], 3);

  test('nobody is lifted by numbers that meant something else', () => {
    expect(currentAnswers(others, stateOn(journal, others), today)).toBeNull();
    expect(stateOn(journal, others).assessments[0]?.answers.map(({ misfit }) => misfit)).toEqual(
      Array.from({ length: 9 }, () => 'scale'),
    );
    expect([...earlierAnswers(others, stateOn(journal, others), today).keys()]).not.toContain(
      'l1-b1',
    );
  });

  test('the same words with a lower point move people, and say so', () => {
    const lower = { ...old, scale: { ...old.scale, held: 3 } };
    expect(reportOn(journal, lower)?.stage.level).toBe(3);
    expect(noticeOn(journal, lower)).toBe(
      'The ladder was changed since you answered: a behaviour now counts from “Sometimes” on, not from “Usually”. ' +
        'Your result then was level 1: Title 1.',
    );
  });
});

describe('S2: fewer or more points', () => {
  test('ratings go where their words are', () => {
    const fewer = withScale(labels.slice(1), 3);
    const report = reportOn(journal, fewer);
    expect(report?.stage.level).toBe(1);
    expect(report?.answers.map(({ rating }) => rating)).toEqual([3, 3, 3, 2, 2, 2, 2, 2, 2]);
    const more = withScale([labels[0] ?? '', 'A', labels[1] ?? '', 'B', ...labels.slice(2)], 6);
    expect(reportOn(journal, more)?.stage.level).toBe(1);
    expect(noticeOn(journal, more)).toContain('carried over to the new scale by their meaning');
  });

  test('a point that is gone is asked again', () => {
    const gone = withScale([...labels.slice(0, 3), labels[4] ?? ''], 4);
    const best = recorded(old, [
      assessed(old, new Map([...cleanAnswers(old, 1, 4, 3), ['l1-b1', 5]])),
    ]);
    expect(currentAnswers(gone, stateOn(best, gone), today)?.leftOut ?? []).not.toContain('l1-b1');
    expect(stateOn(best, gone).assessments[0]?.answers.filter(({ misfit }) => misfit)).toHaveLength(
      2,
    );
  });
});

test('S3: a level inserted below changes no result, no target, no guess and no history', () => {
  const second = recorded(old, [
    assessed(old, cleanAnswers(old, 2, 4, 2)),
    { type: 'plan', ladder: old.id, target: 3 },
  ]);
  const report = reportOn(second, inserted);
  expect(report?.stage).toMatchObject({ level: 3, title: 'Title 2', ownGuess: 3 });
  expect(report?.plan.targetLevel).toBe(4);
  expect(noticeOn(second, inserted)).toContain('new: Trainee');
  const { entries, now } = buildHistory(inserted, readOnLadder(second, inserted, inserted), today);
  expect(entries[0]).toMatchObject({
    kind: 'assessment',
    standing: { level: 3, told: { level: 2, title: 'Title 2' } },
  });
  const before = entries[0] && 'standing' in entries[0] ? entries[0].standing?.position : 0;
  expect(Math.abs((now?.position ?? 0) - (before ?? 0))).toBeLessThan(0.3);
});

test('S4: two files with one id have answers of their own', () => {
  const other: Ladder = {
    ...old,
    title: 'Nurses',
    levels: old.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one) => newOne(one.id)),
    })),
    strands: [],
  };
  expect(reportOn(journal, other)).toBeNull();
  expect(stateOn(journal, other).assessments).toEqual([]);
  const both = [
    ...journal,
    ...eventsOn(
      '2026-11-22',
      nameEdition([assessed(other, cleanAnswers(other, 3))], other, makeEdition(other)),
    ),
  ];
  expect(reportOn(both, other)?.stage.level).toBe(3);
  expect(reportOn(both, old)?.stage.level).toBe(1);
  // Without a title of its own, no answer counts under other words, either.
  expect(reportOn(journal, { ...other, title: old.title })).toBeNull();
});

describe('two behaviours that became one', () => {
  const merged = (words?: string): Ladder => ({
    ...old,
    version: '2.0.0',
    levels: old.levels.map((level) =>
      level.rank > 1
        ? level
        : {
            ...level,
            behaviours: level.behaviours.flatMap((one) => {
              if (one.id === 'l1-b2') return [];
              if (one.id !== 'l1-b1') return one;
              return { ...one, was: ['l1-b2'], statement: words ?? one.statement };
            }),
          },
    ),
  });
  const answerOn = (ladder: Ladder, first: Answer, second: Answer) => {
    const answers = [...cleanAnswers(old, 1), ['l1-b1', first], ['l1-b2', second]] as const;
    // In whatever order they were given.
    return [new Map(answers), new Map([...new Map(answers)].toReversed())].map((given) => {
      const [assessment] = stateOn(recorded(old, [assessed(old, given)]), ladder).assessments;
      return assessment?.answers.filter(({ behaviour }) => behaviour === 'l1-b1');
    });
  };

  test.each<[Answer, Answer, Answer]>([
    [4, 2, 2],
    [2, 4, 2],
    ['skip', 4, 4],
    [4, 'skip', 4],
  ])('%s and %s count as %s: nobody is lifted by it', (first, second, counts) => {
    const read = answerOn(merged(), first, second);
    expect(read).toMatchObject([[{ answer: counts }], [{ answer: counts }]]);
  });

  test.each<[Answer, Answer]>([
    [2, 4],
    [4, 2],
  ])(
    '%s and %s: the second counts where the first asks for something else now',
    (first, second) => {
      const read = answerOn(merged(newOne('x').statement), first, second);
      const counts = { behaviour: 'l1-b1', answer: second };
      expect(read).toEqual([[counts], [counts]]);
    },
  );
});

test('the level that somebody works towards is written with its id', () => {
  const written = (target: number | null) =>
    nameEdition([{ type: 'plan', ladder: old.id, target }], old, null);
  expect(written(2)).toMatchObject([{ target: 2, targetId: 'level-2' }]);
  expect(written(null)[0]).not.toHaveProperty('targetId');
});

test('S5: evidence is an example on its own ladder, and in every log', () => {
  const logged = recorded(old, [
    assessed(old, cleanAnswers(old, 1, 4, 3)),
    { type: 'evidence', date: today, text: 'It ran', behaviours: ['l1-b1'] },
  ]);
  const other = { ...old, id: 'other' };
  expect(stateOn(logged, old).evidence).toMatchObject([{ behaviours: ['l1-b1'] }]);
  expect(stateOn(logged, other).evidence).toMatchObject([{ text: 'It ran', behaviours: [] }]);
  // Before 0.2, evidence named no ladder: it is about the one in use around then.
  const before = logged.map((event) => {
    if (event.type !== 'evidence') return event;
    const { ladder: _, edition: __, ...rest } = event;
    return rest;
  });
  expect(stateOn(before, other).evidence).toMatchObject([{ behaviours: [] }]);
  expect(stateOn(before, old).evidence).toMatchObject([{ behaviours: ['l1-b1'] }]);
});

test('S6: a reworded statement keeps its answer with a notice; another statement is asked again', () => {
  const reworded: Ladder = {
    ...old,
    version: '2.0.0',
    levels: old.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one) =>
        one.id === 'l2-b1'
          ? newOne('l2-b1')
          : { ...one, statement: one.statement.replace('number', 'with care, number') },
      ),
    })),
  };
  const report = reportOn(journal, reworded);
  expect(report?.basis?.ladder).toMatchObject({
    from: '1.0.0',
    to: '2.0.0',
    leftOut: [{ behaviour: 'l2-b1', because: 'replaced' }],
  });
  expect(report?.basis?.ladder?.reworded).toHaveLength(8);
  expect(noticeOn(journal, reworded)).toBe(
    'The ladder was changed since you answered (version 1.0.0 then, 2.0.0 now): 8 statements were ' +
      "reworded, and your answers kept; one earlier answer no longer fits and isn't " +
      'counted; career-coach assess asks again.',
  );
});

describe('S7: ids renamed', () => {
  const renamed = (change: (one: Level['behaviours'][number]) => object): Ladder => ({
    ...old,
    levels: old.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours.map((one) => ({ ...one, actions: [], ...change(one) })),
    })),
  });

  test.each([
    ['the same words', renamed(({ id }) => ({ id: `new-${id}` }))],
    ['was', renamed(({ id }) => ({ id: `new-${id}`, was: [id], statement: `Other: ${id}.` }))],
  ])('answers follow by %s', (_, ladder) => {
    expect(reportOn(journal, ladder)?.stage.level).toBe(1);
    expect(reportOn(journal, ladder)?.basis).not.toHaveProperty('leftOut');
  });

  test('a ladder without a trace of the old one keeps the history', () => {
    const rewritten = renamed(({ id }) => newOne(`new-${id}`));
    expect(reportOn(journal, rewritten)).toBeNull();
    const { entries } = buildHistory(rewritten, readOnLadder(journal, rewritten, rewritten), today);
    expect(entries).toMatchObject([{ kind: 'assessment', standing: { level: 1 } }]);
  });
});

test('a draft loses only what no longer fits', () => {
  const draft: NewEvent[] = [
    { question: '@own-guess', phase: 'own-guess', answer: { level: 3 } } as const,
    { question: 'l1-b1', phase: 'placement', answer: 4 } as const,
    { question: 'l2-b1', phase: 'placement', answer: 5 } as const,
  ].map((one) => ({ type: 'answer', sitting: 'd1', ladder: old.id, ...one }));
  const events = recorded(old, draft);
  const asked = (ladder: Ladder) => {
    const answers = stateOn(events, ladder).draft?.answers ?? [];
    return [...resumeInterview(ladder, answers).answers];
  };
  expect(asked(old)).toEqual([
    ['@own-guess', { level: 3 }],
    ['l1-b1', 4],
    ['l2-b1', 5],
  ]);
  expect(asked(inserted)[0]).toEqual(['@own-guess', { level: 4 }]);
  const gone = withScale(labels.slice(0, 4), 4);
  expect(asked({ ...gone, levels: gone.levels.slice(0, 2) })).toEqual([['l1-b1', 4]]);
});

test('words of one’s own change no edition', () => {
  const said: Ladder = {
    ...old,
    terms: { customer: { one: 'customer', many: 'customers' } },
    levels: old.levels.map((level) => ({ ...level, title: `${level.title} of the {customer}` })),
  };
  const events = recorded(said, [assessed(said, cleanAnswers(said, 1, 4, 3))]);
  const own = withTerms(said, { customer: { one: 'client', many: 'clients' } });
  expect(readOnLadder(events, own, said)).toBe(events);
  const changed = { ...said, scale: { ...said.scale, held: 3 } };
  const now = withTerms(changed, { customer: { one: 'client', many: 'clients' } });
  const report = buildReport(now, fold(readOnLadder(events, now, changed), now.id), today);
  expect(report?.basis?.ladder?.told?.title).toBe('Title 1 of the client');
});

test('after any edit, a level moves only with a notice', () => {
  const ids = old.levels.flatMap(({ behaviours }) => behaviours.map(({ id }) => id));
  const edit = fc.record({
    gone: fc.subarray(ids, { maxLength: 5 }),
    reworded: fc.subarray(ids, { maxLength: 5 }),
    replaced: fc.subarray(ids, { maxLength: 3 }),
    renamed: fc.subarray(ids, { maxLength: 4 }),
    up: fc.subarray(ids, { maxLength: 3 }),
    labels: fc.shuffledSubarray([...labels, 'New', 'Newer'], { minLength: 3, maxLength: 7 }),
    held: fc.integer({ min: 2, max: 3 }),
    sameScale: fc.boolean(),
    inserted: fc.option(fc.integer({ min: 0, max: 3 })),
    dropped: fc.option(fc.integer({ min: 0, max: 2 })),
    own: fc.option(fc.double({ min: 0.5, max: 0.95, noNaN: true })),
  });
  const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(edit, ratings, (change, given) => {
      const answers = new Map(ids.map((id, index) => [id, given[index] ?? 1]));
      const events = recorded(old, [assessed(old, answers)]);
      const ladder = edited(change);
      const report = reportOn(events, ladder);
      const { entries } = buildHistory(ladder, readOnLadder(events, ladder, ladder), today);
      expect(entries).toHaveLength(1);
      if (report === null) return;
      const before = buildReport(old, fold(events, old.id), today)?.stage;
      if (before?.title !== report.stage.title) {
        expect(noticeOn(events, ladder)).toContain('The ladder was changed since you answered');
      }
      // No answer counts by a number: each still has the words that were chosen.
      for (const { behaviour, rating } of report.answers) {
        const id = behaviour.replace(/^new-/, '');
        const then = old.scale.points[(answers.get(id) ?? 0) - 1]?.label;
        if (rating !== null) expect(ladder.scale.points[rating - 1]?.label).toBe(then);
      }
    }),
    { numRuns: runs(200) },
  );

  function edited(change: {
    gone: string[];
    reworded: string[];
    replaced: string[];
    renamed: string[];
    up: string[];
    labels: string[];
    held: number;
    sameScale: boolean;
    inserted: number | null;
    dropped: number | null;
    own: number | null;
  }): Ladder {
    const base = change.sameScale ? old : withScale(change.labels, change.held);
    const kept = base.levels.map((level) => ({
      ...level,
      behaviours: level.behaviours
        .filter(({ id }) => !change.gone.includes(id))
        .map((one) => {
          if (change.replaced.includes(one.id)) return newOne(one.id);
          const statement = change.reworded.includes(one.id)
            ? one.statement.replace('number', 'with care, number')
            : one.statement;
          return change.renamed.includes(one.id)
            ? { ...one, statement, id: `new-${one.id}`, was: [one.id] }
            : { ...one, statement };
        }),
    }));
    const moving = kept[0]?.behaviours.filter(({ id }) => change.up.includes(id)) ?? [];
    const moved = kept.map((level, index) => ({
      ...level,
      behaviours: [
        ...level.behaviours.filter((one) => !moving.includes(one)),
        ...(index === 1 ? moving : []),
      ],
    }));
    const levels = moved.filter((_, index) => index !== change.dropped);
    const added = {
      ...(levels[0] as Level),
      id: 'added',
      title: 'Added',
      behaviours: [newOne('t')],
    };
    const all = change.inserted === null ? levels : levels.toSpliced(change.inserted, 0, added);
    return {
      ...base,
      levels: all.map((level, index) => ({
        ...level,
        rank: index + 1,
        behaviours: level.behaviours.length === 0 ? [newOne(`e${index}`)] : level.behaviours,
      })),
      placement: change.own === null ? {} : { own: change.own },
    };
  }
});
