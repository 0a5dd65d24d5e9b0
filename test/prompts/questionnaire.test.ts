import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooSmall } from '../../src/core/base/screen.js';
import type { Interview } from '../../src/core/interview/interview.js';
import {
  changeAnswer,
  onScreen,
  resumeInterview,
  startInterview,
} from '../../src/core/interview/interview.js';
import type { Place } from '../../src/core/interview/progress.js';
import { placeOf } from '../../src/core/interview/progress.js';
import { questionOnScreen } from '../../src/core/interview/question-on-screen.js';
import type { AnyAnswer, DraftAnswer } from '../../src/core/journal/draft.js';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import type { Ladder, LadderFile } from '../../src/core/schema/ladder.schema.js';
import { draw, drawFrame, pagingOf } from '../../src/prompts/questionnaire/draw/draw.js';
import type { Look } from '../../src/prompts/questionnaire/draw/layout.js';
import { reviewRows } from '../../src/prompts/questionnaire/draw/review.js';
import { introOf } from '../../src/prompts/questionnaire/intro.js';
import { keyTable } from '../../src/prompts/questionnaire/keys.js';
import { press } from '../../src/prompts/questionnaire/press.js';
import type { Pressed, Sheet } from '../../src/prompts/questionnaire/sheet.js';
import { markSeen, openSheet } from '../../src/prompts/questionnaire/sheet.js';
import { shareOnScreen } from '../../src/prompts/questionnaire/words.js';
import { noPaint } from '../../src/text/paint.js';
import { widthOf } from '../../src/text/width.js';
import { builtIn } from '../commands/ladder-facts.js';
import { runs } from '../thorough.js';
import { burst, key, open, pressAll, pressUntil, stepInShort } from './press-keys.js';
import { allExamples, smallLadder, smallLadderFile } from './small-ladder.js';

const toLevel = ['Enter'];
const toRating = [...toLevel, '2'];
const at = (...names: string[]): Sheet => pressAll(open(), ...names).sheet;
const textOf = (start: Sheet): Sheet => pressUntil('text', '4', start).sheet;
const reviewOf = (start: Sheet): Sheet => pressUntil('review', 'Enter', textOf(start)).sheet;
const rating = at(...toRating);
const text = textOf(rating);
const review = reviewOf(rating);
/** The behaviour that is asked first: which one is the model's affair. */
const first = rating.interview.pending?.question ?? '';
const count = review.interview.path.length;

/** What keys did, in short: what was kept, the mode, the way along the path, the message, the end. */
function effectOf(sheet: Sheet, ...names: string[]): string {
  const { sheet: after, steps, end } = pressAll(sheet, ...names);
  const kept = steps.map((step) => stepInShort(step).replace(first, 'first'));
  const by = after.interview.at - sheet.interview.at;
  const moved = by === 0 ? [] : [by > 0 ? `+${by}` : `${by}`];
  const mode = after.mode === sheet.mode ? [] : [after.mode];
  const highlight = after.highlighted === sheet.highlighted ? [] : [`on ${after.highlighted}`];
  const typed = after.typed.text === sheet.typed.text ? [] : [`types “${after.typed.text}”`];
  const message = after.message === null ? [] : [after.message];
  const ended = end === undefined ? [] : [`ends: ${end}`];
  return [...kept, ...mode, ...moved, ...highlight, ...typed, ...message, ...ended].join('; ');
}

const nothing = (name: string) => `${name} does nothing here. Press ? for help.`;

describe('the first screen', () => {
  it.each([
    ['Enter', 'level'],
    [' ', 'level'],
    ['Right', 'level'],
    // A key typed ahead counts for the first question.
    ['2', '@own-guess={"level":2}; rating; +1'],
    ['s', '@own-guess=null; rating; +1'],
    ['?', 'help'],
    ['x', `level; ${nothing('x')}`],
    ['q', 'ends: quit'],
    ['Esc', 'ends: quit'],
    ['Ctrl-D', 'ends: quit'],
    ['Ctrl-C', 'ends: interrupt'],
  ])('%s: %s', (name, effect) => {
    expect(effectOf(open(), name)).toBe(effect);
  });

  it('is left out when an interview is taken up again', () => {
    const { interview } = rating;
    const sheet = openSheet(interview);
    expect(sheet.mode).toBe('rating');
    expect(sheet.message).toBe('Welcome back: one answer is kept.');
  });
});

describe('a question for a level', () => {
  it.each([
    ['1', '@own-guess={"level":1}; rating; +1'],
    ['3', '@own-guess={"level":3}; rating; +1'],
    ['4', nothing('4')],
    ['0', nothing('0')],
    ['Enter', 'Press 1-3 to answer, s to skip.'],
    ['Down', 'on 1'],
    ['j', 'on 1'],
    ['Up', 'on 3'],
    ['k', 'on 3'],
    ['Left', 'This is the first question.'],
    ['b', 'This is the first question.'],
    ['Backspace', 'This is the first question.'],
    ['Right', 'Answer this one first, or press s to skip it.'],
    ['s', '@own-guess=null; rating; +1'],
    ['?', 'help'],
    ['n', nothing('n')],
    ['e', nothing('e')],
    ['q', 'ends: quit'],
    ['Esc', 'ends: quit'],
    ['Ctrl-D', 'ends: quit'],
    ['Ctrl-C', 'ends: interrupt'],
    ['Tab', nothing('Tab')],
    ['Alt-3', nothing('Alt-3')],
    ['Ctrl-X', nothing('Ctrl-X')],
  ])('%s: %s', (name, effect) => {
    expect(effectOf(at(...toLevel), name)).toBe(effect);
  });

  it('confirms with Enter what the arrows highlight', () => {
    expect(effectOf(at(...toLevel), 'Down', 'Down', 'Enter')).toBe(
      '@own-guess={"level":2}; rating; +1',
    );
  });

  it('takes numbers of two digits, ended by Enter, where there are more than nine levels', () => {
    const [level] = smallLadderFile.levels;
    if (level === undefined) throw new Error('no level');
    const levels = Array.from({ length: 12 }, (_, index) => ({
      ...level,
      rank: index + 1,
      id: `level-${index + 1}`,
      behaviours: [{ id: `behaviour-${index + 1}`, statement: 'Does it.' }],
    }));
    const sheet = press(open(smallLadder({ levels })), key('Enter')).sheet;
    const keeps = (number: number) => `@own-guess={"level":${number}}; rating; +1`;
    expect(effectOf(sheet, '1')).toBe('types “1”');
    expect(effectOf(sheet, '1', '1', 'Enter')).toBe(keeps(11));
    expect(effectOf(sheet, '1', '1', 'Backspace', '2', 'Enter')).toBe(keeps(12));
    expect(effectOf(sheet, '9', 'Enter')).toBe(keeps(9));
    expect(effectOf(sheet, '1', '3', 'Enter')).toBe('There is no level 13: choose 1 to 12.');
    expect(effectOf(sheet, '0', 'Enter')).toBe('There is no level 0: choose 1 to 12.');
    expect(effectOf(sheet, 'Enter')).toBe('Type 1-12 and Enter to answer, s to skip.');
    expect(effectOf(sheet, '1', 'Down')).toBe('on 1');
    expect(effectOf(sheet, 'Backspace')).toBe('');
    expect(draw(press(sheet, key('1')).sheet, look(80))).toContain('1-12 and Enter answer: 1');
  });
});

