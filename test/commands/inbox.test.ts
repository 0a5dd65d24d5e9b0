import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  await bench.run(['assess', '--answers', '-', '--no-plan'], { stdin: answersAt(2) });
});
afterEach(() => bench.remove());

const hash = (digit: string) => digit.repeat(40);
const commits = (digits: string) =>
  [...digits].map((digit) => `${hash(digit)}\t2026-11-20\tYou\tCommit ${digit}`).join('\n');
const inboxText = () => {
  const file = path.join(bench.profile, 'inbox.jsonl');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

describe('log import and log inbox', () => {
  test('nothing becomes evidence unseen, and nothing is proposed twice', async () => {
    const before = bench.journal.length;
    const first = await bench.json(['log', 'import'], { stdin: commits('abc') });
    expect(first).toMatchObject({ format: 'git log', added: 3, known: 0, waiting: 3 });
    expect(first.question.behaviour).toEqual(expect.any(String));
    expect(bench.journal).toHaveLength(before);
    const { inbox } = await bench.json(['log', 'inbox']);
    const [a, b] = inbox;
    const decided = await bench.json([
      ...['log', 'inbox', '--accept', `${a.id}=draws-landscape+plays-back`, '--drop', b.id],
    ]);
    expect(decided).toMatchObject({ dropped: 1, waiting: 1 });
    expect(decided.accepted).toMatchObject([
      {
        text: a.text,
        date: '2026-11-20',
        behaviours: ['draws-landscape', 'plays-back'],
        links: a.links,
      },
    ]);
    // The words of what was decided are gone from the inbox.
    expect(inboxText()).not.toContain(a.text);
    expect(inboxText()).not.toContain(b.text);
    const again = await bench.json(['log', 'import', '-'], { stdin: commits('abcd') });
    expect(again).toMatchObject({ added: 1, known: 3, waiting: 2 });
    // What is taken back is proposed again, by the next import.
    await bench.run(['undo', '--yes']);
    expect(await bench.json(['log', 'import'], { stdin: commits('a') })).toMatchObject({
      added: 1,
    });
  });

  test('the lines to run go back as far as is asked, or to what was imported', async () => {
    const lines = async (...args: string[]) =>
      (await bench.json(['log', 'import', '--print-command', ...args])).commands[0].line;
    expect(await lines()).toContain('--since=2026-11-14 ');
    expect(await lines('--since', '3 months ago')).toContain('--since=2026-08-21 ');
    const old = `${hash('a')}\t2026-10-02\tYou\tCommit a\nnonsense\n`;
    const { stdout } = await bench.run(['log', 'import'], { stdin: old });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Not read: one line. Line 2: it isn’t “hash,');
    const three = await bench.run(['log', 'import'], { stdin: `${old}more\nand more\n` });
    expect(three.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Not read: 3 lines. The first is line 2: it isn’t “hash,',
    );
    expect(await lines()).toContain('--since=2026-10-02 ');
    const later = await bench.run(['log', 'import', '--print-command', '--since', '2y']);
    expect([later.code, later.stderr]).toEqual([2, expect.stringContaining('is in the future')]);
    const { code, stderr } = await bench.run(['log', 'import', '-', '--since', 'today']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('goes with --print-command')]);
  });

  test('a wrong id or behaviour decides nothing', async () => {
    const { stdout } = await bench.run(['log', 'import'], { stdin: commits('ab') });
    expect(stdout).toMatch(/^2 proposals from git log wait in your inbox\.\n/);
    expect(stdout).toContain('Next: career-coach log inbox\n');
    const again = await bench.run(['log', 'import'], { stdin: commits('ab') });
    expect(again.stdout).toMatch(/^Nothing new from git log\. Known already: 2\.\n/);
    const before = [bench.journal.length, inboxText()];
    const [{ id }] = (await bench.json(['log', 'inbox'])).inbox;
    for (const args of [
      ['--accept', `${id}=nobody`],
      ['--accept', 'zzzz'],
      ['--accept', id, '--drop', 'zzzz'],
      ['--accept', id, '--drop', id],
    ]) {
      const { code, stdout } = await bench.run(['log', 'inbox', ...args]);
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
    }
    expect([bench.journal.length, inboxText()]).toEqual(before);
  });

  test('hostile text is one line that does nothing', async () => {
    const text = '\u001b[31m<img src=x onerror=alert(1)> [x](javascript:1) =cmd|x \u202e';
    const stdin = JSON.stringify([{ date: '2026-11-20', text, link: 'javascript:alert(1)' }]);
    await bench.run(['log', 'import'], { stdin });
    const { stdout } = await bench.run(['log', 'inbox']);
    expect([...stdout].filter((sign) => sign === '\u001b' || sign === '\u202e')).toEqual([]);
    const [{ id, links }] = (await bench.json(['log', 'inbox'])).inbox;
    expect(links).toEqual([]);
    await bench.run(['log', 'inbox', '--accept', `${id}=draws-landscape`]);
    expect((await bench.run(['export', '--for', 'me'])).stdout).not.toMatch(/(?<!\\)<img/);
  });

  test('is deleted with everything else', async () => {
    await bench.run(['log', 'import'], { stdin: commits('a') });
    expect(await bench.json(['data', 'forget', '--yes'])).toMatchObject({
      deleted: expect.arrayContaining(['inbox.jsonl']),
      left: [],
    });
  });
});

describe('data erase', () => {
  test('takes the words out of journal and inbox, and names the copies', async () => {
    const secret = 'a name that must go';
    await bench.run(['log', 'import'], { stdin: `- ${secret}\n` });
    const [{ id }] = (await bench.json(['log', 'inbox'])).inbox;
    await bench.run(['log', 'inbox', '--accept', id]);
    await bench.run(['log', 'import'], { stdin: `- 2026-11-01: ${secret}\n` });
    await bench.run(['undo', '--yes']);
    writeFileSync(path.join(bench.profile, 'journal.before-restore-1'), secret);
    const evidence = bench.journal.find(({ type }) => type === 'evidence');
    const short = String(evidence?.id).slice(-8);
    expect((await bench.run(['data', 'erase', short])).code).toBe(2);
    expect(await bench.json(['data', 'erase', short, '--yes'])).toMatchObject({
      erased: 1,
      copies: ['journal.before-restore-1'],
    });
    expect(JSON.stringify(bench.journal)).not.toContain(secret);
    expect(inboxText()).not.toContain(secret);
    expect((await bench.run(['undo', '--list'])).stdout).not.toContain(secret);
  });
});
