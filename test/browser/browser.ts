import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

const executable = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((file) => existsSync(file));

/** Whether this machine has a browser to look at pages with. */
export const hasBrowser = executable !== undefined;

/** An opened page, with what it said and asked for. */
export interface Opened {
  readonly page: Page;
  /** Messages on the console, errors that nobody caught, and requests for anything but the file itself. */
  readonly complaints: string[];
}

/** One browser for a file of tests: starting it takes most of the time. */
export class Pages {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'career-coach-pages-'));
  private readonly file = path.join(this.folder, 'page.html');
  private readonly address = `file://${this.file}`;
  private browser: Browser | null = null;

  async start(): Promise<void> {
    this.browser = await chromium.launch({
      executablePath: executable ?? '',
      // Root, as in containers, has no sandbox.
      args: ['--no-sandbox'],
    });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Opens HTML from a file, as a person does, offline. */
  async open(html: string, options: BrowserContextOptions = {}): Promise<Opened> {
    if (this.browser === null) throw new Error('start the browser first');
    const context = await this.browser.newContext({ acceptDownloads: true, ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== this.address && !request.url().startsWith('blob:'))
        complaints.push(`requested ${request.url()}`);
    });
    await this.show(page, html);
    return { page, complaints };
  }

  async show(page: Page, html: string): Promise<void> {
    writeFileSync(this.file, html);
    await page.goto(this.address);
  }
}

/** What axe finds wrong, a line each. A policy of the page does not bind a debugger, which runs axe. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const inPage = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
        }>;
      };
    };
    const { violations } = await inPage.axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

/** Whether anything is wider than the page, so that it scrolls sideways. */
export function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}
