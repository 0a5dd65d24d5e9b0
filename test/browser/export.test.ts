import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differenceSince } from '../../src/core/history/difference.js';
import { buildHistory } from '../../src/core/history/history.js';
import { lookBackOf } from '../../src/core/history/look-back.js';
import { fold } from '../../src/core/journal/fold.js';
import { buildReport } from '../../src/core/report/report.js';
import type { PageName } from '../../src/core/schema/atoms.js';
import { renderHtml } from '../../src/views/html/html.js';
import type { PageContent } from '../../src/views/page/page.js';
import { builtIn } from '../commands/ladder-facts.js';
import { eventsOn } from '../core/events.js';
import { yearOf } from '../core/year.js';
import { isThorough } from '../thorough.js';
import { accessibilityProblems, hasBrowser, Pages, scrollsSideways } from './browser.js';

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
  const pages = new Pages();
  beforeAll(() => pages.start());
  afterAll(() => pages.stop());

  test.each([
    ['mentor', ['390 dark', '1280 light', '700 print']],
    ['promotion', ['390 light', '1280 dark', '700 print']],
    ['me', ['390 light', '1280 dark', '700 print']],
    ['agenda', ['390 dark', '1280 light', '700 print']],
  ] as const)(
    'the page for %s is accessible, quiet, and as wide as the screen',
    async (name, on) => {
      const html = renderHtml(contentOfYear(name), name);
      const { page, complaints } = await pages.open(html, { offline: true });
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
      await page.context().close();
    },
  );

  test('a page on paper shows what the screen folds away', async () => {
    const { page } = await pages.open(renderHtml(contentOfYear('me'), 'me'));
    const noted = page
      .getByText('noted: Something happened before check-in 1', { exact: false })
      .first();
    expect(await noted.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await noted.isVisible()).toBe(true);
    await page.context().close();
  });

  test('the policy stops a script and a picture that somebody smuggles in', async () => {
    const html = renderHtml(contentOfYear('agenda'), 'agenda').replace(
      '</main>',
      '<img src="https://a.invalid/x.png"><script>document.title="owned"</script></main>',
    );
    const { page, complaints } = await pages.open(html);
    expect(await page.title()).toMatch(/^For our talk/);
    expect(complaints.join('\n')).toMatch(/Content Security Policy/);
    await page.context().close();
  });
});
