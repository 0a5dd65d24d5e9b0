import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench } from '../commands/program.js';
import { isThorough } from '../thorough.js';
import { accessibilityProblems, hasBrowser, Pages, scrollsSideways } from './browser.js';

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** How many sizes and colours each page is looked at in. */
const [shortLooks, longLooks] = isThorough ? [4, 2] : [2, 1];

describe.skipIf(!hasBrowser)('the page for a second view (skipped without chromium)', () => {
  const pages = new Pages();
  const bench = new Bench();
  let html = '';
  beforeAll(async () => {
    await pages.start();
    await bench.run(['assess', '--answers', '-'], { stdin: answersAt(3) });
    const asked = ['review', 'ask', '--short', '--about', '<b>Ines</b>'];
    html = (await bench.run(asked)).stdout;
  });
  afterAll(async () => {
    await pages.stop();
    bench.remove();
  });

  test('filled by keyboard alone, reloaded half-way, saved, and read in', async () => {
    const { page, complaints } = await pages.open(html, { offline: true });
    expect(await page.title()).toBe('How do you see the work of <b>Ines</b>?');
    await page.locator('#by').focus();
    await page.keyboard.type('your lead');
    await press(page, 'Tab', 'Tab', '4', '5', '1');
    // From the fourth question to its example.
    await press(page, 'Tab');
    await page.keyboard.type('Asked "who pays?" <script>');
    expect(await page.locator('#state').textContent()).toBe('3 of 12 answered');
    await page.reload();
    expect(await page.locator('#state').textContent()).toBe('3 of 12 answered');
    expect(await page.locator('#by').inputValue()).toBe('your lead');
    await page.locator('fieldset').nth(3).locator('input[type=radio]').first().focus();
    await press(page, '2', '4', '4', '4', '4', '4', '4', '4', '0');
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

  test.each([
    ['short', 12],
    ['long', 45],
  ] as const)(
    'the %s one is accessible, by touch as well, and as wide as the screen',
    async (length, of) => {
      const asked =
        length === 'short' ? html : (await bench.run(['review', 'ask', '--full'])).stdout;
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
    },
  );

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
