import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differenceSince } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { lookBackOf } from '../../src/core/history/look-back.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import type { PageName } from '../../src/core/schema/atoms.js';
import { renderHtml } from '../../src/views/html/html.js';
import type { PageContent } from '../../src/views/page/page.js';
import { answersAt, builtIn } from '../commands/ladder-facts.js';
import { Bench } from '../commands/program.js';
import { eventsOn } from '../core/events.js';
import { yearOf } from '../core/year.js';
import { isThorough, withThorough } from '../thorough.js';
import {
  accessibilityProblems,
  hasBrowser,
  type Opened,
  Pages,
  scrollsSideways,
} from './browser.js';

/** Both kinds of pages in one file, since a browser takes seconds to start. */
const pages = new Pages();
beforeAll(async () => {
  if (hasBrowser) await pages.start();
});
afterAll(() => pages.stop());

const year = yearOf(builtIn, '2025-11-20');
const events = year.flatMap(({ day, events: ofDay }) => eventsOn(day, ofDay));

function contentOfYear(name: PageName): PageContent {
  const today = '2026-11-28';
  const state = fold(events, builtIn.id);
  const report = buildReport(builtIn, state, today);
  const moment = lookBackOf(name, builtIn, { events, state }, today);
  if (report === null) throw new Error('the year has no stage');
  const history = buildHistory(builtIn, events, today);
  const changes = moment === null ? null : differenceSince(builtIn, moment, events, today);
  return { report, ladder: builtIn, history, changes, locale: null };
}

describe.skipIf(!hasBrowser)('in a browser (skipped without chromium)', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await pages.open('', { offline: true });
  });
  afterAll(() => opened.page.context().close());

  /** Shows a page in the tab that the others were in. */
  async function show(html: string): Promise<Opened> {
    opened.complaints.length = 0;
    await opened.page.emulateMedia({ media: 'screen' });
    await pages.show(opened.page, html);
    return opened;
  }

  test.each([
    ['mentor', ['390 dark', '1280 light', '700 print']],
    ['promotion', ['390 light', '1280 dark', '700 print']],
    ['me', ['390 light', '1280 dark', '700 print']],
    ['agenda', ['390 dark', '1280 light', '700 print']],
  ] as const)(
    'the page for %s is accessible, quiet, and as wide as the screen',
    async (name, on) => {
      const { page, complaints } = await show(renderHtml(contentOfYear(name), name));
      for (const [index, screen] of on.entries()) {
        const [width, mode] = screen.split(' ');
        await page.setViewportSize({ width: Number(width), height: 900 });
        await page.emulateMedia({
          media: mode === 'print' ? 'print' : 'screen',
          colorScheme: mode === 'dark' ? 'dark' : 'light',
        });
        // The pages share their style, so at a desk one look at each shows both light and dark.
        if (index === 0 || isThorough) {
          expect(await accessibilityProblems(page), screen).toEqual([]);
        }
        expect(await scrollsSideways(page), screen).toBe(false);
      }
      expect(complaints).toEqual([]);
    },
  );

  test('a page on paper shows what the screen folds away', async () => {
    const { page } = await show(renderHtml(contentOfYear('me'), 'me'));
    const noted = page
      .getByText('noted: Something happened before check-in 1', { exact: false })
      .first();
    expect(await noted.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await noted.isVisible()).toBe(true);
  });

  test('the policy stops a script and a picture that somebody smuggles in', async () => {
    const html = renderHtml(contentOfYear('agenda'), 'agenda').replace(
      '</main>',
      '<img src="https://a.invalid/x.png"><script>document.title="owned"</script></main>',
    );
    const { page, complaints } = await show(html);
    expect(await page.title()).toMatch(/^For our talk/);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
  });
});

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** How many sizes and colours each page is looked at in. */
const [shortLooks, longLooks] = isThorough ? [4, 2] : [2, 1];