describe('a question for a rating', () => {
  it.each([
    ['1', 'first=1; +1'],
    ['5', 'first=5; +1'],
    ['0', 'first="no-opportunity"; +1'],
    ['e', 'first="earlier"; +1'],
    ['E', 'first="earlier"; +1'],
    ['6', nothing('6')],
    ['Enter', 'Press 1-5, e or 0 to answer, s to skip.'],
    ['Down', 'on 1'],
    ['j', 'on 1'],
    ['J', 'on 1'],
    ['Up', 'on 0'],
    ['k', 'on 0'],
    ['Left', 'level; -1; on 2'],
    ['b', 'level; -1; on 2'],
    ['Backspace', 'level; -1; on 2'],
    ['Right', 'Answer this one first, or press s to skip it.'],
    ['s', 'first="skip"; +1'],
    ['S', 'first="skip"; +1'],
    ['?', 'help'],
    ['n', 'note'],
    ['q', 'ends: quit'],
    ['Esc', 'ends: quit'],
    ['Ctrl-D', 'ends: quit'],
    ['Ctrl-C', 'ends: interrupt'],
    ['x', nothing('x')],
    ['é', nothing('é')],
    ['F1', nothing('F1')],
    ['PgUp', nothing('PgUp')],
    ['Tab', nothing('Tab')],
    [' ', nothing('Space')],
    ['paste:4', nothing('Pasting')],
    ['paste:4444', nothing('Pasting')],
  ])('%s: %s', (name, effect) => {
    expect(effectOf(rating, name)).toBe(effect);
  });

  it('moves the highlight from end to end and no further', () => {
    const sheet = rating;
    expect(effectOf(sheet, ...'jjjjj')).toBe('on 5');
    expect(effectOf(sheet, ...'jjjjjj')).toBe('on -1');
    expect(effectOf(sheet, ...'jjjjjjj')).toBe('on 0');
    expect(effectOf(sheet, ...'jjjjjjjjj')).toBe('on 0');
    expect(effectOf(sheet, 'Down', 'Up', 'Up')).toBe('on 1');
    expect(effectOf(sheet, ...'jjjjjj', 'Enter')).toBe('first="earlier"; +1');
    expect(effectOf(sheet, ...'jjjjjjj', 'Enter')).toBe('first="no-opportunity"; +1');
  });

  it('highlights the answer of the last time, which Enter keeps, and which counts only then', () => {
    const sheet = pressAll(open(smallLadder(), { [first]: 3 }), ...toRating).sheet;
    expect(sheet.highlighted).toBe(3);
    expect(sheet.interview.answers.has(first)).toBe(false);
    expect(effectOf(sheet, 'Enter')).toBe('first=3; +1; on null');
  });

  it('highlights no opportunity of the last time, and nothing for what was skipped', () => {
    const skipped = pressAll(open(smallLadder(), { [first]: 'skip' }), ...toRating).sheet;
    expect(skipped.highlighted).toBeNull();
    const none = { [first]: 'no-opportunity' } as const;
    const sheet = pressAll(open(smallLadder(), none), ...toRating).sheet;
    expect(sheet.highlighted).toBe(0);
    expect(effectOf(sheet, 'Enter')).toBe('first="no-opportunity"; +1; on null');
  });

  it('highlights "earlier" of the last time, which Enter keeps', () => {
    const start = open(smallLadder(), { [first]: 'earlier' });
    const sheet = pressAll(start, ...toRating).sheet;
    expect(draw(sheet, look(80))).toMatch(/^› e Earlier +\(last time\) I usually did it before/m);
    expect(effectOf(sheet, 'Enter')).toBe('first="earlier"; +1; on null');
  });

  it('names the answers beside the scale as the ladder does', () => {
    const scale = {
      ...smallLadder().scale,
      held: 3,
      earlier: { label: 'Long ago', meaning: 'but I still could' },
      noOpportunity: { label: 'Never came up', meaning: 'not once' },
    };
    const sheet = pressAll(open(smallLadder({ scale })), ...toRating).sheet;
    const drawn = draw(sheet, look(80));
    expect(drawn).toContain(
      'Was this you in the last twelve months? (3, 4 and 5 count as doing it)',
    );
    expect(drawn).toMatch(/^ {2}e Long ago +but I still could$/m);
    expect(drawn).toMatch(/^ {2}0 Never came up +not once$/m);
    expect(helpOf(sheet)).toContain('\ne Long ago: but I still could\n0 Never came up: not once\n');
  });

  it.each([
    [80, 24, 'Was this you in the last twelve months? (4 and 5 count as doing it)'],
    [40, 15, 'Was this you? 4 and 5 count:'],
  ])('says over the scale which ratings count, at %i × %i', (columns, rows, line) => {
    expect(draw(rating, look(columns, rows))).toContain(`\n${line}\n  1 Not so far`);
  });

  it.each([
    ['customer', 'Customers', 3],
    ['Filiale', 'Filialen', 1],
  ])('says whom %s (%s) means, under the first statements about them: %i', (one, many, most) => {
    const term = { one, many: many === 'Customers' ? 'customers' : many };
    const built = withTerms(builtIn, { customer: term });
    const reminder = `“${many}” means whoever you work for, inside the company or outside.`;
    let sheet = pressAll(openSheet(startInterview(built)), ...toRating).sheet;
    let about = 0;
    while (sheet.mode === 'rating') {
      const question = questionOnScreen(sheet.interview);
      if (question?.kind !== 'rating') throw new Error('no rating on the screen');
      const names = question.behaviour.statement.toLowerCase().includes(one.toLowerCase());
      if (names) about += 1;
      const drawn = draw(sheet, look(80));
      expect(drawn.includes(`\n${reminder}\n`), drawn).toBe(names && about <= most);
      sheet = press(sheet, key('2')).sheet;
    }
    expect(about).toBeGreaterThan(3);
  });

  it('goes back as an undo, keeps what comes later, and keeps nothing twice', () => {
    const sheet = at(...toRating, '4', '2');
    expect(effectOf(sheet, 'b', 'b')).toBe('-2; on 4');
    // Answered again with the same: there is nothing to keep.
    expect(effectOf(sheet, 'b', 'b', 'Enter')).toBe('-1; on 2');
    expect(effectOf(sheet, 'b', 'b', '4')).toBe('-1; on 2');
    expect(effectOf(sheet, 'b', 'b', 's')).toBe('-1; on 2');
    expect(effectOf(sheet, 'b', 'b', '1')).toBe('first=1; -1; on 2');
    expect(effectOf(sheet, 'b', 'b', 'Right', 'Right')).toBe('');
  });

  it('says so where a new answer brings another question than the one left open', () => {
    const sheet = pressAll(open(builtIn), ...toRating, '4', '4', '4', '4').sheet;
    const said = 'Your new answer leads to another question.';
    const same = pressAll(sheet, 'b', 'b', 'Enter', 'Enter').sheet;
    expect(onScreen(same.interview)).toEqual(onScreen(sheet.interview));
    expect(same.message).toBeNull();
    const others = ['4', '1', '1 1', '1 1 1', '1 1 1 1'].map((changed) => {
      const answers = changed.split(' ');
      const { sheet: after } = pressAll(sheet, ...answers.map(() => 'b'), ...answers);
      const isAnother = onScreen(after.interview)?.question !== onScreen(sheet.interview)?.question;
      expect({ changed, message: after.message }).toEqual({
        changed,
        message: isAnother ? said : null,
      });
      expect(pressAll(after, '4').sheet.message).toBeNull();
      return isAnother;
    });
    expect(others).toContain(true);
  });

  it('keeps the stage as soon as it may be told, and again when it changes', () => {
    const placed = ({ steps }: Pressed) => steps.filter(({ kind }) => kind === 'placed');
    expect(placed(pressUntil('text', '4', rating))).toEqual([{ kind: 'placed', level: 3 }]);
    const back = pressUntil('level', 'b', pressUntil('rating', 'Up', text).sheet).sheet;
    const lowered = pressUntil('text', '1', press(back, key('Right')).sheet);
    expect(placed(lowered).at(-1)).toEqual({ kind: 'placed', level: 1 });
  });

  it('keeps no stage where nearly all was skipped', () => {
    const { steps } = pressAll(open(), 'Enter', ...'s'.repeat(30));
    expect(steps.some(({ kind }) => kind === 'placed')).toBe(false);
  });

  it.each([...'1245'])(
    'tells no level before the result, and its bar never shrinks: %s to everything',
    (answer) => {
      let sheet = rating;
      for (let reached = 0; sheet.mode !== 'review'; ) {
        const drawn = draw(sheet, look(80));
        expect(drawn).not.toMatch(/level \d|Solving the task|Shaping the system|Advising the/);
        expect(sheet.reached).toBeGreaterThanOrEqual(reached);
        expect(sheet.reached).toBeLessThan(1);
        ({ reached } = sheet);
        const name = sheet.mode === 'rating' ? answer : 'Enter';
        sheet = press(sheet, key(name)).sheet;
      }
      expect(draw(sheet, look(80))).not.toMatch(/level \d[^ ]*:/);
    },
  );

  it('has a bar that is where the question is, also on the way back', () => {
    const sheet = at(...toRating, '4', '2', '4');
    const back = pressAll(sheet, 'b', 'b').sheet;
    expect(shareOnScreen(back)).toBeCloseTo((sheet.reached * back.interview.at) / 4);
    expect(shareOnScreen(back)).toBeLessThan(sheet.reached);
    const again = pressAll(back, 'Right', 'Right').sheet;
    expect(shareOnScreen(again)).toBe(sheet.reached);
    expect(pressAll(back, '1', '1').sheet.reached).toBeGreaterThanOrEqual(sheet.reached);
  });

  /** Where somebody is at each question who gives these answers over and over. */
  function placesOf(first: Sheet, answers: string): Place[] {
    const places: Place[] = [];
    let given = 0;
    for (let sheet = first; sheet.mode !== 'review'; ) {
      const place = placeOf(sheet.interview);
      if (place !== null && sheet.mode !== 'pause') places.push(place);
      const isPassed = sheet.mode === 'pause' || sheet.mode === 'text';
      const answer = isPassed ? 'Enter' : answers[given++ % answers.length];
      sheet = press(sheet, key(answer ?? '')).sheet;
    }
    return places;
  }

  // The longer ones move the stage after it was found.
  it.each([...'12345', '244', '53535', '2445', '44244'])(
    'never has more questions than it said: %s over and over',
    (answers) => {
      const first = press(openSheet(startInterview(builtIn)), key('Enter')).sheet;
      const announced = introOf(first.interview).about;
      const places = placesOf(first, answers);
      expect(announced).toContain(` to ${places[0]?.of} short questions`);
      for (const [index, { isText, number, of }] of places.entries()) {
        const before = places[index - 1];
        expect(number).toBeLessThanOrEqual(of);
        if (before?.isText === isText) expect(of).toBeLessThanOrEqual(before.of);
      }
      const asked = places.filter(({ isText }) => !isText);
      expect(new Set(asked.map(({ of }) => of)).size).toBe(1);
      const last = asked.map(({ isLastKey }) => isLastKey);
      expect(last.indexOf(true)).toBe(asked.length - 1);
      expect(asked.length).toBeGreaterThan(20);
    },
  );
});

