import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answersAt } from './ladder-facts.js';
import { Bench } from './program.js';

/** What the program remembers between starts is never seen but in its speed. */

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const file = (name: string) => path.join(bench.profile, name);
const forget = () => {
  rmSync(file('checkpoint.json'), { force: true });
  rmSync(file('checkpoint.trail'), { force: true });
};

/** The status as it is printed, and as it is printed when nothing is remembered. */
async function twoWays(args: readonly string[] = ['status', '--json']) {
  const remembered = await bench.run(args);
  const again = await bench.run(args);
  forget();
  return { remembered, again, afresh: await bench.run(args) };
}

const commands: readonly (readonly string[])[] = [
  ['checkin', '--note', 'Asked “why” twice', '--json'],
  ['checkin', '--moved', '1', '--stuck', '2', '--json'],
  ['log', 'Drew the flow of an order', '--behaviour', 'draws-landscape'],
  ['checkin', '--done', '1', '--rate', 'draws-landscape=2', '--json'],
  ['checkin', '--evidence', 'draws-landscape=Drew it again', '--json'],
  ['checkin', '--note', 'once', '--id', 'weekly-1', '--json'],
  ['checkin', '--note', 'twice', '--id', 'weekly-1', '--json'],
  ['plan', 'add', 'ask for the numbers'],
  ['plan', 'target', '3'],
  ['undo', '--yes'],
  ['role', 'Advisor at another customer'],
  ['checkin', '--pause', '6w'],
];

test('after every command, the status is what the whole journal says', {
  timeout: 240_000,
}, async () => {
  await bench.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(2) });
  await bench.run(['status', '--json']);
  for (const args of commands) {
    const ran = await bench.run(args);
    expect({ args, ...ran }).toMatchObject({ code: 0 });
    const { remembered, again, afresh } = await twoWays();
    expect({ args, ...remembered }).toEqual({ args, ...afresh });
    expect({ args, ...again }).toEqual({ args, ...afresh });
    expect(afresh.code).toBe(0);
    // From now on it is remembered again.
    await bench.run(['status', '--json']);
  }
  bench.today = '2027-12-24';
  const { remembered, afresh } = await twoWays();
  expect(remembered).toEqual(afresh);
  expect(JSON.parse(afresh.stdout)).toMatchObject({
    date: '2027-12-24',
    basis: { outdated: true },
  });
});

test('a check-in says the same with and without what is remembered', async () => {
  await bench.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(2) });
  await bench.run(['status', '--json']);
  const journal = readFileSync(file('journal.jsonl'));
  const says = async () => {
    const { checkin, ...rest } = await bench.json(['checkin', '--note', 'x', '--moved', '1']);
    return { ...rest, checkin: { ...checkin, sitting: '' } };
  };
  const remembered = await says();
  forget();
  writeFileSync(file('journal.jsonl'), journal);
  expect(remembered).toEqual(await says());
  expect(remembered).toMatchObject({
    recorded: true,
    checkin: { note: 'x' },
    nextCheckin: '2026-12-05',
  });
});

test('other terms, another ladder and another profile have a report of their own', async () => {
  await bench.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(2) });
  const statements = async (...args: string[]) =>
    JSON.stringify((await bench.json(['status', ...args])).answers);
  expect(await statements()).toContain('customer');
  writeFileSync(
    file('config.json'),
    JSON.stringify({ terms: { customer: { one: 'patron', many: 'patrons' } } }),
    { mode: 0o600 },
  );
  expect(await statements()).toContain('patron');
  rmSync(file('config.json'));
  expect(await statements()).not.toContain('patron');
  expect(await bench.run(['status', '--profile', 'other'])).toMatchObject({ code: 3 });
});

test('a ladder file that changes is read again', async () => {
  const own = path.join(bench.home, 'ladder.json');
  const levels = ['one', 'two'].map((id, index) => ({
    rank: index + 1,
    id,
    title: id,
    behaviours: [1, 2].map((number) => ({ id: `${id}-${number}`, statement: `Does ${id}.` })),
  }));
  const ladder = (title: string) =>
    JSON.stringify({ id: 'own', title, levels: levels.map((level) => ({ ...level, title })) });
  writeFileSync(own, ladder('first'));
  await bench.run(['settings', 'set', 'ladder', own]);
  const answers = { 'one-1': 4, 'one-2': 4, 'two-1': 2, 'two-2': 2 };
  await bench.run(['assess', '--answers', '-'], {
    stdin: JSON.stringify({ ladder: 'own', answers }),
  });
  const title = async () => (await bench.json(['status'])).stage.title;
  expect([await title(), await title()]).toEqual(['first', 'first']);
  writeFileSync(own, ladder('other'));
  expect([await title(), await title()]).toEqual(['other', 'other']);
});

describe('what is remembered', () => {
  test.each([
    ['garbled', (bytes: Buffer) => bytes.fill(0x20, 100, 400)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 3)],
    ['emptied', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{}\n{}\n')],
    ['of zeros, as after a power cut', (bytes: Buffer) => bytes.fill(0)],
  ])('may be %s', async (_, damage) => {
    await bench.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(2) });
    const before = await bench.run(['status', '--json']);
    writeFileSync(file('checkpoint.json'), damage(readFileSync(file('checkpoint.json'))));
    expect(await bench.run(['status', '--json'])).toEqual(before);
  });

  test('is deleted with everything else', async () => {
    await bench.run(['assess', '--answers', '-', '--json'], { stdin: answersAt(2) });
    await bench.run(['status', '--json']);
    await bench.run(['checkin', '--note', 'x', '--json']);
    // A cache may be left out when the machine is busy; then what is there is deleted all the same.
    expect(existsSync(file('checkpoint.json'))).toBe(true);
    expect(await bench.run(['data', 'forget', '--yes'])).toMatchObject({ code: 0 });
    expect(() => readFileSync(file('checkpoint.json'))).toThrow();
    expect(() => readFileSync(file('checkpoint.trail'))).toThrow();
  });
});