describe.skipIf(!hasBrowser)('the page for a second view (skipped without chromium)', () => {
  const bench = new Bench();
  let html = '';
  beforeAll(async () => {
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const asked = ['review', 'ask', '--about', '<b>Ines</b>'];
    html = (await bench.run(asked)).stdout;
  });
  afterAll(() => bench.remove());

  test('filled by keyboard alone, reloaded half-way, saved, and read in', async () => {
    const { page, complaints } = await pages.open(html, { offline: true });
    expect(await page.title()).toBe("How do you see <b>Ines</b>'s work?");
    await page.locator('#by').focus();
    await page.keyboard.type('your lead');
    await press(page, 'Tab', 'Tab', '4', '5', '1');
    // From the fourth question to its example.
    await press(page, 'Tab');
    await page.keyboard.type('Asked "who pays?" <script>');
    expect(await page.locator('#state').textContent()).toBe('3 of 12 answered');
    // A browser that is busy shows what a page kept a moment late.
    await expect
      .poll(async () => {
        await page.reload();
        return page.locator('#state').textContent();
      })
      .toBe('3 of 12 answered');
    expect(await page.locator('#by').inputValue()).toBe('your lead');
    await page.locator('fieldset').nth(3).locator('input[type=radio]').first().focus();
    await press(page, '2', '4', '4', '4', '4');
    // What one is about to answer isn't hidden by the line with the progress.
    expect(
      await page.evaluate(
        'document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".progress").getBoundingClientRect().top',
      ),
    ).toBe(true);
    await press(page, '4', '4', '4', '0');
    expect(await page.locator('#state').textContent()).toBe('12 of 12 answered');
    expect(await page.evaluate('document.activeElement.id')).toBe('save');
    const download = page.waitForEvent('download');
    await press(page, 'Enter');
    const file = path.join(bench.home, 'back.json');
    copyFileSync(await (await download).path(), file);
    expect(await page.locator('#saved').textContent()).toMatch(/^Saved/);
    expect(complaints).toEqual([]);
    const answers = JSON.parse(readFileSync(file, 'utf8'));
    expect(answers).toMatchObject({ ladder: 'technical-expert', by: 'your lead' });
    const { review } = await bench.json(['review', file]);
    expect(review).toMatchObject({ by: 'your lead', raters: 1 });
    expect(review.talkingPoints.length).toBeLessThanOrEqual(5);
    const log = JSON.stringify(bench.journal);
    expect(log).toContain('Asked \\"who pays?\\" <script>');
    await page.context().close();
  });

  test.each(
    withThorough<readonly [length: 'short' | 'long', of: number]>([['short', 12]], [['long', 45]]),
  )('the %s one is accessible, by touch as well, and as wide as the screen', async (length, of) => {
    const asked = length === 'short' ? html : (await bench.run(['review', 'ask', '--full'])).stdout;
    const { page, complaints } = await pages.open(asked, { offline: true, hasTouch: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.points label').nth(3).tap();
    const questions = await page.locator('fieldset').count();
    expect(questions).toBeGreaterThanOrEqual(of);
    expect(await page.locator('#state').textContent()).toBe(`1 of ${questions} answered`);
    const looks = [
      [390, 'dark'],
      [1280, 'light'],
      [390, 'light'],
      [1280, 'dark'],
    ] as const;
    for (const [width, colorScheme] of looks.slice(
      0,
      length === 'short' ? shortLooks : longLooks,
    )) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says so where the browser keeps no draft, and saves all the same', async () => {
    const { page, complaints } = await pages.open('<!doctype html><title>x</title>');
    await page.addInitScript(
      'Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } })',
    );
    await pages.show(page, html);
    expect(await page.locator('#draft').textContent()).toMatch(/keeps no draft/);
    await page.locator('.points label').nth(3).click();
    const answers = JSON.parse(await page.locator('#answers').inputValue());
    expect(Object.values(answers.answers)).toEqual([4]);
    expect(answers.by).toMatch(/^Somebody \(\w{4}\)$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