describe('the answers from last time', () => {
  const ids = [...smallLadder().levels, ...smallLadder().strands].flatMap(({ behaviours }) =>
    behaviours.map(({ id }) => id),
  );
  const answersBefore = Object.fromEntries(ids.map((id, index) => [id, (index % 5) + 1]));
  const begun = (earlier: Record<string, AnyAnswer>, askedFirst: string[] = []) => {
    const options = { askedFirst, examples: allExamples, lastTime: 'Last time.' };
    const interview = startInterview(smallLadder(), {
      ...options,
      earlier: new Map(Object.entries(earlier)),
    });
    return pressAll(openSheet(interview), ...toRating).sheet;
  };
  const askedOf = ({ interview }: Sheet) => onScreen(interview)?.question;
  const unknown = "r keeps nothing here: there's no answer from last time.";

  it('are kept by r up to the last part, each saved, and b goes back through them', () => {
    const { sheet, steps } = pressAll(begun(answersBefore), 'r');
    const kept = steps.filter(({ kind }) => kind === 'answer').length;
    expect(sheet.mode).toBe('pause');
    expect(sheet.message).toBe(
      `${kept} answers kept from last time: see the list at the end, or b to go back.`,
    );
    expect(sheet.interview.path).toHaveLength(kept + 1);
    expect(sheet.reached).toBeGreaterThan(0.5);
    const back = pressAll(sheet, 'b').sheet;
    expect(askedOf(back)).toBe(sheet.interview.path.at(-1)?.question);
    expect(effectOf(pressAll(back, 'Enter').sheet, 'b', 'r')).toContain(nothing('r'));
    const drawn = draw(reviewOf(pressUntil('text', 'Enter', sheet).sheet), look(80, 60));
    for (const { question } of sheet.interview.path) {
      const { statement = 'place yourself' } =
        smallLadder()
          .levels.flatMap(({ behaviours }) => behaviours)
          .find(({ id }) => id === question) ?? {};
      expect(drawn).toContain(statement.slice(0, 40));
    }
  });

  it('are kept no further than a question that has none', () => {
    const first = askedOf(begun(answersBefore)) ?? '';
    const { sheet, steps } = pressAll(begun({ [first]: 3 }), 'r');
    expect(steps.map(stepInShort)).toEqual([`${first}=3`]);
    expect(sheet.message).toBe(
      'One answer kept from last time: see the list at the end, or b to go back.',
    );
    expect(effectOf(sheet, 'r')).toBe(unknown);
  });

  it('are told from what is new, on small screens, too', () => {
    const asked = pressAll(begun(answersBefore), 'r').sheet.interview.path;
    const habits = asked.filter(({ phase }) => phase === 'strands').map(({ question }) => question);
    expect(habits).toHaveLength(2);
    const earlier = Object.entries(answersBefore).filter(([id]) => !habits.includes(id));
    const kept = pressAll(begun(Object.fromEntries(earlier)), 'r').sheet;
    for (const size of [look(80), look(40, 15)]) {
      expect(draw(pressAll(kept, 'b').sheet, size)).not.toContain('No answer');
      for (const [index] of habits.entries()) {
        const answers = Array<string>(index).fill('4');
        expect(draw(pressAll(kept, ...answers).sheet, size)).toContain(
          '\nNo answer from last time.\n',
        );
      }
    }
  });

  it('are not kept by r where there are none, were skipped, or are worth another look', () => {
    const first = askedOf(begun(answersBefore)) ?? '';
    const another = "r doesn't keep this one.";
    const begins = [
      [rating, nothing('r')],
      [begun({ [first]: 'skip' }), unknown],
      [begun(answersBefore, ids), another],
    ] as const;
    for (const [sheet, effect] of begins) {
      expect(effectOf(sheet, 'r')).toBe(effect);
      expect(draw(sheet, look(80))).not.toContain('keep the next ones');
      expect(draw(sheet, look(40, 15))).not.toContain('· r keep');
    }
    const [, second = ''] = ids;
    const sheet = begun(answersBefore, [second, 'keeps-word']);
    expect(askedOf(sheet)).toBe(second);
    expect(effectOf(sheet, 'r')).toBe(another);
    const after = pressAll(sheet, 'Enter', 'r').sheet;
    expect(askedOf(after)).toBe('keeps-word');
    expect(effectOf(after, 'r')).toBe(another);
  });

  it('are not kept by r past what others rate differently, which stands beside, on small screens, too', () => {
    const [, second = ''] = ids;
    const why = 'your mentor rated it differently';
    const sheet = openSheet(
      startInterview(smallLadder(), {
        ...{ examples: allExamples, lastTime: 'Last time.', askedFirst: [second] },
        earlier: new Map(Object.entries(answersBefore)),
        looks: new Map([
          [second, why],
          ['keeps-word', why],
        ]),
        beside: new Map([[second, ['Your mentor: 2, With help']]]),
      }),
    );
    const pressed = pressAll(sheet, ...toRating, 'r').sheet;
    expect(pressAll(sheet, ...toRating).sheet.message).toBe(`Worth another look: ${why}.`);
    expect(pressed.message).toBe(`r doesn't keep this one. Worth another look: ${why}.`);
    for (const size of [look(79, 24), look(40, 15)]) {
      expect(draw(pressed, size)).toMatch(/\nYour mentor: 2, With help\n[\s\S]*Worth another/);
    }
    const after = pressAll(pressed, 'Enter', 'r').sheet;
    expect(askedOf(after)).toBe('keeps-word');
    expect(draw(after, look(79, 24))).not.toContain('Your mentor: 2');
  });

  it('are shown with two lines of what others say, where there is room', () => {
    const words =
      'Your mentor: “In the last review you let the customer talk first, and only then asked what it is that would decide.”';
    const [, second = ''] = ids;
    const sheet = openSheet(
      startInterview(smallLadder(), {
        ...{ lastTime: 'Last time.', askedFirst: [second], beside: new Map([[second, [words]]]) },
        earlier: new Map(Object.entries(answersBefore)),
      }),
    );
    const asked = pressAll(sheet, ...toRating).sheet;
    expect(draw(asked, look(79, 24)).replaceAll(/\s+/g, ' ')).toContain(words);
    expect(draw(asked, look(40, 15))).toMatch(/\nYour mentor: “In the last.*…\n/);
  });

  it('are kept in the same steps as by Enter as often', () => {
    const answer = fc.constantFrom<AnyAnswer>(1, 2, 3, 4, 5, 'earlier', 'no-opportunity', 'skip');
    const first = fc.subarray(ids, { maxLength: 3 });
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), answer), first, (earlier, askedFirst) => {
        const sheet = begun(earlier, askedFirst);
        const kept = press(sheet, key('r'));
        const times = kept.steps.filter(({ kind }) => kind === 'answer').length;
        const entered = pressAll(sheet, ...Array<string>(times).fill('Enter'));
        expect(kept.steps).toEqual(entered.steps);
        expect({ ...kept.sheet, message: null }).toEqual({ ...entered.sheet, message: null });
      }),
      { numRuns: runs(100) },
    );
  });

  it('are named among the keys only where there are some', () => {
    expect(helpOf(rating)).not.toContain('r keep the next ones');
    expect(helpOf(begun(answersBefore))).toContain('r keep the next ones');
  });
});

