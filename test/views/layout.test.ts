import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/core/base/clean.js';
import { ladderParts } from '../../src/core/ladder/find-in-ladder.js';
import type { Ladder } from '../../src/core/schema/ladder.schema.js';
import { colourPaint } from '../../src/views/terminal/colour.js';
import { renderLadder } from '../../src/views/terminal/ladder.js';
import { renderPlan } from '../../src/views/terminal/plan.js';
import {
  renderNextSteps,
  renderResult,
  resultScreens,
} from '../../src/views/terminal/result/result.js';
import { renderStatus } from '../../src/views/terminal/status.js';
import { bar, hang } from '../../src/views/text/layout.js';
import { formatDay, formatNearDay, type Style } from '../../src/views/text/style.js';
import { runs } from '../thorough.js';
import { ladder, levelThreeWithPlan, plainStyle, reportOf, withWords } from './reports.js';

const ansi = /\p{Cc}\[[\d;]*m/gu;

describe('running text', () => {
  test('hangs its later lines under the first', () => {
    expect(hang('1 ', ['one two'], plainStyle({ width: 6 }))).toEqual(['1 one', '  two']);
  });
});

describe('a bar', () => {
  test.each([
    [{ held: 3, rated: 5 }, '███░░', '###--'],
    [{ held: 2, rated: 2 }, '██', '##'],
    [{ held: 30, rated: 45 }, '████████░░░░', '########----'],
    [{ held: 0, rated: 0 }, '', ''],
  ])('of %o', (tally, unicode, ascii) => {
    expect(bar(tally, plainStyle())).toBe(unicode);
    expect(bar(tally, plainStyle({ unicode: false }))).toBe(ascii);
  });
});

describe('a day', () => {
  test.each([
    [null, 'Sat 5 Dec 2026'],
    ['en-GB', 'Sat 5 Dec 2026'],
    ['en', 'Sat 5 Dec 2026'],
    ['en-US', 'Sat, Dec 5, 2026'],
    ['de-DE', 'Sa., 5. Dez. 2026'],
    ['no such locale', 'Sat 5 Dec 2026'],
    ['x', 'Sat 5 Dec 2026'],
    ['', 'Sat 5 Dec 2026'],
    ['xx-XX', 'Sat 5 Dec 2026'],
  ])('in %s', (locale, text) => {
    expect(formatDay('2026-12-05', locale)).toBe(text);
  });

  test('without its year', () => {
    expect(formatNearDay('2026-12-05', null)).toBe('Sat 5 Dec');
  });

  test.each(['2026-09-30', '2028-02-29', '1999-12-31', '0850-01-01'])(
    '%s in English is what Intl writes, with months of three letters',
    (day) => {
      const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
      const format = new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' });
      const expected = format.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
      expect(formatDay(day, null)).toBe(expected.replace('Sept', 'Sep'));
    },
  );

  test('that is not valid stays as it is', () => {
    expect(formatDay('soon', null)).toBe('soon');
  });
});

/** Everything that the terminal can show of a ladder and a report. */
function everything(of: Ladder, style: Style, words: readonly string[]): string[] {
  const report = reportOf(levelThreeWithPlan, of);
  const [folder = '', cue = '', act = ''] = words;
  const told = {
    ...report,
    plan: { ...report.plan, active: report.plan.active.map((one) => ({ ...one, cue, act })) },
  };
  return [
    renderResult(told, of, style),
    ...resultScreens(told, of, style, 15),
    renderNextSteps(told, of, style),
    renderStatus(told, of, style, { draft: 7 }),
    renderPlan(told, of, style, { folder }),
    ...[undefined, '3', 'listen', 'draws-landscape'].map((part) => renderLadder(of, part, style)),
  ];
}

const words = fc.array(
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.lorem({ maxCount: 30 }),
      fc.constantFrom(
        'x'.repeat(200),
        '日本語'.repeat(40),
        '👩‍👩‍👧 👍🏽 🇩🇪🇫🇷 1️⃣ ❤️'.repeat(9),
        'a\u0301e\u0308'.repeat(60),
        '— “quoted” … → ·',
      ),
    )
    .map(clean),
  { minLength: 1, maxLength: 12 },
);

