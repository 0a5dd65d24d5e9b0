import { chmodSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Bench } from './program.js';

/** Behaviours that 0.1 had in its ladder, and that were rated in the fixture. */
const gone = [
  ...['advises-against', 'asks-once-more', 'builds-to-run', 'keeps-learning'],
  ...['leads-design-thinking', 'maps-the-process', 'reads-the-request', 'reviews-for-customer'],
  ...['sits-in-steering', 'speaks-their-terms', 'watches-use'],
];

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
  bench.today = '2026-12-06';
});
afterEach(() => bench.remove());

function open(fixture: string) {
  const journal = path.join(bench.profile, 'journal.jsonl');
  mkdirSync(bench.profile, { recursive: true, mode: 0o700 });
  copyFileSync(path.join(import.meta.dirname, '..', 'fixtures', fixture), journal);
  chmodSync(journal, 0o600);
}

const said = (text: string) => text.replaceAll(/\s+/g, ' ');

test('what 0.1 kept is shown, without the answers that the ladder no longer asks for', async () => {
  open('journal-0.1-assessed.jsonl');
  const leftOut = "11 earlier answers no longer fit and aren't counted";
  for (const [args, sentences] of [
    [['status'], ['level 3: Designing with customers', leftOut]],
    [
      ['export', '--for', 'me'],
      ['# Level 3: Designing with customers', leftOut],
    ],
    [
      ['history'],
      [
        'Assessed at level 3: Designing with customers.',
        'Rated 3 → 4: watches-use.',
        'Learnt: watched two users.',
      ],
    ],
    [['plan'], ['watch two users in different places']],
    [['why'], ['Your answers point to level 3']],
  ] as const) {
    const { code, stdout, stderr } = await bench.run(args);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
    for (const sentence of sentences) expect(said(stdout)).toContain(sentence);
  }
  const { basis } = await bench.json(['status']);
  expect([...basis.leftOut].sort()).toEqual(gone);
});

test('where 0.1 kept too few answers that still fit, it asks for another assessment', async () => {
  open('journal-0.1.jsonl');
  const status = await bench.run(['status']);
  expect(status.code).toBe(3);
  expect(said(status.stderr)).toContain('The ladder has changed so much');
  expect(status.stderr).toContain('career-coach assess');
  for (const args of [['plan'], ['export', '--for', 'me']]) {
    const { code, stderr } = await bench.run(args);
    expect({ args, code }).toEqual({ args, code: 3 });
    expect(said(stderr)).toContain('The ladder has changed so much');
  }
  const lines = (text: string) => text.split('\n').filter((line) => line !== '');
  const moved = await bench.run(['export', '--format', 'journal']);
  expect(moved.code).toBe(0);
  expect(lines(moved.stdout)).toEqual(
    lines(readFileSync(path.join(bench.profile, 'journal.jsonl'), 'utf8')),
  );
  expect((await bench.run(['doctor'])).stdout).toContain('No problem found.');
});