describe('a rating that is changed in the list of answers', () => {
  /** The list after these ratings over and over, with one of them changed to 5; no examples are there yet. */
  function changed(ratings: string, number: string): Sheet {
    let sheet = pressAll(openSheet(startInterview(smallLadder())), ...toRating).sheet;
    for (let given = 0; sheet.mode !== 'review'; ) {
      const name = sheet.mode === 'rating' ? ratings[given++ % ratings.length] : 'Enter';
      sheet = press(sheet, key(name ?? '')).sheet;
    }
    return pressAll(sheet, number, 'Enter', '5').sheet;
  }

  it('says how many questions are left of the last part', () => {
    const sheet = changed('34', '4');
    expect(sheet.mode).toBe('pause');
    for (const size of [look(80), look(40, 15)]) {
      expect(draw(sheet, size).replaceAll(/\s+/g, ' ')).toContain(
        '3 more questions, a line each. Type a line and press Enter. Enter alone passes. Then comes your list of answers.',
      );
    }
    // Whoever types numbers ahead for other answers types no text.
    const digits = pressAll(sheet, '1', '2').sheet;
    expect([digits.mode, digits.typed.text]).toEqual(['pause', '']);
    expect(digits.message).toBe('2 does nothing here: Enter goes on.');
    // So does whoever left in the last part, and saw no list.
    const { interview } = pressAll(digits, 'Enter', 'Enter').sheet;
    const resumed = openSheet(interview);
    expect(draw(resumed, look(80))).toContain('2 more questions, a line each.');
    // Once: the next one needs no reason.
    const next = pressAll(digits, 'Enter', 'Enter').sheet;
    expect([next.mode, next.message]).toEqual(['text', null]);
  });

  it('says where another rating follows', () => {
    const sheet = changed('2', '4');
    const why = 'Your new answer leads to one more question.';
    expect([sheet.mode, sheet.message]).toEqual(['rating', why]);
    // Also to whoever meant to finish with Enter, and above a second such question.
    const entered = pressAll(sheet, 'Enter').sheet;
    expect(entered.message).toBe(`${why} Press 1-5, e or 0 to answer, s to skip.`);
    const next = pressAll(entered, '2').sheet;
    expect([next.mode, next.message]).toEqual(['rating', why]);
  });
});

describe('a note', () => {
  const note = [...toRating, 'n'];
  it.each([
    [['Enter'], 'rating'],
    [['Esc'], 'rating'],
    [['W', 'e', 'Esc'], 'rating'],
    [['W', 'o', 'n', 'Enter'], 'note first=Won; rating'],
    [['4', 'Enter'], 'Please type a few words, or Esc for no note.'],
    [['W', 'e', 'Enter'], 'Please type a few words, or Esc for no note.'],
    [[...'4 0qbns?'], 'types “4 0qbns?”'],
    [[' ', 'a', 's', 'k', ' ', 'Enter'], 'note first=ask; rating'],
    [['a', 'b', 'Left', 'c'], 'types “acb”'],
    [['a', 'b', 'Home', 'c', 'End', 'd'], 'types “cabd”'],
    [['a', 'b', 'Ctrl-A', 'c', 'Ctrl-E', 'd'], 'types “cabd”'],
    [['a', 'b', 'Backspace', 'Backspace', 'Backspace'], ''],
    [['a', 'b', 'Left', 'Left', 'Delete'], 'types “b”'],
    [[...'one two', 'Ctrl-W'], 'types “one ”'],
    [[...'one two', 'Ctrl-Left', 'x'], 'types “one xtwo”'],
    [[...'one', 'Ctrl-U'], ''],
    [[...'one', 'Left', 'Ctrl-K'], 'types “on”'],
    [['👩‍👩‍👧', 'Backspace'], ''],
    [['漢', '字', 'Backspace'], 'types “漢”'],
    [['Up'], '↑ does nothing here.'],
    [['Tab'], 'Tab does nothing here.'],
    [['paste:a\u001B[31mb\r\nc\u202E', 'd'], 'types “a [31mb c d”'],
    [['Ctrl-D'], 'ends: quit'],
    [['Ctrl-C'], 'ends: interrupt'],
  ])('%j: %s', (names, effect) => {
    expect(effectOf(at(...note), ...names)).toBe(effect);
  });

  it('is shown again, and other words replace it', () => {
    const once = pressAll(at(...note), ...'Once', 'Enter');
    expect(once.steps).toMatchObject([{ kind: 'note', text: 'Once' }]);
    const again = pressAll(once.sheet, 'n');
    expect(again.sheet.typed.text).toBe('Once');
    expect(pressAll(again.sheet, ...' more', 'Enter').steps).toMatchObject([
      { kind: 'note', text: 'Once more', reworded: true },
    ]);
    expect(pressAll(again.sheet, 'Enter').steps).toEqual([]);
  });

  it('is removed by Enter on an emptied line, which is said; Escape keeps it', () => {
    const once = pressAll(at(...note), ...'Once', 'Enter').sheet;
    const emptied = pressAll(once, 'n', 'Ctrl-U');
    expect(emptied.steps).toEqual([]);
    expect(draw(emptied.sheet, look(80))).toContain('Enter removes the note');
    const question = onScreen(once.interview)?.question;
    const removed = pressAll(emptied.sheet, 'Enter');
    expect(removed.steps).toEqual([{ kind: 'note-removed', question }]);
    expect(removed.sheet.message).toBe('Note removed.');
    expect(removed.sheet.notes.size).toBe(0);
    expect(removed.sheet.interview.examples).toEqual(rating.interview.examples);
    expect(pressAll(emptied.sheet, 'Escape').sheet.notes.size).toBe(1);
    expect(pressAll(removed.sheet, 'n', 'Enter').steps).toEqual([]);
  });

  it('is capped and cleaned, and does not hang with a huge paste', () => {
    const sheet = at(...note);
    const { sheet: after, steps } = pressAll(
      sheet,
      `paste:${'😀 x\u0007'.repeat(20_000)}`,
      'Enter',
    );
    const [step] = steps;
    expect(step?.kind === 'note' && step.text.length).toBeLessThanOrEqual(2000);
    expect(step?.kind === 'note' && /[\uD800-\uDBFF]$/.test(step.text)).toBe(false);
    expect(after.notes.size).toBe(1);
    const full = press(sheet, key(`paste:${'x'.repeat(2001)}`)).sheet;
    expect(full.typed.text).toHaveLength(2000);
    const halved = press(sheet, key(`paste:x${'😀'.repeat(1000)}`)).sheet;
    expect(halved.typed.text).toHaveLength(1999);
    for (const { message } of [full, halved]) {
      expect(message).toBe('2000 characters at most; what is longer was left out.');
    }
  });

  it('takes a paste that a terminal sends key by key', () => {
    const { sheet } = pressAll(at(...note), ...'x'.repeat(10_000));
    expect(sheet.typed.text).toHaveLength(2000);
  });
});