describe('whatever the texts', () => {
  const widths = fc.integer({ min: 30, max: 120 });

  test('no line is wider than the screen, and none ends with a space', () => {
    fc.assert(
      fc.property(words, widths, fc.boolean(), (texts, width, unicode) => {
        const style = plainStyle({ width, unicode });
        for (const text of everything(withWords(ladder, texts), style, texts)) {
          const lines = text.split('\n');
          expect(lines.filter((line) => stringWidth(line) > width || / $/.test(line))).toEqual([]);
        }
      }),
      { numRuns: runs(120) },
    );
  });

  test('no escape sequence is written without paint', () => {
    fc.assert(
      fc.property(words, widths, (texts, width) => {
        const pages = everything(withWords(ladder, texts), plainStyle({ width }), texts);
        expect(pages.join('').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: runs(60) },
    );
  });

  /** What is never broken: a bar with what it counts, `    █·······  1 of 1 held`. */
  const widestWhole = 25;
  const isBlank = (text: string) => text.replace(/[\s…]/g, '') === '';

  test.each(Array.from({ length: 29 }, (_, index) => index + 1))(
    'a terminal of %i columns, too small for anything, breaks nothing',
    (width) => {
      const pages = everything(ladder, plainStyle({ width }), ['日本語']);
      expect(pages.filter(isBlank)).toEqual([]);
      const lines = pages.join('').split('\n');
      const widest = Math.max(width, widestWhole);
      expect(lines.filter((line) => / $|undefined|NaN|null/.test(line))).toEqual([]);
      expect(lines.filter((line) => stringWidth(line) > widest)).toEqual([]);
    },
  );

  test('paint changes nothing but colour', () => {
    fc.assert(
      fc.property(words, widths, (texts, width) => {
        const changed = withWords(ladder, texts);
        const plain = everything(changed, plainStyle({ width }), texts);
        const painted = everything(changed, plainStyle({ width, paint: colourPaint }), texts);
        expect(painted.map((text) => text.replaceAll(ansi, ''))).toEqual(plain);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe('on a screen of 80 × 24', () => {
  const style = plainStyle();

  test('the result is two screens, with statements and summaries as long as they get', () => {
    const long = (length: number) => 'words of some length '.repeat(20).slice(0, length).trim();
    const longer: Ladder = {
      ...ladder,
      levels: ladder.levels.map((level) => ({
        ...level,
        summary: `${long(140)}. ${long(80)}.`,
        behaviours: level.behaviours.map((behaviour) => ({ ...behaviour, statement: long(120) })),
      })),
    };
    const report = reportOf(levelThreeWithPlan, longer);
    const titled = (actions: typeof report.plan.active) =>
      actions.map((one) => ({ ...one, title: 'Review the roadmap with their whole IT' }));
    const { active, queue } = report.plan;
    const plan = { ...report.plan, active: titled(active.slice(1)), queue: titled(queue) };
    const screens = resultScreens({ ...report, plan }, longer, style, 23);
    expect(screens.map((screen) => screen.split('\n').length - 1 <= 23)).toEqual([true, true]);
  });

  test('everything is drawn in ASCII on an ASCII terminal', () => {
    for (const part of [undefined, ...ladderParts(ladder)]) {
      const text = renderLadder(ladder, part, plainStyle({ unicode: false }));
      expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    }
    const pages = everything(ladder, plainStyle({ unicode: false }), ['/home', 'it rains', 'wait']);
    expect(pages.join('')).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('the status is read at a glance', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 38, max: 120 }), (texts, width) => {
        const report = reportOf(levelThreeWithPlan);
        const [cue = '', act = ''] = texts;
        const active = [1, 2, 3].map((number) => ({
          ...report.plan.active[0],
          id: `${number}`,
          cue,
          act,
        })) as typeof report.plan.active;
        const text = renderStatus(
          { ...report, plan: { ...report.plan, active } },
          ladder,
          plainStyle({ width }),
          { draft: 7 },
        );
        expect(text.split('\n').length - 1).toBeLessThan(24);
      }),
      { numRuns: runs(120) },
    );
  });
});