describe('a question for a text', () => {
  it.each([
    [['Enter'], '@mentor=null; +1'],
    [['-', 'Enter'], '@mentor=null; +1'],
    [[...'Dana', 'Enter'], '@mentor={"text":"Dana"}; +1'],
    [[...'sbq?n44'], 'types “sbq?n44”'],
    // One of these letters alone is taken for the key that it is elsewhere.
    [['s', 'Enter'], '@mentor=null; +1'],
    [['b', 'Enter'], 'rating; -1; on 4'],
    [['q', 'Enter'], 'ends: quit'],
    [['?', 'Enter'], 'help'],
    [['4', 'Enter'], 'Please type a few words, or Enter alone to pass.'],
    [['e', 'Enter'], 'Please type a few words, or Enter alone to pass.'],
    [['Up'], 'rating; -1; on 4'],
    [['Left'], 'rating; -1; on 4'],
    [['Backspace'], ''],
    [['Down'], 'Answer this one first, or press s to skip it.'],
    [['Right'], 'Answer this one first, or press s to skip it.'],
    [['a', 'Up'], 'types “a”; Enter keeps the line, Ctrl-U clears it.'],
    [['a', 'Left', 'b'], 'types “ba”'],
    [['Tab'], ''],
    [['Esc'], 'ends: quit'],
    [['Ctrl-D'], 'ends: quit'],
    [['Ctrl-C'], 'ends: interrupt'],
    [['F1'], 'F1 does nothing here.'],
  ])('%j: %s', (names, effect) => {
    expect(effectOf(text, ...names)).toBe(effect);
  });

  it('keeps the text of the last time by Enter, takes it in by Tab, and drops it by -', () => {
    const start = open(smallLadder(), { '@mentor': { text: 'Dana' } });
    const sheet = textOf(pressAll(start, ...toRating).sheet);
    expect(effectOf(sheet, 'Enter')).toBe('@mentor={"text":"Dana"}; +1');
    expect(effectOf(sheet, 'Tab')).toBe('types “Dana”');
    expect(effectOf(sheet, 'Tab', ...' B', 'Enter')).toBe('@mentor={"text":"Dana B"}; +1');
    expect(effectOf(sheet, '-', 'Enter')).toBe('@mentor=null; +1');
    // None of today counts more than somebody of the last time.
    expect(effectOf(sheet, '-', 'Enter', 'Up', 'Enter')).toBe('@mentor=null; +1');
  });
});

describe('examples that are asked for', () => {
  const start = pressAll(openSheet(startInterview(smallLadder())), ...toRating).sheet;
  const asking = textOf(start);
  it('are texts, which Enter passes, each counted', () => {
    expect(draw(asking, look(80))).toContain('An example, if one comes to mind');
    expect(effectOf(asking, 'Enter')).toMatch(/^@example\/[\w-]+=null; \+1$/);
    expect(effectOf(asking, ...'In May', 'Enter')).toMatch(/="?\{"text":"In May"\}; \+1$/);
    const closing = pressAll(asking, 'Enter', 'Enter', 'Enter').sheet;
    expect(draw(closing, look(80))).toContain('Do you have a mentor');
    expect(draw(asking, look(80))).toContain('Last part, question 1 of 6');
    expect(draw(closing, look(80))).toContain('Last part, question 4 of 6');
  });

  it('are not asked where there is a note already', () => {
    const id = asking.interview.pending?.question.split('/')[1];
    const statement = draw(asking, look(80)).match(/what happened\? “([^.”\n]*)/)?.[1] ?? 'nothing';
    let sheet = start;
    while (sheet.mode === 'rating') {
      const here = draw(sheet, look(80)).includes(statement);
      sheet = pressAll(sheet, ...(here ? ['n', 'X', 'Y', 'Z', 'Enter', '4'] : ['4'])).sheet;
    }
    expect(sheet.interview.examples).toEqual(new Set([id]));
    expect(sheet.interview.pending?.question).not.toBe(`@example/${id}`);
  });
});

describe('help', () => {
  const help = [...toRating, '?'];
  it.each([
    ['?', 'rating'],
    ['PgDn', ''],
    ['PgUp', ''],
    ['Enter', 'rating'],
    ['Esc', 'rating'],
    [' ', 'rating'],
    ['b', 'rating'],
    ['Left', 'rating'],
    ['Down', ''],
    ['4', 'first=4; rating; +1'],
    ['s', 'first="skip"; rating; +1'],
    ['n', 'note'],
    ['x', `rating; ${nothing('x')}`],
    ['q', 'rating'],
    ['Ctrl-D', 'ends: quit'],
    ['Ctrl-C', 'ends: interrupt'],
  ])('%s: %s', (name, effect) => {
    expect(effectOf(at(...help), name)).toBe(effect);
  });

  it('has pages, which ? and PgDn turn, and closes after the last one', () => {
    const small = look(40, 15);
    const turn = (sheet: Sheet, name: string) =>
      press(sheet, key(name), pagingOf(sheet, small)).sheet;
    let sheet = at(...help);
    const pages = pagingOf(sheet, small).of;
    expect(pages).toBeGreaterThan(2);
    const texts = [draw(sheet, small)];
    for (let page = 1; page < pages; page += 1) {
      sheet = turn(sheet, page % 2 === 0 ? '?' : 'PgDn');
      texts.push(draw(sheet, small));
    }
    expect(texts.join('')).not.toContain('…');
    for (const words of ['What counts', 'What does not count', 'The scale', 'e Earlier', 'Keys']) {
      expect(texts.join('\n')).toContain(words);
    }
    expect(draw(turn(sheet, 'PgUp'), small)).toBe(texts.at(-2));
    expect(turn(sheet, 'PgDn').mode).toBe('help');
    expect(turn(sheet, '?').mode).toBe('rating');
  });

  it('names only the keys of the screen below', () => {
    expect(helpOf(rating)).toContain('n note');
    expect(helpOf(rating)).not.toMatch(/PgUp|Tab/);
    expect(helpOf(text)).toContain('Tab change');
    expect(helpOf(text)).not.toMatch(/n note|e earlier/);
    expect(helpOf(review)).not.toMatch(/n note|s skip/);
  });

  it('over a text swallows no letter', () => {
    const sheet = pressAll(text, '?', 'Enter').sheet;
    expect(effectOf(sheet, 'b')).toBe('text; types “b”');
    expect(effectOf(sheet, ' ')).toBe('text; types “ ”');
    expect(effectOf(sheet, 'Enter')).toBe('text');
    expect(effectOf(sheet, '?')).toBe('text');
  });
});

describe('the review', () => {
  it.each([
    [['1'], 'types “1”'],
    [[...'11111'], 'types “111”'],
    [['1', 'Backspace'], ''],
    [['1', 'Enter'], `level; -${count}; on 2`],
    [['2', 'Enter', '5'], 'first=5'],
    [['2', 'Enter', 'Enter'], ''],
    [['2', 'Enter', 's'], ''],
    [['2', 'Enter', 'b'], ''],
    [['2', 'Enter', 'b', 'b'], 'text; -1'],
    [['2', 'Enter', 'Right', 'b'], 'text; -1'],
    [['2', 'Enter', 'Right'], ''],
    [['9', '9', 'Enter'], `There is no answer 99: type 1 to ${count}.`],
    [['0', 'Enter'], `There is no answer 0: type 1 to ${count}.`],
    [['b'], 'text; -1'],
    [['Left'], 'text; -1'],
    [['Backspace'], ''],
    [['Up'], ''],
    [['Down'], ''],
    [['PgDn'], ''],
    [['?'], 'help'],
    [['n'], nothing('n')],
    [['s'], nothing('s')],
    [['Right'], 'Answer this one first, or press s to skip it.'],
    [['1', 'Esc'], ''],
    [['q'], 'ends: quit'],
    [['Esc'], 'ends: quit'],
    [['Ctrl-D'], 'ends: quit'],
    [['Ctrl-C'], 'ends: interrupt'],
  ])('%j: %s', (names, effect) => {
    expect(effectOf(review, ...names)).toBe(effect);
  });

  it('finishes by Enter only once it was seen', () => {
    const sheet = review;
    const unseen = burst(sheet, 'Enter', 'Enter', 'Enter');
    expect(unseen.sheet.message).toBe('Look it over, then press Enter to finish.');
    expect(unseen.end).toBeUndefined();
    expect(effectOf(sheet, 'Enter')).toBe('ends: finished');
    expect(effectOf(sheet, ...'123451234512345')).toBe('types “123”');
    // Coming back from a change, it is to be seen again.
    const changing = markSeen(pressAll(sheet, '2', 'Enter').sheet);
    expect(burst(changing, '5', 'Enter').end).toBeUndefined();
  });

  it('takes no keys that were typed before it, or what it opens, was on the screen', () => {
    // Answers ahead are no number of an answer.
    expect(burst(review, '4', '4', 'Enter').sheet.mode).toBe('review');
    const opened = burst(markSeen(review), '2', 'Enter', '5', 'Enter', 's');
    expect([opened.steps, opened.sheet.interview.changing]).toEqual([[], true]);
    for (const size of [look(80), look(40, 15)]) {
      expect(draw(opened.sheet, size)).toContain('\nChange your answer:\n');
    }
    const text = burst(markSeen(review), ...`${count}`, 'Enter', 'x', 'Enter');
    expect([text.steps, text.sheet.typed.text]).toEqual([[], '']);
    expect(draw(text.sheet, look(80))).toContain('\nChange your answer:\n');
    expect(burst(opened.sheet, 'Ctrl-C').end).toBe('interrupt');
    expect(pressAll(opened.sheet, '5').steps).toHaveLength(1);
  });

  it('comes back when the change of an answer is left; leaving the list leaves', () => {
    const changing = pressAll(review, '2', 'Enter').sheet;
    for (const name of ['q', 'Escape']) {
      const left = pressAll(changing, name);
      expect(left.end).toBeUndefined();
      expect(left.sheet.mode).toBe('review');
      expect(left.sheet.interview.answers).toEqual(review.interview.answers);
      expect(pressAll(left.sheet, name).end).toBe('quit');
    }
    expect(draw(changing, look(80))).toContain('to the list');
  });

  it('says kindly that a long run of one rating may want a second look', () => {
    const many = smallLadder({
      levels: smallLadderFile.levels.map((level) => ({
        ...level,
        behaviours: level.behaviours.flatMap((behaviour) => [
          behaviour,
          { ...behaviour, id: `${behaviour.id}-again` },
        ]),
      })),
    });
    const drawn = draw(openSheet(completeInterview(many)), look(80));
    expect(drawn.replace(/\s+/g, ' ')).toContain(
      "20 ratings in a row are 4. If that's how it is, fine. If not, change what you'd rate otherwise.",
    );
  });

  it('says what is missing where no stage can be told', () => {
    const skipped = pressUntil('text', 's', rating).sheet;
    const drawn = draw(pressUntil('review', 'Enter', skipped).sheet, look(80));
    expect(drawn).toContain('A level takes 4 ratings, and you gave 0');
    expect(drawn).not.toContain('point to level');
  });

  it('names the earlier answer beside one that has changed', () => {
    const complete = completeInterview(smallLadder());
    const [same = '', other = '', none = ''] = complete.path.flatMap(({ question, phase }) =>
      phase === 'placement' ? question : [],
    );
    const earlier = new Map<string, AnyAnswer>([
      [same, 4],
      [other, 'earlier'],
      [none, 'skip'],
    ]);
    const rows = reviewRows(openSheet({ ...complete, earlier }), look(80)).map(([row]) => row);
    expect(rows.filter((row) => row?.includes('(was'))).toEqual([
      expect.stringMatching(/^ *3 {2}4 {11}\(was earlier\) /),
    ]);
  });

  it('scrolls no further than there are answers', () => {
    const sheet = review;
    const top = (...names: string[]) =>
      names.reduce((now, name) => press(now, key(name), { rows: 4, of: count }).sheet, sheet).top;
    expect(top('Down')).toBe(1);
    expect(top('PgDn')).toBe(4);
    expect(top('PgDn', 'PgDn', 'PgDn')).toBe(count - 4);
    expect(top('PgDn', 'PgDn', 'PgDn', 'Up')).toBe(count - 5);
    expect(top('Up')).toBe(0);
  });
});

describe('the key table', () => {
  it('tells of every key of the checklist', () => {
    const all = keyTable.map(({ keys }) => keys).join(' ');
    for (const name of [
      '1 to 5',
      'e',
      '0',
      'Enter',
      '↑ ↓ k j',
      '← b Backspace',
      '→',
      's',
      '?',
      'n',
      'q Esc Ctrl-D',
      'Ctrl-C',
    ]) {
      expect(all).toContain(name);
    }
  });
});

/** All of the help over a sheet. */
function helpOf(sheet: Sheet): string {
  return draw({ ...sheet, mode: 'help', top: 0 }, look(80, 60));
}

function look(columns: number, height = 24, unicode = true): Look {
  return { width: columns - 1, height, unicode, paint: noPaint };
}

/** A ladder in which every behaviour reads alike, so that it makes no difference which one the model asks. */
const uniform = smallLadder({
  levels: smallLadderFile.levels.map((level) => ({
    ...level,
    title: 'Shaping the system',
    behaviours: level.behaviours.map((behaviour) => ({
      ...behaviour,
      statement: "Draws a target state that the customer's people use as their own.",
      looksLike: ['Another team draws the same boxes on the whiteboard, unasked.'],
      doesNotCount: 'A diagram that lies in a folder.',
    })),
  })),
});

const ownGuess: DraftAnswer = { question: '@own-guess', phase: 'own-guess', answer: { level: 2 } };

/** An interview in which everything was answered: all of it is in the review. */
function completeInterview(ladder: Ladder, ...changed: DraftAnswer[]): Interview {
  const rated = [
    ...ladder.levels.flatMap(({ behaviours }) => behaviours),
    ...ladder.strands.flatMap(({ behaviours }) => behaviours),
  ];
  const draft: DraftAnswer[] = [
    ownGuess,
    ...rated.map(({ id }): DraftAnswer => ({ question: id, phase: 'placement', answer: 4 })),
    { question: '@mentor', phase: 'closing', answer: { text: 'Dana, of the other team' } },
    { question: '@framework', phase: 'closing', answer: null },
    { question: '@doing', phase: 'closing', answer: { text: 'Reading 漢字' } },
    ...changed,
  ];
  return resumeInterview(ladder, draft, {
    full: true,
    examples: new Set(rated.map(({ id }) => id)),
  });
}

/** The drawing with the numbers that hang on the model made alike. */
function steady(drawn: string): string {
  return drawn
    .replace(/\d+ of (about )?\d+/g, (progress) => progress.replace(/\d/g, 'N'))
    .replace(/[█░]{3,}|#*-{5,}/g, (bar) => '░'.repeat(bar.length));
}

function pressUntilStrands(start: Sheet): Sheet {
  let sheet = start;
  while (onScreen(sheet.interview)?.phase !== 'strands') sheet = pressAll(sheet, '4').sheet;
  return sheet;
}

describe('drawing', () => {
  const plain = pressAll(open(uniform), ...toRating).sheet;
  const complete = completeInterview(uniform);
  const earlier = Object.fromEntries([...allExamples].map((id) => [id, 2]));
  const below = { question: 'asks-first', phase: 'placement', answer: 'skip' } as const;
  const sheets: Record<string, Sheet> = {
    intro: open(uniform),
    level: pressAll(open(uniform), ...toLevel).sheet,
    rating: plain,
    'rating, last time': pressAll(open(uniform, earlier), ...toRating).sheet,
    'rating, your answer': pressAll(plain, '4', 'b').sheet,
    'rating, below the stage': {
      ...openSheet(changeAnswer(completeInterview(uniform, below), 1)),
      message: null,
    },
    'rating, noted before': {
      ...plain,
      interview: {
        ...plain.interview,
        noted: new Map([[onScreen(plain.interview)?.question ?? '', 'They drew it without me']]),
      },
    },
    note: pressAll(plain, 'n', ...'We drew it in May').sheet,
    'note, behind a rating': pressAll(plain, '4', 'n', ...'We drew it in May').sheet,
    noted: pressAll(plain, 'n', ...'We drew it in May', 'Enter').sheet,
    help: pressAll(plain, '?').sheet,
    'help, its last page': { ...pressAll(plain, '?').sheet, top: 99 },
    'rating, the scale as before': pressAll(plain, '4', '4', '4').sheet,
    'the first of the strands': pressUntilStrands(plain),
    'before the texts': pressUntil('pause', '4', plain).sheet,
    'help for a level': pressAll(open(uniform), ...toLevel, '?').sheet,
    text: { ...openSheet(changeAnswer(complete, complete.path.length - 2)), message: null },
    'text, your answer': {
      ...openSheet(changeAnswer(complete, complete.path.length - 3)),
      message: null,
    },
    review: { ...openSheet(complete), message: null },
    message: pressAll(plain, 'x').sheet,
  };

  describe.each([
    [80, 24],
    [40, 15],
  ])('at %i × %i', (columns, rows) => {
    it.each(Object.keys(sheets))('%s', (name) => {
      const sheet = sheets[name] ?? open();
      expect(`\n${steady(draw(sheet, look(columns, rows)))}\n`).toMatchSnapshot();
    });
  });

  it('keeps the keys, and what is asked, beside the longest statements at 40 × 15', () => {
    const longest = (statement: string) =>
      smallLadder({
        levels: smallLadderFile.levels.map((level) => ({
          ...level,
          title: "Trusted advisor in the customer's core team",
          behaviours: level.behaviours.map((behaviour) => ({
            ...behaviour,
            statement,
            looksLike: ['Seen in a meeting by people of two levels. '.repeat(6)],
          })),
        })),
      });
    const three = "Works directly with people at several levels of the customer's organisation.";
    const asked = pressAll(open(longest(three)), ...toRating).sheet;
    for (const sheet of [asked, pressAll(asked, '4', 'b').sheet, pressAll(asked, 'x').sheet]) {
      const drawn = draw(sheet, look(40, 15)).replaceAll('\n', ' ');
      expect(drawn).toContain(three);
      for (const words of ['Was this you?', '1-5', 's skip', 'n note', '0 No occasion']) {
        expect(drawn).toContain(words);
      }
    }
    const help = draw(pressAll(asked, '?').sheet, look(40, 15));
    expect(help).not.toContain('Works directly');
    expect(help).toContain('What counts');
  });

  it('is ASCII where it has to be', () => {
    for (const sheet of Object.values(sheets)) {
      expect(draw(sheet, look(80, 24, false)).replace('漢字', '')).toMatch(/^[\n -~]*$/);
    }
    expect(
      `\n${steady(draw(pressAll(plain, '?').sheet, look(80, 24, false)))}\n`,
    ).toMatchSnapshot();
  });

  it('says it in one line where the terminal is too small', () => {
    expect(draw(open(), look(19, 24))).toBe('Terminal too small\n(19×24): make it\nat least 40×15');
    expect(draw(open(), look(80, 7))).toBe('Terminal too small (80×7): make it at least 40×15');
    expect(draw(open(), look(39, 15))).toContain('Terminal too small (39×15)');
    expect(draw(open(), look(40, 14))).toContain('Terminal too small (40×14)');
    expect(draw(open(), look(4, 1)).split('\n')).toHaveLength(1);
  });

  it('says nothing by colour alone', () => {
    const paint = { bold: mark, dim: mark, accent: mark, good: mark, warn: mark };
    function mark(text: string) {
      return `\u001B[1m${text}\u001B[22m`;
    }
    for (const sheet of Object.values(sheets)) {
      const painted = draw(sheet, { ...look(80), paint });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
      expect(painted.replace(/\u001B\[\d+m/g, '')).toBe(draw(sheet, look(80)));
    }
  });

  it('puts the cursor behind what is typed, and shows the part of a long line that is typed', () => {
    const short = drawFrame(pressAll(text, ...'漢字').sheet, look(80));
    expect(short.cursor?.before).toBe('› 漢字');
    expect(short.lines[short.cursor?.row ?? 0]).toBe('› 漢字');
    const long = drawFrame(pressAll(text, `paste:${'wide 漢字 '.repeat(50)}`).sheet, look(40, 15));
    expect(long.lines[long.cursor?.row ?? 0]).toMatch(/^› ….*漢字 $/);
    const inside = drawFrame(
      pressAll(text, `paste:${'x'.repeat(200)}`, 'Home').sheet,
      look(40, 15),
    );
    expect(inside.cursor?.before).toBe('› ');
    expect(inside.lines[inside.cursor?.row ?? 0]).toBe(`› ${'x'.repeat(36)}`);
    expect(drawFrame(rating, look(80)).cursor).toBeNull();
  });

  const endsOf = (answers: readonly (readonly string[])[]) =>
    answers.map((_, index) => answers.slice(0, index + 1).flat().length);

  it('ends no page of the review within an answer', () => {
    for (let rows = 12; rows < 24; rows += 1) {
      const place = look(40, rows);
      const answers = reviewRows(review, place);
      const ends = endsOf(answers);
      const { rows: shown, of } = pagingOf(review, place);
      if (shown < of) expect(ends).toContain(shown);
    }
  });

  it.each(['PgDn', 'PgUp'])('begins each page of the review with a whole answer by %s', (name) => {
    for (let rows = 15; rows < 24; rows += 1) {
      const place = look(40, rows);
      const begins = new Set([0, ...endsOf(reviewRows(review, place))]);
      let sheet = { ...review, top: name === 'PgUp' ? 1000 : 0 };
      for (let page = 0; page < 20; page += 1) {
        const paging = pagingOf(sheet, place);
        expect(begins).toContain(paging.top);
        sheet = press(sheet, key(name), paging).sheet;
      }
      // It gets to the other end.
      const { top = 0, rows: shown, of } = pagingOf(sheet, place);
      expect(name === 'PgUp' ? top : top + shown).toBe(name === 'PgUp' ? 0 : of);
    }
  });

  it('pages the review', () => {
    const sheet = review;
    const page = pagingOf(sheet, look(80, 15));
    expect(page.rows).toBeLessThan(page.of);
    const next = press(sheet, key('PgDn'), page).sheet;
    expect(draw(next, look(80, 15))).toContain(`${count} of ${count}`);
    expect(draw(next, look(80, 15))).toContain('what are you already doing');
  });

  it.each([
    [80, 15],
    [40, 15],
  ])('shows an answer that was changed whole, and pages from there, at %i by %i', (...size) => {
    const place = look(...size);
    for (const [index, { question }] of review.interview.path.entries()) {
      if (question.startsWith('@')) continue;
      const opened = pressAll(markSeen(review), ...`${index + 1}`, 'Enter').sheet;
      const changed = pressAll(opened, '2', 'Enter').sheet;
      if (changed.mode !== 'review') continue;
      const [lines = []] = reviewRows(changed, place).slice(index, index + 1);
      expect(draw(changed, place)).toContain(lines.join('\n'));
      const paging = pagingOf(changed, place);
      const below = press(changed, key('Down'), paging).sheet;
      const top = Math.min((paging.top ?? 0) + 1, paging.of - paging.rows);
      expect(pagingOf(below, place).top).toBe(top);
    }
  });
});

const words = fc.array(
  fc.constantFrom(
    'word',
    'a',
    '漢字漢字',
    '👩‍👩‍👧',
    '😀',
    'Wortungetümzusammensetzungsfreude',
    '“so”',
    'é',
    '—',
  ),
  { minLength: 1, maxLength: 30 },
);
const statement = words.map((parts) => [...parts.join(' ')].slice(0, 100).join(''));
const line = statement.map((text) => text.slice(0, 60).trim() || 'x');

/** Ladders of every allowed size, with texts of every length and script. */
const ladders = fc
  .record({
    levels: fc.integer({ min: 2, max: 12 }),
    points: fc.integer({ min: 3, max: 7 }),
    behaviours: fc.integer({ min: 1, max: 4 }),
    texts: fc.array(statement, { minLength: 1, maxLength: 5 }),
    title: line,
    label: line,
    meaning: fc.oneof(
      fc.constant(''),
      statement.map((text) => text.slice(0, 200)),
    ),
  })
  .map(({ levels, points, behaviours, texts, title, label, meaning }): LadderFile => {
    const text = (index: number) => texts[index % texts.length] ?? 'Does it.';
    return {
      id: 'random',
      title,
      scale: {
        held: 2,
        points: Array.from({ length: points }, (_, index) => ({
          value: index + 1,
          label,
          meaning,
        })),
      },
      levels: Array.from({ length: levels }, (_, rank) => ({
        rank: rank + 1,
        id: `l${rank}`,
        title,
        behaviours: Array.from({ length: behaviours }, (_, index) => ({
          id: `l${rank}-b${index}`,
          statement: text(rank + index),
          looksLike: [text(rank), text(index)],
          doesNotCount: text(rank + 1),
        })),
      })),
    };
  });

const someKeys = fc.array(
  fc.constantFrom(
    ...[
      '1',
      '2',
      '3',
      'e',
      '0',
      's',
      'b',
      '?',
      'n',
      'Enter',
      'Enter',
      'Down',
      'Up',
      'Left',
      'Right',
      'x',
      '漢',
      '😀',
    ],
    ...[
      'PgDn',
      '7',
      'Tab',
      `paste:${'漢 text '.repeat(400)}`,
      'Backspace',
      'Home',
      'Ctrl-W',
      'Esc',
    ],
  ),
  { maxLength: 60 },
);

function checkDrawing(sheet: Sheet, shape: Look) {
  const { lines, cursor } = drawFrame(sheet, shape);
  expect(lines.length).toBeLessThanOrEqual(shape.height);
  if (isTooSmall(shape)) return;
  for (const drawn of lines) expect(widthOf(drawn)).toBeLessThanOrEqual(shape.width);
  if (cursor !== null) expect(lines[cursor.row]?.startsWith(cursor.before)).toBe(true);
  // Inquirer needs a last line that is there, and shorter than the terminal in code units too.
  const last = lines[cursor?.row ?? lines.length - 1] ?? '';
  expect(last.length).toBeGreaterThan(0);
  expect(last.length).toBeLessThanOrEqual(shape.width);
}

describe('every drawing, at every size, after any keys', () => {
  it('is no taller and no wider than the screen', () => {
    fc.assert(
      fc.property(
        ladders,
        someKeys,
        fc.integer({ min: 36, max: 90 }),
        fc.integer({ min: 13, max: 30 }),
        fc.boolean(),
        (file, names, columns, rows, unicode) => {
          let sheet = open(smallLadder(file));
          for (const name of names) {
            sheet = press(sheet, key(name)).sheet;
            checkDrawing(sheet, look(columns, rows, unicode));
          }
        },
      ),
      { numRuns: runs(150) },
    );
  }, 120_000);

  it('shows the statement, the way to answer and the way to help', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 90 }),
        fc.integer({ min: 15, max: 30 }),
        (columns, rows) => {
          const drawn = draw(pressAll(open(uniform), ...toRating).sheet, look(columns, rows));
          expect(drawn.replace(/\s+/g, ' ')).toContain('people use as their own.');
          expect(drawn).toContain('5 And others too');
          expect(drawn).toContain('e Earlier');
          expect(drawn).toContain('0 No occasion');
          expect(drawn).toContain('? ');
        },
      ),
    );
  });
});

describe('an interview that is taken up', () => {
  it('goes on where it was left, whatever was answered', () => {
    const { interview } = at(...toRating, '4', '2');
    const draft = interview.path.map((asked) => ({
      ...asked,
      answer: interview.answers.get(asked.question) ?? null,
    }));
    const again = openSheet(resumeInterview(interview.ladder, draft));
    expect(again.interview.at).toBe(3);
    expect(again.message).toBe('Welcome back: 3 answers are kept.');
    expect(effectOf(again, 'b')).toBe('-1; on 2');
  });
});
