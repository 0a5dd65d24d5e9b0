import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/core/base/day.js';
import { answersAt } from '../commands/ladder-facts.js';
import { Bench, program } from '../commands/program.js';
import { withThorough } from '../thorough.js';
import type { Terminal, TerminalOptions } from './terminal.js';
import { keys, openTerminal } from './terminal.js';

/** The commands of the growth loop that ask, in a real terminal, with real keys and signals. */

let bench: Bench;
const open: Terminal[] = [];

/** Where every test begins: with an assessment. */
const assessed = new Bench();
beforeAll(async () => {
  await assessed.run(['assess', '--answers', '-'], { stdin: answersAt(2) });
  assessed.today = '2026-12-05';
});
afterAll(() => assessed.remove());

beforeEach(() => {
  bench = new Bench();
  bench.goOnFrom(assessed);
});
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.close();
  bench.remove();
});

function start(args: readonly string[], { env = {}, ...options }: TerminalOptions = {}): Terminal {
  const terminal = openTerminal(process.execPath, [program, ...args], {
    cwd: bench.home,
    env: {
      HOME: bench.home,
      TZ: 'UTC',
      CAREER_COACH_HOME: bench.home,
      CAREER_COACH_NOW: bench.today,
      ...env,
    },
    rows: 40,
    ...options,
  });
  open.push(terminal);
  return terminal;
}

/** The events that were added since a number of them, but for the place where a check-in was left. */
const since = (count: number) =>
  bench.journal
    .slice(count)
    .filter(({ asked }) => asked === undefined)
    .map(({ v, id, at, day, sitting, ladder, edition, ...rest }) => rest);
const activeIds = async (): Promise<string[]> =>
  (await bench.json(['plan'])).plan.active.map(({ id }: { id: string }) => id);

const nextDay = 'Next check-in?';
const happened = 'What happened, in a line?';
const learnt = 'What have you learnt';

/** Waits for a question and answers it. The question must not be on the screen before. */
/** The screen without the numbers of choices, which are no matter here. */
const shown = (terminal: Terminal) => terminal.screen().replace(/^([› ]) \d (?=\S)/gm, '$1 ');

async function answer(terminal: Terminal, question: string | RegExp, ...typed: string[]) {
  await terminal.waitUntil(`${question} on the screen`, () =>
    typeof question === 'string'
      ? shown(terminal).includes(question)
      : question.test(shown(terminal)),
  );
  for (const text of typed) terminal.type(text);
}

describe('checkin', () => {
  /** No action is due before the next check-in. */
  const planned = new Bench();
  beforeAll(async () => {
    planned.goOnFrom(assessed);
    planned.today = '2026-11-30';
    for (const number of ['3', '2', '1']) {
      await planned.run(['plan', 'edit', number, '--due', `2026-12-1${4 + Number(number)}`]);
    }
  });
  afterAll(() => planned.remove());
  beforeEach(() => bench.goOnFrom(planned));

  const notYet = '› Not yet';
  /** The question about each active action, with the usual answer under the cursor. */
  const askedAbout = (title: string) => new RegExp(`going\\? ${title}[\\s\\S]+› (?:1 )?Not yet`);
  const titles = async (): Promise<string[]> =>
    (await bench.json(['plan'])).plan.active.map(({ title }: { title: string }) => title);
  const { down, enter } = keys;
  const progress = down + enter;
  const done = down.repeat(2) + enter;
  const stuck = down.repeat(3) + enter;
  const letGo = down.repeat(4) + enter;

  it('listens: what came of it, what was learnt, why it goes; and shows what moved', async () => {
    const [first = '', second = '', third = ''] = await activeIds();
    const [one = '', two = '', three = ''] = await titles();
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), done);
    await answer(terminal, 'What came of it', `they drew the rest themselves${enter}`);
    await answer(
      terminal,
      /Over the last twelve months, how often[\s\S]+Think of every occasion in that time[\s\S]+› s Ask me another time/,
      '3',
    );
    // What comes next waits until all was asked about what there is.
    await answer(terminal, askedAbout(two), progress);
    await answer(terminal, happened, enter);
    await answer(terminal, askedAbout(three), letGo);
    await answer(terminal, 'Why, in a line?', `another team has it${enter}`);
    await answer(terminal, /Next\?[\s\S]+For the same behaviour[\s\S]+› Take it/, enter);
    await answer(terminal, /Next\?[\s\S]+Next\?[\s\S]+› Take it/, down, enter);
    await answer(terminal, learnt, `ask them first${enter}`);
    await answer(terminal, nextDay, `in 3 weeks${enter}`);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    const [checkin] = (await bench.json(['history'])).entries.filter(
      ({ kind }: { kind: string }) => kind === 'checkin',
    );
    const behaviour = checkin.ratings[0].behaviour;
    expect(since(before)).toEqual([
      { type: 'checkin', actions: [{ id: first, outcome: 'done' }] },
      {
        type: 'checkin',
        evidence: [
          { text: 'they drew the rest themselves', behaviours: [behaviour], action: first },
        ],
      },
      { type: 'checkin', ratings: [{ behaviour, answer: 3 }] },
      { type: 'checkin', actions: [{ id: second, outcome: 'moved' }] },
      { type: 'checkin', actions: [{ id: third, outcome: 'dropped' }] },
      { type: 'plan', actions: [{ id: third, because: 'another team has it' }] },
      { type: 'plan', actions: [expect.objectContaining({ status: 'active', behaviour })] },
      { type: 'plan', declined: [expect.any(String)] },
      { type: 'checkin', note: 'ask them first' },
      { type: 'checkin', next: '2026-12-21' },
    ]);
    expect(new Set(bench.journal.slice(before).map(({ sitting }) => sitting)).size).toBe(1);
    const text = terminal.scrollback();
    expect(text).toContain('Check-in of Mon 30 Nov 2026');
    expect(text).toMatch(/^Since your assessment\nOne check-in, one action done/m);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'One check-in, one action done, one behaviour rated higher and one thing noted since ',
    );
    expect(text).toContain('Next check-in Mon 21 Dec 2026, in 21 days.');
  });

  it('with nothing but “Not yet” calls nothing no progress that was noted before it', async () => {
    await bench.run(['log', 'Lunch with the planners']);
    const terminal = start(['checkin']);
    for (const title of await titles()) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain("Nothing to add to what you had noted, and that's fine.");
  });

  it('with nothing but “Not yet” is a check-in, and moves the date', async () => {
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    for (const title of await titles()) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain("No progress this time, and that's fine.");
    for (const title of await titles()) expect(terminal.screen()).toContain(`Not yet   ${title}.`);
    expect(since(before)).toEqual([{ type: 'checkin', next: expect.any(String) }]);
    expect((await bench.run(['history'])).stdout).toContain('Mon 30 Nov 2026  Check-in.');
  });

  it('shows what it moved in screens where one is too small', async () => {
    bench.today = '2026-12-30';
    const all = await titles();
    const terminal = start(['checkin'], { cols: 40, rows: 15 });
    for (const title of all) {
      const asked = title.split(' ').join('\\s+');
      await answer(terminal, new RegExp(`How\\s+is\\s+it\\s+going\\?\\s+${asked}[^]+leave`), enter);
    }
    await answer(terminal, /What have you learnt/, enter);
    await answer(terminal, /New dates[\s\S]+Yes[\s\S]+leave/, enter);
    await terminal.waitFor(/1 of 2: Space goes on, q leaves/);
    expect(terminal.screen()).toMatch(/Check-in of Wed 30 Dec 2026\n/);
    terminal.type(' ');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toMatch(/Next check-in[\s\S]+Next: career-coach/);
  });

  it('without an action to ask about, and without a word, is none', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain("Nothing to record, so this doesn't count as a check-in.");
    expect(since(before)).toEqual([
      { type: 'plan', declined: [expect.any(String)] },
      { type: 'plan', nextCheckin: expect.any(String) },
    ]);
  });

  it('with nothing but “Not yet” takes two keys beside, also where dates are over', async () => {
    bench.today = '2026-12-30';
    const all = await titles();
    const terminal = start(['checkin']);
    for (const title of all) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    await answer(
      terminal,
      new RegExp(
        `New dates, and the next check-in on Wed 13 Jan 2027\\?\\n +${all[0]}: from \\w+ \\d+ Dec to Wed 13 Jan\\n[\\s\\S]+› Yes`,
      ),
      enter,
    );
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('to Wed 13 Jan.');
    const { plan, nextCheckin } = await bench.json(['status']);
    expect(nextCheckin).toBe('2027-01-13');
    // Each on a day of its own, none before the next check-in.
    const dues = plan.active.map(({ due }: { due: string }) => due);
    expect(dues).toEqual(['2027-01-13', '2027-01-18', '2027-01-21']);
  });

  it('proposes no date before the next check-in, however long the rhythm', async () => {
    await bench.run(['settings', 'set', 'rhythm', '4w']);
    await bench.run(['plan', 'drop', '2,3']);
    bench.today = '2026-12-16';
    const [one = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), enter);
    await answer(terminal, learnt, enter);
    await answer(
      terminal,
      new RegExp(
        `next check-in on Wed 13 Jan 2027\\?\\n +${one}: from Tue 15 Dec to Wed 13 Jan\\n`,
      ),
      keys.ctrlC,
    );
    await terminal.exit();
  });

  it('asks for no other date of what isn’t due yet, also after some progress', async () => {
    await bench.run(['plan', 'edit', '1', '--due', '2026-12-08']);
    const [one = '', two = '', three = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), down, enter);
    await answer(terminal, happened, enter);
    for (const title of [two, three]) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    const proposed = `Next check-in\\? “${one}” is due on Tue 8 Dec\\.\\s+\\(Tue 8 Dec 2026\\)`;
    await answer(terminal, new RegExp(proposed), enter);
    expect((await terminal.exit()).code).toBe(0);
    const { plan, nextCheckin } = await bench.json(['plan']);
    expect(plan.active[0]).toMatchObject({ title: one, due: '2026-12-08' });
    expect(nextCheckin).toBe('2026-12-08');
  });

  it('asks for each date where those proposed will not do', async () => {
    await bench.run(['plan', 'edit', '1', '--due', 'today']);
    await bench.run(['plan', 'edit', '2', '--due', '2026-12-10']);
    const [one = '', two = '', three = ''] = await titles();
    const terminal = start(['checkin']);
    for (const title of [one, two, three]) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    // The others fall due later: the first of them gives the day.
    await answer(
      terminal,
      new RegExp(
        `A new date, and the[^?]+\\?\\n +${one}: from Mon 30 Nov to .+\\n +“${two}” is due that day.\\n\\n› Yes`,
      ),
      down,
      enter,
    );
    await answer(terminal, `A new date for “${one}”, or n for none?`, keys.ctrlU, `n${enter}`);
    await answer(
      terminal,
      new RegExp(`Next check-in\\? “${two}” is due on Thu 10 Dec\\.\\s+\\(Thu 10 Dec 2026\\)`),
      enter,
    );
    expect((await terminal.exit()).code).toBe(0);
    const { active } = (await bench.json(['plan'])).plan;
    expect(active).toContainEqual(expect.objectContaining({ title: one, due: null }));
    expect((await bench.json(['status'])).nextCheckin).toBe('2026-12-10');
  });

  it('calls an action in own words by its title, with the sentence below it', async () => {
    const will =
      'draw the payments systems and who runs them, so that support stops asking the wrong team every week';
    await bench.run(['plan', 'drop', '1,2,3']);
    await bench.run(['plan', 'add', '--when', 'the sprint starts', '--will', will]);
    await bench.run(['plan', 'add', '--will', 'draw it']);
    const terminal = start(['checkin']);
    await terminal.waitFor(
      /How is it going\? Draw the payments systems.*\.\n {2}When the sprint starts, I will draw/,
    );
    terminal.type('3');
    await answer(terminal, /does this practise\?[\s\S]+You can then rate it again/, keys.escape);
    await answer(terminal, /Taken back[\s\S]+› Not yet[\s\S]+leave/, '1');
    await terminal.waitFor(/going\? Draw it\.\n\n› 1 Not yet/);
    terminal.type(keys.ctrlC);
    await terminal.exit();
  });

  it('asks whether a rating is still true only after some weeks', async () => {
    bench.today = '2027-01-02';
    await bench.run(['plan', 'drop', '1,2,3']);
    const terminal = start(['checkin']);
    await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
    await answer(
      terminal,
      /Is this still true\?[\s\S]+You last rated or noted it on Sat 21 Nov 2026\.[\s\S]+› Usually \(last time\)/,
      enter,
    );
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    await terminal.exit();
    expect(since(0).at(-2)).toMatchObject({ type: 'checkin', ratings: [{ answer: 4 }] });
    // The same ratings from a script would be a correction. Here somebody was asked.
    expect(terminal.screen()).toContain('Check-in of Sat 2 Jan 2027');
    expect((await bench.run(['history'])).stdout).toContain('Check-in. One rating');
  });

  it('an action in place of another is on the page at the end', async () => {
    const [one = '', two = '', three = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), stuck);
    await answer(terminal, 'What is in the way', enter);
    await answer(terminal, /would help\?[\s\S]+Swap it/, down.repeat(2), enter);
    await answer(terminal, /Swap it for this[\s\S]+› Yes/, enter);
    await answer(terminal, askedAbout(two), enter);
    await answer(terminal, askedAbout(three), enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    await terminal.exit();
    const text = terminal.scrollback().replaceAll(/\s+/g, ' ');
    const taken = (await titles()).find((title) => ![two, three].includes(title));
    expect(text).toMatch(new RegExp(`Stuck ${one}\\. Instead ${taken}, by \\w{3} \\d+ \\w{3}\\.`));
    expect(text).toContain(`Not yet ${two}.`);
    expect((await bench.run(['history'])).stdout.replaceAll(/\s+/g, ' ')).toContain(
      `Took on: ${taken}, in place of “${one}”.`,
    );
  });

  it('shows the last note and the changes since next time', async () => {
    await bench.run(['checkin', '--note', 'ask them first']);
    bench.today = '2026-12-12';
    const [one = ''] = await titles();
    await bench.run(['plan', 'done', '1', '--evidence', 'the map hangs there']);
    await bench.run(['plan', 'edit', '2', '--due', '2027-01-15']);
    await bench.run(['plan', 'edit', '1', '--due', '2026-12-14']);
    bench.today = '2026-12-17';
    const [two = '', three = ''] = await titles();
    const terminal = start(['checkin']);
    const screen = await terminal.waitFor(askedAbout(two));
    expect(screen).toContain(
      `On Mon 30 Nov 2026 you learnt: “ask them first”\n\nSince Mon 30 Nov 2026\nDone      ${one}.\n`,
    );
    expect(screen).toContain('Noted     the map hangs there');
    // On the smallest screens, too, where nothing stands below the question.
    expect(screen.replaceAll(/\s+/g, ' ')).toContain(`going? ${two}. Was due on Mon 14 Dec. When`);
    terminal.type(enter);
    await answer(terminal, askedAbout(three), enter);
    // The action that was done meanwhile is rated, too.
    await terminal.waitFor(/how often have you done this\?[^›]+You've finished an action for it\./);
  });

  it('asks no more about an action that was asked about after a rating, and tells the rating where it goes on', async () => {
    const [one = ''] = await titles();
    const [{ behaviour }] = (await bench.json(['plan'])).plan.active;
    await bench.run(['plan', 'drop', '2,3']);
    await bench.run(['plan', 'add', 'ask one person', '--behaviour', behaviour]);
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), done);
    await answer(terminal, 'What came of it', enter);
    await answer(terminal, /how often have you done/, '4');
    await answer(terminal, 'is that right?', down, enter);
    await answer(terminal, /in your plan was for this\. Is it done\?/, 'n');
    const screen = await terminal.waitFor(/Next\?|What have you learnt/);
    expect(screen).not.toContain('What about the action?');
    terminal.type(keys.ctrlC);
    await terminal.exit();
    const again = start(['checkin']);
    expect(await again.waitFor(/Next\?|What have you learnt/)).toContain(
      'Rated     With help → Usually: Draws',
    );
    again.type(keys.ctrlC);
    await again.exit();
  });

  it('a rating may be of earlier', async () => {
    const before = bench.journal.length;
    const [one = '', two = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), done);
    await answer(terminal, 'What came of it', enter);
    await answer(
      terminal,
      /how often have you done\s+this\?[\s\S]+With help \(last time\)[\s\S]+Earlier/,
      'e',
      enter,
    );
    await answer(terminal, askedAbout(two), keys.ctrlC);
    await terminal.exit();
    expect(since(before)).toMatchObject([
      { actions: [{ outcome: 'done' }] },
      { ratings: [{ answer: 'earlier' }] },
    ]);
  });

  it.each(
    // What each key does is tried below, where less is asked.
    withThorough<[string, string, number]>(
      [['Ctrl-C', keys.ctrlC, 130]],
      [
        ['Ctrl-D', keys.ctrlD, 0],
        ['q', 'q', 0],
      ],
    ),
  )('keeps the answers on %s, and goes on there', async (_, key, code) => {
    const [one = '', two = ''] = await titles();
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), progress);
    await answer(terminal, happened, `it runs${enter}`);
    await answer(terminal, askedAbout(two), key);
    expect(await terminal.exit()).toEqual({ code, signal: null });
    expect(terminal.screen()).toContain('Saved: how one action is going and one note.');
    expect(terminal.screen()).toContain('To go on: career-coach checkin');
    expect(terminal.cursor().visible).toBe(true);
    expect(terminal.isFullScreen()).toBe(false);
    expect(since(before)).toHaveLength(2);
    const begun = "You've begun it: career-coach checkin goes on where you left off.";
    const status = (await bench.run([])).stdout;
    expect(status.replaceAll('\n', ' ')).toContain(begun);
    expect(status).toContain('Next: career-coach checkin ');
    const again = start(['checkin']);
    const screen = await again.waitFor(askedAbout(two));
    expect(screen).not.toContain(one);
    again.type(keys.ctrlC);
    await again.exit();
    expect(new Set(bench.journal.slice(before).map(({ sitting }) => sitting)).size).toBe(1);
  });

  describe('Escape goes back a question', () => {
    const back = /Esc back · q leave/;

    it('and takes back what was answered, as if it had not been', async () => {
      const [one = '', two = '', three = ''] = await titles();
      const before = await bench.json(['plan']);
      const terminal = start(['checkin']);
      expect(await terminal.waitFor(askedAbout(one))).not.toMatch(back);
      terminal.type('3');
      await answer(terminal, /What came of it[\s\S]+Esc back/, 'half a line', keys.escape);
      await terminal.waitUntilGone('half a line');
      await answer(terminal, askedAbout(one), '2');
      await answer(terminal, happened, keys.end, `it runs${enter}`);
      await answer(terminal, askedAbout(two), keys.escape);
      await terminal.waitUntilGone(two);
      // One question back, not to the start of what was asked about the action.
      await answer(
        terminal,
        /Taken back: What happened, in a line[\s\S]+\? What happened, in a line\? \(- for none\) it runs/,
        keys.escape,
      );
      await terminal.waitFor(`Taken back: How is it going? ${one}`);
      await answer(terminal, askedAbout(one), '1');
      await answer(terminal, askedAbout(two), '1');
      await answer(terminal, askedAbout(three), '4');
      await answer(terminal, /What is in the way[\s\S]+Esc back/, keys.escape);
      await terminal.waitUntilGone('What is in the way');
      await answer(terminal, askedAbout(three), '1');
      await answer(terminal, learnt, keys.end, enter);
      await answer(terminal, nextDay, enter);
      expect((await terminal.exit()).code).toBe(0);
      expect(terminal.scrollback()).toContain('No progress this time');
      const { plan } = await bench.json(['plan']);
      expect(plan).toEqual(before.plan);
      expect((await bench.run(['history'])).stdout).not.toContain('it runs');
      expect((await bench.run(['undo', '--list'])).stdout).not.toContain('undo of');
      expect((await bench.run(['doctor'])).code).toBe(0);
    });

    it('to a smaller step in own words, and says that a dash drops it', async () => {
      const [one = ''] = await titles();
      const terminal = start(['checkin']);
      await answer(terminal, askedAbout(one), '4');
      await answer(terminal, 'What is in the way', `no time${enter}`);
      await answer(terminal, /would help\?[\s\S]+› Make it a smaller/, enter);
      await answer(terminal, '› Suggestion: I will', '3');
      await answer(
        terminal,
        /in 15\s+minutes[\s\S]+\(Enter alone:\s+back\)/,
        `ask operations${enter}`,
      );
      await answer(terminal, 'Done when …', keys.escape);
      await terminal.waitFor(/in 15\s+minutes[\s\S]+\(- for\s+back\)[\s\S]+ask\s+operations/);
      terminal.type(keys.ctrlC);
      await terminal.exit();
    });

    it('from the smaller step to what is in the way, and what was said before stays', async () => {
      const terminal = start(['checkin']);
      await answer(terminal, notYet, '4');
      await answer(terminal, 'What is in the way', keys.end, `no time${enter}`);
      await answer(terminal, /› Make it a smaller/, enter);
      await answer(terminal, 'A smaller step', keys.escape);
      await terminal.waitUntilGone('A smaller step');
      await answer(terminal, /\? What would help\?[\s\S]+“no time”/, keys.escape);
      await terminal.waitUntilGone(/\? What would help\?/);
      // What was typed is there to go on with.
      await answer(
        terminal,
        /\? What is in the way.+ no time$/m,
        `${keys.ctrlU}nobody asks${enter}`,
      );
      await answer(terminal, /\? What would help\?[\s\S]+“nobody asks”/, keys.ctrlC);
      await terminal.exit();
      expect(terminal.scrollback().match(/Taken back: .+/g)).toEqual([
        expect.stringContaining('What would help?'),
        expect.stringContaining('What is in the way'),
      ]);
      expect((await bench.json(['history'])).entries.at(-1).actions).toMatchObject([
        { outcome: 'stuck', because: 'nobody asks' },
      ]);
    });

    it('to a text, and Enter on the emptied line means nothing', async () => {
      const terminal = start(['checkin']);
      for (const title of await titles()) await answer(terminal, askedAbout(title), '1');
      await answer(terminal, learnt, `ask first${enter}`);
      await answer(terminal, nextDay, keys.escape);
      await terminal.waitUntilGone(nextDay);
      await answer(terminal, /\? What have you learnt since[\s\S]+ask first/, '\u0015');
      await terminal.waitUntilGone(/learnt since last time\? \(- for nothing new\) .*ask first/);
      terminal.type(enter);
      await answer(terminal, nextDay, enter);
      expect((await terminal.exit()).code).toBe(0);
      expect((await bench.run(['history'])).stdout).not.toContain('ask first');
    });

    it('from every question, and undo takes the rest back as one check-in', async () => {
      const [one = '', two = '', three = ''] = await titles();
      const terminal = start(['checkin']);
      await answer(terminal, askedAbout(one), '2');
      await answer(terminal, happened, keys.end, `it runs${enter}`);
      await answer(terminal, askedAbout(two), '5');
      await answer(terminal, 'Why, in a line?', keys.escape);
      await terminal.waitUntilGone('Why, in a line?');
      await answer(terminal, askedAbout(two), '1');
      await answer(terminal, askedAbout(three), '1');
      await answer(terminal, learnt, keys.end, enter);
      await answer(terminal, /Next check-in\?[\s\S]+Esc back/, keys.escape);
      await terminal.waitUntilGone(nextDay);
      await answer(terminal, /\? What have you learnt since/, `ask first${enter}`);
      await answer(terminal, nextDay, keys.escape);
      await terminal.waitUntilGone(nextDay);
      await answer(terminal, /\? What have you learnt since[\s\S]+ask first/, keys.escape);
      // Twice back, and forth again past the question in between.
      await answer(terminal, askedAbout(three), '1');
      await answer(terminal, /\? What have you learnt since[\s\S]+ask first/, keys.end, enter);
      await answer(terminal, nextDay, enter);
      expect((await terminal.exit()).code).toBe(0);
      expect(terminal.scrollback()).toMatch(/Progress +\w[\s\S]+Not yet +\w/);
      expect((await bench.json(['plan'])).plan.active).toHaveLength(3);
      expect((await bench.run(['undo', '--yes'])).stdout).toContain('check-in');
      expect(
        (await bench.json(['history'])).entries.map(({ kind }: { kind: string }) => kind),
      ).not.toContain('checkin');
    });
  });

  it('goes on at the question that was interrupted, and asks no answered one again', async () => {
    const [one = '', two = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), stuck);
    await answer(terminal, 'What is in the way', `no time${enter}`);
    await answer(terminal, 'What would help?', 'q');
    await terminal.exit();
    // A correction in between is no check-in, so it ends none.
    await bench.run(['checkin', '--rate', 'finds-the-cause=4']);
    const again = start(['checkin']);
    const screen = await again.waitFor(/What would help\?/);
    expect(screen).toContain(
      `To take back what you answered before: career-coach undo\nGoing on with: ${one}`,
    );
    expect(screen).not.toMatch(/How is it going|What is in the way, in/);
    again.type(keys.up + enter);
    await answer(again, askedAbout(two), keys.ctrlC);
    await again.exit();
    const history = await bench.json(['history']);
    expect(history.entries.at(-2).actions).toMatchObject([
      { outcome: 'stuck', because: 'no time' },
    ]);
  });

  it('goes on with nothing about an action that was dropped meanwhile, and asks of the others anew', async () => {
    const [one = '', two = ''] = await titles();
    bench.today = '2026-12-30';
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), '6');
    await answer(terminal, 'What would help?', 'q');
    await terminal.exit();
    await bench.run(['plan', 'drop', '1']);
    const again = start(['checkin']);
    await answer(again, askedAbout(two), stuck);
    await answer(again, 'What is in the way', keys.ctrlD);
    await again.exit();
    expect(again.scrollback()).not.toContain('Going on with');
    await bench.run(['plan', 'drop', '1']);
    const last = start(['checkin']);
    await answer(last, notYet, keys.ctrlC);
    await last.exit();
    expect(last.scrollback()).not.toMatch(/Going on with|in the way/);
  });

  it('goes on after a refusal and a declined note, and asks what was pending', async () => {
    const [one = '', two = '', three = ''] = await titles();
    bench.today = '2027-01-20';
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), done);
    await answer(terminal, 'What came of it', enter);
    await answer(terminal, /how often have you done/, enter);
    await answer(terminal, askedAbout(two), 'q');
    await terminal.exit();
    const again = start(['checkin']);
    await answer(again, askedAbout(two), '6');
    await answer(again, 'What would help?', '1');
    await answer(again, askedAbout(three), '1');
    await answer(again, /Next\?[\s\S]+For the same behaviour[\s\S]+› Take it/, 'q');
    await again.exit();
    const third = start(['checkin']);
    await third.waitFor(/Next\?[\s\S]+For the same behaviour[\s\S]+› 1 Take it/);
    expect(third.screen()).not.toMatch(/What came of it|how often have you done|is it going/);
    third.type(down + enter);
    await answer(third, /Is this still true\?/, 'q');
    await third.exit();
    const last = start(['checkin']);
    const screen = await last.waitFor(/Is this still true\?/);
    expect(screen).not.toMatch(/Next\?|How is it going/);
    last.type(keys.ctrlC);
    await last.exit();
  });

  it('moves a stuck action to a later date', async () => {
    const [one = '', two = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), stuck);
    await answer(terminal, 'What is in the way', `away until January${enter}`);
    await answer(terminal, /What would help\?[\s\S]+Move it to a later date/, '5');
    await answer(terminal, 'A new date for it?', keys.ctrlU, `12 january${enter}`);
    await answer(terminal, askedAbout(two), keys.ctrlC);
    await terminal.exit();
    expect((await bench.json(['plan'])).plan.active[2]).toMatchObject({ due: '2027-01-12' });
  });

  it('goes on there, too, where “Not yet” was all that was said', async () => {
    const [one = '', two = ''] = await titles();
    const before = await bench.run(['undo', '--list']);
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), enter);
    await answer(terminal, askedAbout(two), keys.ctrlC);
    await terminal.exit();
    expect(await bench.run(['undo', '--list'])).toEqual(before);
    const again = start(['checkin']);
    const screen = await again.waitFor(askedAbout(two));
    expect(screen).not.toContain(one);
    // There is nothing that undo would take back.
    expect(screen).not.toContain('career-coach undo');
    again.type(keys.ctrlC);
    await again.exit();
  });

  it('keeps the answers on SIGTERM', async () => {
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, notYet, progress);
    await terminal.waitFor(happened);
    terminal.signal('SIGTERM');
    const { code, signal } = await terminal.exit();
    expect(signal === 15 || code === 143).toBe(true);
    expect(since(before)).toMatchObject([{ actions: [{ outcome: 'moved' }] }]);
  });

  it('ends at once by Enter and Ctrl-C in one read, behind a date that is none', async () => {
    const terminal = start(['checkin']);
    for (const title of await titles()) await answer(terminal, askedAbout(title), enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, 'zzz');
    await terminal.waitFor('zzz');
    terminal.type(enter + keys.ctrlC);
    expect(await terminal.exit(5_000)).toEqual({ code: 130, signal: null });
  });

  it('Escape closes the help of a question, and leaves only from the question', async () => {
    const terminal = start(['checkin']);
    await answer(terminal, notYet, '?');
    await answer(terminal, 'Not yet, or no occasion yet: the plan stays as it is.', keys.escape);
    await answer(terminal, notYet, keys.escape);
    expect((await terminal.exit()).code).toBe(0);
  });

  it('left at once says that nothing was saved', async () => {
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, notYet, keys.ctrlD);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('No answers yet, so nothing was saved.');
    expect(since(before)).toEqual([]);
  });

  it('stuck leads to a smaller step in own words, while the larger one waits', async () => {
    const [one = '', two = ''] = await titles();
    const [first = ''] = await activeIds();
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), stuck);
    await answer(terminal, 'What is in the way', `no time before the release${enter}`);
    await answer(terminal, /would help\?[\s\S]+› Make it a smaller/, enter);
    // Back from either question: the menu comes again.
    await answer(terminal, /smaller step, for[\s\S]+› Suggestion/, down.repeat(3), enter);
    await answer(terminal, /smaller step, for[\s\S]+› Make it a smaller/, enter);
    await answer(terminal, '› Suggestion: I will', down.repeat(2), enter);
    await answer(terminal, /in 15\s+minutes[\s\S]+\(Enter alone:\s+back\)/, enter);
    await answer(terminal, /in 15\s+minutes[\s\S]+› Make it a smaller/, enter);
    await answer(terminal, '› Suggestion: I will', down.repeat(2), enter);
    await answer(
      terminal,
      /in 15\s+minutes[\s\S]+in 15\s+minutes/,
      `I will ask operations for ten minutes${enter}`,
    );
    await answer(
      terminal,
      'Done when … (Enter for none)',
      `the ten minutes are in the calendar${enter}`,
    );
    await answer(terminal, 'By when? (Fri 4 Dec 2026)', `in 3 days${enter}`);
    await answer(terminal, askedAbout(two), keys.ctrlC);
    await terminal.exit();
    expect(since(before)).toMatchObject([
      { type: 'checkin', actions: [{ id: first, outcome: 'stuck' }] },
      { type: 'plan', actions: [{ id: first, because: 'no time before the release' }] },
      {
        type: 'plan',
        actions: [
          { id: first, status: 'queued' },
          {
            status: 'active',
            title: 'Ask operations for ten minutes',
            act: 'ask operations for ten minutes',
            doneWhen: 'the ten minutes are in the calendar',
            due: '2026-12-03',
            insteadOf: first,
          },
        ],
      },
    ]);
  });

  describe('left before all was asked about a change', () => {
    const leaveAt = async (terminal: Terminal, question: string | RegExp, step?: string) => {
      await answer(terminal, question, keys.ctrlC);
      expect((await terminal.exit()).code).toBe(130);
      const [, two = ''] = titlesBefore;
      const again = start(['checkin']);
      // Nobody has confirmed the date that was proposed.
      if (step !== undefined) await answer(again, `${step}. By when? (`, `in 3 days${enter}`);
      await answer(again, askedAbout(two), keys.ctrlC);
      expect(again.screen()).not.toContain('would help');
      await again.exit();
      return (await bench.json(['plan'])).plan;
    };
    let titlesBefore: string[] = [];
    const stuckAndHelped = async () => {
      titlesBefore = await titles();
      const terminal = start(['checkin']);
      await answer(terminal, askedAbout(titlesBefore[0] ?? ''), stuck);
      await answer(terminal, 'What is in the way', enter);
      return terminal;
    };
    const smaller = async () => {
      const [first = ''] = await activeIds();
      const terminal = await stuckAndHelped();
      await answer(terminal, /would help\?[\s\S]+› Make it a smaller/, enter);
      await answer(terminal, /smaller step, for[\s\S]+› Suggestion/, '3');
      await answer(terminal, /in 15\s+minutes/, `ask operations${enter}`);
      return { terminal, step: { act: 'ask operations', due: '2026-12-03', insteadOf: first } };
    };

    it('a smaller step is in own words is kept without a sign of done', async () => {
      const { terminal, step } = await smaller();
      const { active, queue } = await leaveAt(terminal, 'Done when …', 'Ask operations');
      expect(active).toContainEqual(expect.objectContaining({ ...step, doneWhen: null }));
      expect(queue).toContainEqual(expect.objectContaining({ id: step.insteadOf }));
    });

    it('a smaller step is kept with the sign of done that was given', async () => {
      const { terminal, step } = await smaller();
      await answer(terminal, 'Done when …', keys.ctrlU, `they answer${enter}`);
      const { active } = await leaveAt(terminal, 'By when?', 'Ask operations');
      expect(active).toContainEqual(expect.objectContaining({ ...step, doneWhen: 'they answer' }));
    });

    it('other words are kept, also before their title', async () => {
      const terminal = await stuckAndHelped();
      await answer(terminal, /would help\?[\s\S]+ Put it in other words/, '3');
      await answer(terminal, /want to change\?\s+› Due:/, '2');
      await answer(terminal, 'When …', keys.ctrlU, `I sit here${enter}`);
      await answer(terminal, '› No, save it', '3');
      await answer(terminal, '? I will …', keys.ctrlU, `follow one order${enter}`);
      await answer(terminal, /Keep this fallback\? If [\s\S]+, then I will/, enter);
      await answer(terminal, 'Still done when …?', keys.ctrlU, `it is followed${enter}`);
      const { active } = await leaveAt(terminal, 'Short title');
      expect(active).toContainEqual(
        expect.objectContaining({
          ...{ cue: 'I sit here', act: 'follow one order', doneWhen: 'it is followed' },
        }),
      );
    });
  });

  it('stuck proposes a whole step, which three times Enter takes', async () => {
    const [{ id, title, fallback }] = (await bench.json(['plan'])).plan.active;
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, new RegExp(`${title}[\\s\\S]+Done when[\\s\\S]+› Not yet`), stuck);
    await answer(terminal, 'What is in the way', enter);
    await answer(terminal, /› Make it a smaller[\s\S]+For instance: I will \w/, enter);
    await answer(terminal, /smaller step, for this week\?[\s\S]+› Suggestion: I will/, enter);
    await answer(terminal, 'Done when … (', enter);
    await answer(terminal, 'By when?', enter);
    await answer(terminal, /How is it going\?[\s\S]+How is it going\?/, keys.ctrlC);
    await terminal.exit();
    expect(since(before).at(-1)).toMatchObject({
      actions: [
        { id, status: 'queued' },
        { act: fallback, doneWhen: null, due: '2026-12-04', insteadOf: id },
      ],
    });
  });

  describe('an action of one’s own that is stuck', () => {
    const asked = askedAbout('Draw the order map');
    beforeEach(async () => {
      await bench.run(['plan', 'drop', '1,2,3']);
      await bench.run(['plan', 'add', 'draw the order map']);
    });

    it('asks for a step in own words, and after the step what comes next', async () => {
      const terminal = start(['checkin']);
      await answer(terminal, asked, stuck);
      await answer(terminal, 'What is in the way', `too much at once${enter}`);
      await answer(terminal, /would help\?[\s\S]+› Make it a smaller/, enter);
      await answer(
        terminal,
        /in 15\s+minutes[\s\S]+\(Enter alone:\s+back\)/,
        `draw one box${enter}`,
      );
      await answer(terminal, 'Done when …', keys.end, enter);
      await answer(terminal, 'By when? (Fri 4 Dec 2026)', enter);
      await answer(terminal, /Next\?/, keys.ctrlC);
      await terminal.exit();
      const { active, queue } = (await bench.json(['plan'])).plan;
      expect(active).toMatchObject([
        { title: 'Draw one box', due: '2026-12-04', insteadOf: queue[0].id },
      ]);
      await bench.run(['plan', 'done', '1']);
      const what =
        /You made “Draw the order map” smaller, and the small step\s+is done\. What now\?/;
      const next = start(['plan', 'next']);
      await answer(next, what, down, enter);
      expect(next.screen()).toContain('What was in the way: “too much at once”');
      await answer(next, /in 15\s+minutes[\s\S]+Esc back/, enter);
      await answer(next, /in 15\s+minutes[\s\S]+› Take it up whole/, down, enter);
      await answer(
        next,
        /in 15\s+minutes[\s\S]+in 15\s+minutes[\s\S]+Esc back/,
        `draw two boxes${enter}`,
      );
      await answer(next, 'Done when …', enter);
      await answer(next, 'By when?', enter);
      await next.exit();
      expect((await bench.json(['plan'])).plan.active).toMatchObject([
        { title: 'Draw two boxes', insteadOf: queue[0].id },
      ]);
      await bench.run(['plan', 'done', '1']);
      const another = start(['plan', 'next']);
      await answer(another, what, '3');
      await answer(another, / Take it into your plan\?/, 'y');
      await another.exit();
      expect(another.screen()).not.toContain('You had parked');
      const left = (await bench.json(['plan'])).plan;
      expect(left.active).toHaveLength(1);
      expect(left.queue[0].id).toBe(queue[0].id);
      await bench.run(['plan', 'drop', '1']);
      const whole = start(['plan', 'next']);
      await answer(whole, what, '1');
      await whole.exit();
      expect(await activeIds()).toEqual([queue[0].id]);
    });

    it('is let go where it is not right any more', async () => {
      const terminal = start(['checkin']);
      await answer(terminal, asked, stuck);
      await answer(terminal, 'What is in the way', `it isn't right for me any more${enter}`);
      await answer(terminal, /would help\?[\s\S]+Let it go/, '6');
      await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
      await answer(terminal, learnt, enter);
      await answer(terminal, nextDay, enter);
      await terminal.exit();
      const text = terminal.scrollback().replaceAll(/\s+/g, ' ');
      expect(text).toContain(
        "Stuck Draw the order map (in the way: it isn't right for me any more). Let go.",
      );
      expect((await bench.json(['plan'])).plan.active).toEqual([]);
    });

    it('that asks one person gets no half hour; let go, it is not offered again', async () => {
      await bench.run(['plan', 'drop', '1']);
      await bench.run(['plan', 'add', 'ask one person']);
      const terminal = start(['checkin']);
      await answer(terminal, askedAbout('Ask one person'), stuck);
      await answer(terminal, 'What is in the way', `no time${enter}`);
      await answer(terminal, /would help\?[\s\S]+› Move it to a later date/, '3');
      await answer(terminal, /Next\?[\s\S]+› Take it/, keys.ctrlC);
      expect(terminal.screen()).not.toMatch(/half an hour|smaller step|Next\? .*Ask one person/);
      await terminal.exit();
      expect(await activeIds()).toEqual([]);
    });

    it('has what is in the way above the step', async () => {
      const terminal = start(['checkin']);
      await answer(terminal, asked, stuck);
      await answer(terminal, 'What is in the way, in', `I can't see the orders${enter}`);
      await answer(
        terminal,
        /would help\?\s+What's in the way: “I can't see the orders”\.[\s\S]+› Make it a smaller/,
        enter,
      );
      await answer(terminal, /orders”\. What could you do in 15\s+minutes/, enter);
      await answer(terminal, /in 15\s+minutes[\s\S]+› Make it a smaller/, enter);
      await answer(terminal, /in 15\s+minutes[\s\S]+in 15\s+minutes/, `draw one box${enter}`);
      await answer(terminal, 'Done when … (Enter for none)', enter);
      await answer(terminal, 'By when?', enter);
      await answer(terminal, /Next\?/, keys.ctrlC);
      await terminal.exit();
      expect((await bench.json(['plan'])).plan.active[0]).toMatchObject({
        title: 'Draw one box',
        act: 'draw one box',
        doneWhen: null,
      });
    });
  });

  describe('a smaller step that is done', () => {
    /** The first action is stuck, and a smaller step of it is active at the end of the plan. */
    beforeEach(async () => {
      await bench.run(['plan', 'drop', '2,3']);
      const terminal = start(['checkin']);
      await answer(terminal, notYet, stuck);
      await answer(terminal, 'What is in the way', enter);
      await answer(terminal, /› Make it a smaller/, enter);
      await answer(terminal, /smaller step, for[\s\S]+› Suggestion: I will/, enter);
      await answer(terminal, 'Done when … (', enter);
      await answer(terminal, 'By when?', enter);
      await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
      await answer(terminal, learnt, enter);
      await answer(terminal, nextDay, enter);
      await terminal.exit();
      bench.today = '2026-12-07';
    });

    const whole = /And the whole action\?[\s\S]+› Go back to it/;
    const came = 'Small step done. What came of it, in a line?';

    it('names what waits where it was done by a command, and the next check-in offers that first', async () => {
      const [{ id, title }] = (await bench.json(['plan'])).plan.queue;
      const { stdout } = await bench.run(['plan', 'done', '1']);
      const said = stdout.replaceAll(/\s+/g, ' ');
      expect(said).toContain(`This was a small step towards “${title}”, which is still parked.`);
      expect(stdout).toContain(`Next: career-coach plan add ${id} · career-coach plan next\n`);
      const terminal = start(['checkin']);
      await answer(
        terminal,
        new RegExp(`Next\\? ${title}[\\s\\S]+step is done[\\s\\S]+› Take it`),
        enter,
      );
      await answer(terminal, learnt, keys.ctrlC);
      await terminal.exit();
      expect((await bench.json(['plan'])).plan.active).toMatchObject([{ id }]);
    });

    it('leads back to the whole action, which is not rated yet', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      const terminal = start(['checkin']);
      await answer(terminal, notYet, done);
      await answer(terminal, came, `they answered${enter}`);
      await answer(terminal, whole, enter);
      await answer(terminal, 'By when? (Mon 21 Dec 2026)', enter);
      await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
      await answer(terminal, learnt, enter);
      await answer(terminal, nextDay, enter);
      expect((await terminal.exit()).code).toBe(0);
      expect(terminal.scrollback()).not.toContain('how often');
      expect((await bench.json(['plan'])).plan.active).toMatchObject([
        { id: parked.id, due: '2026-12-21', since: '2026-12-07' },
      ]);
      const history = (await bench.run(['history'])).stdout.replaceAll(/\s+/g, ' ');
      expect(history).toContain(`Resumed: ${parked.title}`);
      expect(history.match(/Took on: /g)).toHaveLength(4);
      // No page counts the step as an action, and each that names it says what it is.
      const summary = terminal.scrollback().split('Check-in of ')[1];
      expect(summary).toMatch(/^Step done \w/m);
      const pages = await Promise.all(
        [
          ['history'],
          ['history', 'diff'],
          ['plan'],
          ['plan', '--all'],
          ['status'],
          ['export', '--for', 'mentor'],
          ['export', '--section', 'agenda'],
        ].map(async (args) => (await bench.run(args)).stdout),
      );
      for (const page of [summary, ...pages])
        expect(page).not.toMatch(/actions? done|Done: one a/i);
      expect(pages.map((page) => page.includes('mall step'))).toEqual([
        ...[true, true, true, true, false, true],
        true,
      ]);
      // It began when it was first taken on.
      await bench.run(['plan', 'done', '1']);
      expect((await bench.json(['plan'])).plan.done).toContainEqual(
        expect.objectContaining({ id: parked.id, begun: '2026-11-21' }),
      );
      expect((await bench.run(['plan'])).stdout).toContain('(Sat 21 Nov 2026 to Mon 7 Dec 2026)');
    });

    it('by a note is told as a small step: the next check-in does not ask how often', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      const [step] = (await bench.json(['plan'])).plan.active;
      const terminal = start(['log', `They answered: ${step.act}`, '--behaviour', step.behaviour]);
      await answer(terminal, 'Does that finish', 'y');
      expect((await terminal.exit()).code).toBe(0);
      const screen = terminal.scrollback().replaceAll(/\s+/g, ' ');
      expect(screen).toContain(
        `It was a small step of “${parked.title}”, which waits in your plan.`,
      );
      expect(screen).not.toContain('The next check-in asks');
    });

    it('was enough: both are done, the behaviour is rated, and nothing of it is news next time', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      const terminal = start(['checkin']);
      await answer(terminal, notYet, done);
      await answer(terminal, came, `they answered${enter}`);
      await answer(terminal, whole, down, enter);
      await answer(terminal, /how often have you done/, enter);
      await answer(terminal, /Next\?/, down, enter);
      await answer(terminal, learnt, `start small${enter}`);
      await answer(terminal, nextDay, enter);
      await terminal.exit();
      const { plan } = await bench.json(['plan']);
      expect(plan.done).toHaveLength(2);
      expect(plan.active).toEqual([]);
      const summary = terminal.scrollback().split('Check-in of ')[1];
      expect(summary).toContain(`Done      ${parked.title}.\n`);
      // The step and the whole are one thing done, on every page that counts.
      expect(summary?.replaceAll(/\s+/g, ' ')).toContain('2 check-ins, one action done and');
      const history = (await bench.run(['history'])).stdout.replaceAll(/\s+/g, ' ');
      expect(history).toContain('2 check-ins, one action done');
      expect(history).toMatch(/Small step done: [\s\S]+ Done: /);
      expect((await bench.run(['history', 'diff'])).stdout).toContain('Done: one action');
      expect((await bench.run(['plan'])).stdout).toContain('Done: one action');
      const mentor = (await bench.run(['export', '--for', 'mentor'])).stdout;
      expect(mentor).toContain('One action done so far.');
      const { behaviour } = parked;
      const { answers } = await bench.json(['status']);
      expect(
        answers.find((one: typeof parked) => one.behaviour === behaviour).evidence,
      ).toMatchObject([{ text: 'they answered', progress: true }]);
      // What came of the step came of the whole.
      expect(mentor).toContain('Done on Mon 7 Dec 2026.\n  - What came of it: they answered.\n');
      expect(mentor).not.toContain('What else happened');
      bench.today = '2026-12-21';
      const next = start(['checkin']);
      await next.waitFor('Next?');
      expect(next.screen()).toContain(
        'On Mon 7 Dec 2026 you learnt: “start small”\n\n' + 'Since Mon 7 Dec 2026\nNothing new.\n',
      );
    });

    it('that is stuck, too, gets another, and the whole is not offered meanwhile', async () => {
      const terminal = start(['checkin']);
      await answer(terminal, notYet, stuck);
      await answer(terminal, 'What is in the way', enter);
      await answer(terminal, /› Make it a smaller/, enter);
      await answer(terminal, /in 15\s+minutes[\s\S]+I will\s+…/, `ask one person${enter}`);
      await answer(terminal, 'Done when …', keys.end, enter);
      await answer(terminal, 'By when?', enter);
      const [parked] = (await bench.json(['plan'])).plan.queue;
      await answer(terminal, /Next\?[\s\S]+› Take it/, keys.ctrlC);
      expect(terminal.screen()).not.toContain(`Next? ${parked.title}`);
      await terminal.exit();
    });

    it('that is let go does not bring the whole back at once', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      const terminal = start(['checkin']);
      await answer(terminal, notYet, letGo);
      await answer(terminal, 'Why, in a line?', enter);
      await answer(terminal, /Next\?[\s\S]+› Take it/, keys.ctrlC);
      expect(terminal.screen()).not.toContain(`Next? ${parked.title}`);
      await terminal.exit();
    });

    it('that is let go after weeks without an occasion stands in the summary', async () => {
      await bench.run(['plan', 'edit', '1', '--will', 'ask one person']);
      const [{ title }] = (await bench.json(['plan'])).plan.active;
      bench.today = '2027-01-11';
      const terminal = start(['checkin']);
      await answer(terminal, /› Not yet[\s\S]+Make it smaller or swap/, '6');
      await answer(terminal, /What would help[\s\S]+Let it go/, '3');
      await answer(terminal, 'Why, in a line?', `nobody counts hours${enter}`);
      await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
      await answer(terminal, /Is this still true\?/, keys.end, 's', enter);
      await answer(terminal, learnt, enter);
      await answer(terminal, nextDay, enter);
      await terminal.exit();
      expect(terminal.scrollback().replaceAll(/\s+/g, ' ')).toContain(
        `Let go ${title} (why: nobody counts hours).`,
      );
    });

    it('that is let go brings the whole back another day, with what was in the way', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      await bench.run(['checkin', '--drop', '1', '--because', 'nobody counts hours']);
      bench.today = '2026-12-08';
      const terminal = start(['checkin']);
      await answer(
        terminal,
        new RegExp(`Next\\? ${parked.title}[\\s\\S]+in the way: “nobody counts hours”`),
        keys.ctrlC,
      );
      await terminal.exit();
    });

    it('leaves the whole parked where it is not wanted now, and the next time it comes last', async () => {
      const [parked] = (await bench.json(['plan'])).plan.queue;
      const terminal = start(['checkin']);
      await answer(terminal, notYet, done);
      await answer(terminal, came, enter);
      await answer(terminal, whole, '3');
      // Something else may be welcome.
      await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
      await answer(terminal, learnt, keys.ctrlC);
      await terminal.exit();
      expect((await bench.json(['plan'])).plan.queue[0].id).toBe(parked.id);
      expect((await bench.json(['plan', 'next'])).changed).not.toContain(parked.id);
    });
  });

  it('stuck leads to other words, or to another action', async () => {
    const [one = '', two = '', three = ''] = await titles();
    const [, second = ''] = await activeIds();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), stuck);
    await answer(terminal, 'What is in the way', enter);
    await answer(terminal, /would help\?[\s\S]+› Make it/, down, enter);
    await answer(terminal, 'What do you want to change?', down.repeat(2), enter);
    await answer(terminal, 'I will …', keys.ctrlU, `draw one page${enter}`);
    await answer(terminal, /Keep this fallback\? If [\s\S]+, then I will/, enter);
    await answer(terminal, 'Still done when …?', enter);
    await answer(terminal, /Short title[\s\S]+Draw one page/, enter);
    await answer(terminal, /else to change\?[\s\S]+› No, save it/, enter);
    await answer(terminal, askedAbout(two), stuck);
    await answer(terminal, /way, in[\s\S]+way, in/, enter);
    await answer(
      terminal,
      /help\?[\s\S]+help\?[\s\S]+› Make it[\s\S]+Swap it/,
      down.repeat(2),
      enter,
    );
    await answer(
      terminal,
      /Swap it for this\? [\s\S]+When [\s\S]+, I will [\s\S]+› Yes, and park the other/,
      down,
      enter,
    );
    await answer(terminal, /Swap it for this[\s\S]+› Make it[\s\S]+Swap it/, down.repeat(2), enter);
    await answer(terminal, /Swap it for this[\s\S]+› Yes/, enter);
    await answer(terminal, askedAbout(three), stuck);
    await answer(terminal, /way, in[\s\S]+way, in[\s\S]+way, in/, enter);
    await answer(terminal, /help\?[\s\S]+help\?[\s\S]+help\?[\s\S]+› Make it/, keys.up + enter);
    await answer(terminal, learnt, keys.ctrlC);
    await terminal.exit();
    const { active, queue } = (await bench.json(['plan'])).plan;
    expect(active).toContainEqual(
      expect.objectContaining({ act: 'draw one page', title: 'Draw one page' }),
    );
    expect(active).toHaveLength(3);
    expect(queue[0].id).toBe(second);
  });

  it('shows at an action what was said about its progress last', async () => {
    await bench.run(['checkin', '--moved', '1', '--evidence', '1=the first call is booked']);
    bench.today = '2026-12-02';
    const terminal = start(['checkin']);
    await answer(terminal, 'Last progress: “the first call is booked”', keys.ctrlC);
    await terminal.exit();
  });

  it('stuck again leads to another action first', async () => {
    await bench.run(['checkin', '--stuck', '1', '--because', 'the release comes first']);
    bench.today = '2026-12-02';
    const terminal = start(['checkin']);
    await answer(
      terminal,
      /In the way last time: “the\s+release comes\s+first”[\s\S]+› Not yet/,
      stuck,
    );
    await answer(terminal, 'What is in the way', enter);
    await answer(terminal, /Stuck again\. What would help\?[\s\S]+› Swap it/, keys.ctrlC);
  });

  it('after weeks without an occasion, “Not yet” can lead to help, and what is kept gets a date, too', async () => {
    await bench.run(['plan', 'edit', '1', '--due', '2027-01-04']);
    bench.today = '2026-12-30';
    const terminal = start(['checkin']);
    const [one = '', two = '', three = ''] = await titles();
    await answer(
      terminal,
      new RegExp(`going\\? ${one}[\\s\\S]+Make it smaller or swap it\\n`),
      '6',
    );
    await answer(terminal, /What would help\?[\s\S]+› Make it a smaller step/, '5');
    await answer(terminal, 'A new date for it?', `2027-01-08${enter}`);
    await answer(
      terminal,
      new RegExp(`going\\? ${two}[\\s\\S]+Make it smaller or swap it\\n`),
      '6',
    );
    await answer(terminal, /What would help\?[\s\S]+What would help\?[\s\S]+Keep it/, '1');
    // Its date is still to come.
    const screen = await terminal.waitFor(new RegExp(`going\\? ${three}[\\s\\S]+Let it go`));
    expect(screen.split(three)[1]).not.toContain('smaller or swap');
    terminal.type('1');
    await answer(terminal, learnt, keys.end, enter);
    await answer(
      terminal,
      new RegExp(
        `A new date, and the next check-in on Wed 6 Jan 2027\\?\\n +${two}: from .+\\n\\n`,
      ),
      enter,
    );
    expect((await terminal.exit()).code).toBe(0);
    const { plan } = await bench.json(['plan']);
    const dues = new Map(plan.active.map(({ title, due }: Record<string, string>) => [title, due]));
    expect(dues.get(one)).toBe('2027-01-08');
    expect(dues.get(two)).toBe('2027-01-13');
    expect(dues.get(three)).toBe('2027-01-04');
  });

  it('left at the help after “Not yet”, keeps that, and Escape takes it back', async () => {
    bench.today = '2026-12-30';
    const [one = '', two = ''] = await titles();
    const before = bench.journal.length;
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), '6');
    await answer(terminal, /What would help[\s\S]+Esc back/, keys.ctrlC);
    expect((await terminal.exit()).code).toBe(130);
    expect(terminal.screen()).toContain('Saved: how one action is going.');
    expect(since(before)).toEqual([]);
    const again = start(['checkin']);
    await answer(again, /What would help[\s\S]+Esc back/, keys.escape);
    expect(again.scrollback()).toContain(`Going on with: ${one}.`);
    await answer(again, /Taken back: [\s\S]+going\?[\s\S]+› Not yet/, '2');
    await answer(again, happened, keys.end, enter);
    await answer(again, askedAbout(two), keys.ctrlC);
    await again.exit();
    expect(since(before)).toContainEqual(
      expect.objectContaining({ actions: [{ id: expect.any(String), outcome: 'moved' }] }),
    );
  });

  it('Escape takes back an outcome that was saved before the check-in was left', async () => {
    const [one = '', two = ''] = await titles();
    const before = await bench.json(['plan']);
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), done);
    await answer(terminal, 'What came of it', keys.end, `they drew it${enter}`);
    await answer(terminal, /how often have you done/, 'q');
    await terminal.exit();
    const again = start(['checkin']);
    await answer(again, /how often have you done[\s\S]+Esc back/, keys.escape);
    await answer(again, /Taken back: [\s\S]+going\?[\s\S]+› Not yet/, '1');
    await answer(again, askedAbout(two), keys.ctrlC);
    await again.exit();
    expect((await bench.json(['plan'])).plan).toEqual(before.plan);
    expect((await bench.run(['log'])).stdout).not.toContain('they drew it');
  });

  it('gone on with another day, tells at its end what was said on the first', async () => {
    const [one = '', two = '', three = ''] = await titles();
    const terminal = start(['checkin']);
    await answer(terminal, askedAbout(one), progress);
    await answer(terminal, happened, `it runs${enter}`);
    await answer(terminal, askedAbout(two), '1');
    await answer(terminal, askedAbout(three), keys.ctrlC);
    await terminal.exit();
    // Shown where it goes on, so it's no news after that.
    for (const day of ['2026-12-02', '2026-12-03']) {
      bench.today = day;
      await bench.run(['log', `the map hangs there, on ${day}`]);
    }
    const again = start(['checkin']);
    await answer(again, askedAbout(three), stuck);
    expect(again.scrollback()).toContain('the map hangs there, on 2026-12-03');
    expect(again.scrollback()).toContain(
      'This is the rest of the check-in you left on Mon 30 Nov 2026.',
    );
    await answer(again, 'What is in the way', `no time${enter}`);
    await answer(again, /would help\?[\s\S]+Keep it/, '1');
    await answer(again, learnt, keys.end, enter);
    await answer(again, nextDay, enter);
    expect((await again.exit()).code).toBe(0);
    const text = again.scrollback().split('Check-in of Thu 3 Dec 2026')[1];
    expect(text).toContain(`Progress  ${one}.`);
    expect(text).toContain(`Not yet   ${two}.`);
    expect(text).toContain(`Stuck     ${three} (in the way: no time).`);
    expect(text).toContain('Noted     it runs');
    bench.today = '2026-12-17';
    expect((await bench.run(['status'])).stdout).toContain(
      'Nothing new since your check-in of Thu',
    );
    const next = start(['checkin']);
    expect(await next.waitFor('› 1 Not yet')).toContain('Since Thu 3 Dec 2026\nNothing new.');
    next.type(keys.ctrlC);
    await next.exit();
  });

  it('tells of a second view once, also of one that came in on the day of the last check-in', async () => {
    await bench.run(['checkin', '--note', 'ask early']);
    await bench.run(['review', '-', '--by', 'M'], { stdin: answersAt(2) });
    bench.today = '2026-12-10';
    const terminal = start(['checkin']);
    await answer(terminal, notYet, keys.ctrlC);
    expect(terminal.scrollback()).toContain(
      'Since Mon 30 Nov 2026\nA second view by M came in. To compare: career-coach why\n',
    );
    await terminal.exit();
    await bench.run(['checkin', '--note', 'ask again']);
    const next = start(['checkin']);
    await answer(next, notYet, keys.ctrlC);
    expect(next.scrollback()).toContain('Since Thu 10 Dec 2026\nNothing new.\n');
    await next.exit();
  });

  it('not yet leads to no more than that, and nothing is offered', async () => {
    await bench.run(['plan', 'drop', '3']);
    await bench.run(['plan', 'edit', '2', '--due', '2027-03-01']);
    bench.today = '2026-12-30';
    const terminal = start(['checkin']);
    await answer(terminal, /Make it smaller or swap it\n/, '1');
    await answer(terminal, /going\?[\s\S]+going\?[\s\S]+› Not yet, or no occasion/, '1');
    // Nor is more offered where nothing has moved, though there is room.
    await answer(terminal, learnt, keys.ctrlC);
    await terminal.exit();
    expect(terminal.scrollback()).not.toMatch(/A new date|Next\?|would help/);
    const again = start(['checkin']);
    const screen = await again.waitFor(/Next\?|Is this still true|What have you learnt/);
    expect(screen).toContain(learnt);
    again.type(keys.end + enter);
    await answer(again, 'A new date', keys.end, enter);
    await again.exit();
    // The way out stays at the action, though its date is still to come.
    bench.today = '2027-01-05';
    const next = start(['checkin']);
    await answer(next, /Make it smaller or swap it\n/, '2');
    await answer(next, happened, keys.end, enter);
    await answer(next, /going\?[\s\S]+going\?[\s\S]+› Not yet, or no occasion/, keys.ctrlC);
    await next.exit();
  });

  it('shows at an action what was noted about it: in the log, before a correction, and at another action', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    await bench.run(['plan', 'add', '--will', 'draw the billing landscape']);
    await bench.run(['plan', 'add', '--will', 'sit beside Edda during rotation duty']);
    await bench.run(['checkin', '--note', 'ask early']);
    await bench.run(['log', 'drew half of the billing landscape', '--no-input']);
    await bench.run(['checkin', '--rate', 'draws-landscape=4']);
    bench.today = '2026-12-14';
    const terminal = start(['checkin']);
    await answer(
      terminal,
      /going\? Draw the[\s\S]+You noted on Mon 30 Nov: “drew half of[\s\S]+› Some progress/,
      enter,
    );
    await answer(
      terminal,
      'Anything to add',
      `Edda does rotation duty, I may sit beside her${enter}`,
    );
    await answer(
      terminal,
      /going\? Sit beside[\s\S]+You noted on Mon 14 Dec: “Edda does[\s\S]+› Some progress/,
      keys.ctrlC,
    );
    await terminal.exit();
  });

  it('asks again about what was noted and is not in the plan, instead of a rating that may be old', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    bench.today = '2027-01-04';
    await bench.run(['log', 'told them that the date moves', '--behaviour', 'draws-landscape']);
    bench.today = '2027-01-05';
    const terminal = start(['checkin']);
    await answer(
      terminal,
      /how often have you done this\?[\s\S]+You noted on Mon 4 Jan: “told them[\s\S]+› s Ask[\s\S]+\(last time\)/,
      '3',
    );
    await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
    await answer(terminal, learnt, keys.ctrlC);
    await terminal.exit();
    expect(terminal.scrollback()).not.toContain('Is this still true');
    expect(since(0).at(-2)).toMatchObject({
      ...{ type: 'checkin', ratings: [{ behaviour: 'draws-landscape' }] },
    });
  });

  it('begins with what was corrected since the last one', async () => {
    await bench.run(['checkin', '--rate', 'draws-landscape=4']);
    bench.today = '2026-12-07';
    const terminal = start(['checkin']);
    await answer(terminal, /Rated {5}With help → Usually: Draws how/, keys.ctrlC);
    await terminal.exit();
  });

  it('quotes others beside a rating that is to be confirmed, without their own', async () => {
    const wrote = ',"evidence":"You waited for the map."}';
    const stdin = answersAt(1, { by: 'your mentor' }).replace(/:([24])/g, `:{"rating":$1${wrote}`);
    const view = { stdin };
    expect((await bench.run(['review', '-'], view)).code).toBe(0);
    await bench.run(['plan', 'drop', '1,2,3']);
    bench.today = '2027-01-05';
    const terminal = start(['checkin']);
    await answer(terminal, /Next\?[\s\S]+› Take it/, down, enter);
    await answer(
      terminal,
      /Is this still true\?[\s\S]+Your mentor: “You waited for the map\.”\n[\s\S]+› .+ \(last time\)/,
      keys.ctrlC,
    );
    expect(terminal.screen()).not.toContain('mentor: 2');
    await terminal.exit();
  });

  it('offers the next action where none is active', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const terminal = start(['checkin', '--json']);
    await answer(terminal, /Next\?[\s\S]+› Take it/, enter);
    await answer(terminal, learnt, enter);
    await answer(terminal, nextDay, enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.scrollback()).toContain('"finished": true');
    expect(await activeIds()).toHaveLength(1);
    // "Ask me another time" keeps nothing.
    expect(bench.journal.some(({ ratings }) => ratings !== undefined)).toBe(false);
  });

  it('--if-due asks on its day, and only then', async () => {
    bench.today = '2026-11-30';
    const early = start(['checkin', '--if-due']);
    expect((await early.exit()).code).toBe(0);
    expect(early.output()).toBe('');
    bench.today = '2026-12-01';
    await answer(start(['checkin', '--if-due']), notYet, keys.ctrlC);
  });

  it('fits a narrow terminal, and one that is read aloud', async () => {
    await bench.run(['log', `${'a long line that has to be wrapped '.repeat(3)}end`]);
    const narrow = start(['checkin'], { cols: 40 });
    const screen = await narrow.waitFor('› 1 Not yet');
    expect(screen).toContain(
      'Noted: a long line that has to be\n  wrapped a long line that has to be\n  wrapped',
    );
    narrow.type(keys.ctrlC);
    await narrow.exit();
    const plain = start(['checkin', '--plain']);
    await answer(plain, 'A number, Enter for 1', `2${enter}`);
    await answer(plain, happened, enter);
    await answer(plain, /happened[\s\S]+A number/, `q${enter}`);
    expect((await plain.exit()).code).toBe(0);
    expect(plain.screen()).toContain('Saved: how one action is going.');
  });
});

it.each([
  [60, 59],
  [140, 100],
])('export breaks its lines for a terminal of %i columns', async (cols, most) => {
  const { stdout } = await bench.run(['export']);
  const terminal = start(['export'], { cols, rows: 400 });
  await terminal.exit();
  const lines = terminal.scrollback().trimEnd().split('\n');
  const texts = lines.filter((line) => !/^[|#]/.test(line));
  const longest = Math.max(...texts.map(({ length }) => length));
  expect(longest).toBeLessThanOrEqual(most);
  expect(longest).toBeGreaterThan(most - 12);
  expect(stdout.split('\n').some(({ length }) => length > 140)).toBe(true);
});

describe('assess, once more', () => {
  const opening = async (cols: number, rows: number) => {
    const terminal = start(['assess'], { cols, rows });
    const screen = await terminal.waitFor('Enter begins');
    terminal.type('q');
    await terminal.exit();
    return screen;
  };

  it('begins with when the last one was, and what happened since', async () => {
    await bench.run(['checkin', '--done', '1', '--note', 'ask them first']);
    await bench.run(['log', 'they use my map']);
    expect(await opening(80, 24)).toMatchInlineSnapshot(`
      "Five levels of a technical expert, once more

      Your last assessment was on Sat 21 Nov 2026. Since then: one check-in, one
      action done and one thing noted. Again 20 to 40 short questions, and up to 6 in
      your own words: 5 to 13 minutes; then you see what has moved.

      • Your last answer is marked; Enter keeps it if it is still true.
      • As before, it asks what you did in the last twelve months.
      • r keeps your last answers and jumps to the next question that needs one.
      • Stop at any time: every answer is saved as it is given.

      Enter begins · q leave"
    `);
    expect(await opening(40, 15)).toMatchInlineSnapshot(`
      "Five levels of a technical expert, once
      more
      Your last assessment was on Sat 21 Nov
      2026. Since then: one check-in, one
      action done and one thing noted. Again
      20 to 40 short questions, and up to 6
      in your own words: 5 to 13 minutes;
      then you see what has moved.
      • Your last answer is marked; Enter
        keeps it if it is still true.
      • As before, it asks what you did in
        the last twelve months.
      • r keeps your last answers and jumps
        to the next question that needs one…
      Enter begins · q leave"
    `);
  });

  it('keeps the rest by r after what is worth another look, and loses nothing by Ctrl-C', async () => {
    await bench.run(['plan', 'drop', '2,3']);
    const before = bench.journal.length;
    const terminal = start(['assess'], { rows: 24 });
    await answer(terminal, 'Enter begins', keys.enter);
    await answer(terminal, 'At which level', 'r');
    await answer(terminal, 'Your guess of today comes first', '2');
    // What is in the plan.
    await answer(
      terminal,
      /Question 2[\s\S]+In your plan: “.+”, not done yet[\s\S]+Worth another look: it's in your plan/,
      'r',
    );
    await answer(
      terminal,
      "r doesn't keep this one. Worth another look: it's in your plan.",
      keys.enter,
    );
    await answer(terminal, /Question 3[\s\S]+Enter keep · r keep the next ones/, 'r');
    const screen = await terminal.waitFor('kept from last time');
    terminal.type(keys.ctrlC);
    expect((await terminal.exit()).code).toBe(130);
    const [, kept] = /(\d+) answers kept from last time/.exec(screen) ?? [];
    const answered = bench.journal.slice(before).filter(({ type }) => type === 'answer');
    expect(answered).toHaveLength(Number(kept) + 2);
    const again = start(['assess']);
    await again.waitFor(`Welcome back: ${answered.length} answers are kept.`);
    again.type(keys.ctrlC);
    await again.exit();
  });

  it('shows what was noted of a behaviour, beside its last answer', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    await bench.run(['log', 'they use my map', '--behaviour', 'draws-landscape']);
    const terminal = start(['assess']);
    await answer(terminal, 'Enter begins', keys.enter);
    await answer(terminal, 'At which level', '3');
    await terminal.waitFor(/\(last time\)[\s\S]+Noted before: “they use my map”/);
    terminal.type('q');
    await terminal.exit();
  });
});

describe('plan', () => {
  it('done asks what came of it, and counts', async () => {
    const { behaviour } = (await bench.json(['plan'])).plan.active[0];
    const terminal = start(['plan', 'done', '1']);
    await answer(terminal, 'What came of it', `they use my map${keys.enter}`);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('1 of 3 done since your assessment.');
    expect((await bench.json(['log'])).evidence[0]).toMatchObject({
      text: 'they use my map',
      behaviours: [behaviour],
    });
  });

  it('done ties an action in own words to a behaviour, and a check-in asks to rate that', async () => {
    await bench.run(['plan', 'drop', '1', '2', '3']);
    await bench.run(['plan', 'add', 'draw the payments systems and who runs them']);
    const terminal = start(['plan', 'done', '1']);
    await answer(terminal, /Which behaviour does this practise\?[\s\S]+› Draws how/, keys.enter);
    await answer(terminal, 'What came of it', `12${keys.enter}`);
    // The number has left the line, so that Enter alone would pass.
    await answer(terminal, 'or Enter alone for none', `q${keys.enter}`);
    await answer(terminal, 'q is only a letter', `the page hangs there${keys.enter}`);
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['log'])).evidence[0]).toMatchObject({
      text: 'the page hangs there',
      behaviours: ['draws-landscape'],
      actions: ['own-draw-the-payments'],
    });
    const checkin = start(['checkin']);
    await answer(checkin, /how\s+often\s+have\s+you\s+done\s+this\?\s+“Draws/, keys.ctrlC);
    await checkin.exit();
  });

  /** Asked last of every new action. */
  const practised = /Which behaviour does this practise\?[\s\S]+(?:Pick from all|Find it by words)/;

  it('add asks for the sentence, word by word', async () => {
    await bench.run(['plan', 'done', '1']);
    await bench.run(['plan', 'edit', '1', '--due', '2026-12-18']);
    const terminal = start(['plan', 'add']);
    await answer(terminal, 'What do you want to work on?', keys.down.repeat(9));
    await answer(terminal, '› Something of my own', keys.enter);
    await answer(terminal, 'I will …', keys.enter);
    await answer(terminal, 'Please type a few words', `draw some orders${keys.enter}`);
    await answer(terminal, '? When … (I plan my week)', keys.escape);
    const sentence = 'when a sprint starts, I will draw the order systems';
    await answer(terminal, '? I will … (draw some orders)', `${sentence}${keys.enter}`);
    await answer(terminal, '? When … (a sprint starts)', keys.enter);
    await answer(terminal, '? If …', `nobody has time${keys.enter}`);
    await answer(terminal, 'then I will …', `draw from the logs${keys.enter}`);
    await answer(terminal, 'Done when …', keys.enter);
    // Kept apart from what is due in two weeks.
    await answer(terminal, 'Due? (Mon 21 Dec 2026)', `soon${keys.enter}`);
    await answer(
      terminal,
      '“soon” is not a date; type one such as 2026-12-12',
      // The wrong one has left the line.
      `in 2 weeks${keys.enter}`,
    );
    // What fits best comes first.
    await answer(terminal, practised, '1');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('No names of people');
    // What was taken back is gone.
    expect(terminal.screen()).not.toContain('draw some orders');
    expect((await bench.json(['plan'])).plan.active[2]).toMatchObject({
      id: 'own-draw-the-order',
      cue: 'a sprint starts',
      act: 'draw the order systems',
      obstacle: 'nobody has time',
      fallback: 'draw from the logs',
      doneWhen: null,
      due: '2026-12-19',
      behaviour: expect.any(String),
    });
  });

  it('add with a text asks when, when it is done, and by when', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const terminal = start(['plan', 'add', 'draw the order systems']);
    await answer(terminal, 'When … (Enter for none)', `I plan my week${keys.enter}`);
    await answer(
      terminal,
      'Done when … (Enter for none)',
      `one planner has corrected it${keys.enter}`,
    );
    await answer(terminal, /Due\? \(\w/, `yesterday${keys.enter}`);
    await answer(terminal, 'yesterday” is past', `in 3 weeks${keys.enter}`);
    await answer(terminal, practised, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    // What was wrong is gone with the answer.
    expect(terminal.screen()).not.toContain('is past');
    expect(terminal.screen()).toContain('✔ Due? in 3 weeks (Sat 26 Dec 2026)');
    expect((await bench.json(['plan'])).plan.active).toMatchObject([
      {
        title: 'Draw the order systems',
        cue: 'I plan my week',
        doneWhen: 'one planner has corrected it',
        due: '2026-12-26',
      },
    ]);
  });

  it('add with a text keeps the action where its questions are passed by', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const terminal = start(['plan', 'add', 'draw the order map']);
    await answer(terminal, 'When …', keys.enter);
    await answer(terminal, 'Done when …', keys.enter);
    await answer(terminal, 'Due?', `soon${keys.enter}`);
    // A stray blank says no more than Enter alone.
    await answer(terminal, '“soon” is not a date', ` ${keys.enter}`);
    await answer(terminal, practised, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).not.toContain('is not a date');
    expect((await bench.json(['plan'])).plan.active).toMatchObject([
      { cue: '', doneWhen: null, due: expect.any(String) },
    ]);
  });

  it('edit offers a list of what to change, and starts from the words that there are', async () => {
    const terminal = start(['plan', 'edit']);
    await answer(terminal, 'Which action do you want to change?', keys.enter);
    await answer(terminal, /want to change\?\s+› Due:/, keys.down, keys.enter);
    await answer(terminal, 'When …', `${keys.ctrlU}I sit here${keys.enter}`);
    // A digit stands for the same part as before.
    await answer(
      terminal,
      /want to change\?[\s\S]+else to change\?\s+Due:[\s\S]+› No, save it/,
      '3',
    );
    // What is proposed is in brackets: typing replaces it, however long it is.
    await answer(terminal, /I will …\s+\(\w[\s\S]+Tab changes it/, `follow one order${keys.enter}`);
    await answer(terminal, /Keep this fallback\? If [\s\S]+, then I will/, keys.enter);
    await answer(terminal, 'Still done when …?', keys.enter);
    await answer(terminal, /Short title[\s\S]+Follow one order/, keys.enter);
    // Leaving a text leaves the list as it was.
    await answer(terminal, /I will: follow one order[\s\S]+› No, save it/, '1');
    await answer(terminal, '? Due?', keys.escape);
    await terminal.waitUntilGone('? Due?');
    await answer(terminal, /I will: follow one order[\s\S]+› No, save it/, keys.up);
    await answer(terminal, '› Works on: ', keys.enter);
    await answer(terminal, 'Does it still work on this?', `n${keys.enter}`);
    await answer(terminal, /› No, save it/, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['plan'])).plan.active[0]).toMatchObject({
      cue: 'I sit here',
      act: 'follow one order',
      title: 'Follow one order',
      behaviour: null,
    });
  });

  it.each([
    ['y', 'I sit here'],
    ['n', undefined],
  ])('edit asks whether to save when the list is left: %s', async (key, cue) => {
    const [before] = (await bench.json(['plan'])).plan.active;
    const terminal = start(['plan', 'edit', '1']);
    await answer(terminal, /want to change\?\s+› Due:/, keys.down, keys.enter);
    await answer(terminal, 'When …', `${keys.ctrlU}I sit here${keys.enter}`);
    await answer(terminal, /› No, save it/, keys.escape);
    await answer(terminal, 'Save what you changed?', key);
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['plan'])).plan.active[0].cue).toBe(cue ?? before.cue);
    expect(terminal.screen().includes('Nothing was changed.')).toBe(cue === undefined);
  });

  it('add proposes a title for a sentence that is too long for one', async () => {
    await bench.run(['plan', 'drop', '1,2,3']);
    const words =
      'write to one person about a mistake of mine in the last release before it gets about';
    const terminal = start(['plan', 'add', words, '--when', 'I sit here', '--due', 'none']);
    const title = /Short title[\s\S]+Write to one person/;
    await answer(terminal, title, keys.ctrlU, `Owning up${keys.enter}`);
    await answer(terminal, '? Done when …', keys.escape);
    await answer(terminal, /\? Short title[\s\S]+Owning up/, keys.ctrlU, `Own up${keys.enter}`);
    await answer(terminal, '? Done when …', `they have it${keys.enter}`);
    await answer(terminal, practised, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['plan'])).plan.active).toMatchObject([
      { title: 'Own up', act: words, doneWhen: 'they have it' },
    ]);
  });

  it('add with a text asks first which one to park, and for no date of what waits', async () => {
    const [first = ''] = await activeIds();
    const parking = start(['plan', 'add', 'draw the order map']);
    await answer(parking, 'Which one do you want to park?', '1');
    await answer(parking, '? When …', keys.enter);
    await answer(parking, 'Done when …', keys.enter);
    await answer(parking, 'Due?', keys.enter);
    await answer(parking, practised, keys.enter);
    expect((await parking.exit()).code).toBe(0);
    expect((await bench.json(['plan'])).plan.queue[0].id).toBe(first);
    expect(await activeIds()).toContain('own-draw-the-order');
    const waiting = start(['plan', 'add', 'draw the stock map']);
    await answer(waiting, 'Which one do you want to park?', '4');
    await answer(waiting, '? When …', keys.enter);
    await answer(waiting, 'Done when …', keys.enter);
    await answer(waiting, practised, keys.enter);
    expect((await waiting.exit()).code).toBe(0);
    const { queue } = (await bench.json(['plan'])).plan;
    expect(queue.map(({ id }: { id: string }) => id)).toContain('own-draw-the-stock');
  });

  it('shows the next action before it is taken, and n leaves it', async () => {
    await bench.run(['plan', 'drop', '1']);
    const before = bench.journal.length;
    const [{ title }] = (await bench.json(['plan'])).plan.queue;
    const terminal = start(['plan', 'next']);
    await terminal.waitFor(new RegExp(`Next: ${title}\\. When [\\s\\S]+Take it into your plan\\?`));
    terminal.type('n');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('Not taken. To choose another: career-coach plan add');
    expect(since(before)).toEqual([]);
  });

  it('a fourth action asks which one to park', async () => {
    const [, second = ''] = await activeIds();
    const terminal = start(['plan', 'next']);
    await answer(terminal, 'Take it into your plan?', keys.enter);
    await answer(terminal, 'Which one do you want to park?', keys.down, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toMatch(/Active {2}\w[\s\S]+Parked {2}\w/);
    const { active, queue } = (await bench.json(['plan'])).plan;
    expect(active).toHaveLength(3);
    expect(queue[0].id).toBe(second);
  });

  it.each([
    ['Ctrl-C', keys.ctrlC, 130],
    ['Ctrl-D', keys.ctrlD, 0],
    ['q', 'q', 0],
  ])('left by %s, nothing is changed', async (_, key, code) => {
    const before = bench.journal.length;
    const terminal = start(['plan', 'next']);
    await answer(terminal, 'Take it into your plan?', keys.enter);
    await answer(terminal, 'Which one do you want to park', key);
    expect((await terminal.exit()).code).toBe(code);
    expect(terminal.screen()).toContain('Nothing was changed.');
    expect(since(before)).toEqual([]);
  });
});

describe('log edit', () => {
  it('asks for the words, the day and the behaviour, from where one goes back', async () => {
    await bench.run(['log', 'Showed two options with costs to the group']);
    const picking = start(['log', 'edit', 'last']);
    await answer(picking, 'What happened', keys.enter);
    await answer(picking, 'When did it happen?', keys.enter);
    await answer(picking, '› None: leave it as it is', keys.down);
    await answer(picking, '› Compares design options', keys.enter);
    expect((await picking.exit()).code).toBe(0);
    const before = bench.journal.length;
    const going = start(['log', 'edit', 'last']);
    await answer(going, 'What happened', `${keys.ctrlU}In words${keys.enter}`);
    await answer(going, 'When did it happen?', `${keys.ctrlU}tomorrow${keys.enter}`);
    await answer(
      going,
      'is in the future; type one such as',
      `${keys.ctrlU}3 days ago${keys.enter}`,
    );
    await answer(going, '› As before: Compares design options', keys.escape);
    await going.waitUntilGone('As before');
    await answer(going, /^\? When did it happen\? \(.*\)/, keys.escape);
    await answer(
      going,
      // The line of the first answer is gone.
      /^\? What happened\? In words/,
      `${keys.ctrlU}In other words${keys.enter}`,
    );
    await answer(going, 'When did it happen?', `${keys.ctrlU}3 days ago${keys.enter}`);
    await answer(going, '› As before: Compares design options', keys.enter);
    expect((await going.exit()).code).toBe(0);
    const [line] = (await bench.json(['log'])).evidence;
    expect(line).toMatchObject({
      text: 'In other words',
      date: addDays(bench.today, -3),
      behaviours: ['weighs-options'],
    });
    expect(since(before)).toHaveLength(1);
    const same = start(['log', 'edit', 'last']);
    await answer(same, 'What happened', keys.enter);
    await answer(same, 'When did it happen?', keys.enter);
    await answer(same, '› As before', keys.enter);
    expect((await same.exit()).code).toBe(0);
    // Undo would take back something else.
    expect(same.screen()).not.toContain('undo');
    expect(since(before)).toHaveLength(1);
  });
});

describe('log --edit', () => {
  /** An editor that notes what it was given, and writes a text. */
  function editor(text: string, code = 0): string {
    const file = path.join(bench.home, 'editor.sh');
    const seen = path.join(bench.home, 'seen');
    writeFileSync(
      file,
      `#!/bin/sh\nfor last; do :; done\ncp "$last" ${seen}.txt\nls -l "$last" > ${seen}.mode\n` +
        `echo "$last" > ${seen}.path\ntest -t 0 && test -t 1 && echo terminal > ${seen}.tty\n` +
        `printf '${text}' > "$last"\nexit ${code}\n`,
    );
    chmodSync(file, 0o700);
    return file;
  }
  const seen = (what: string) => readFileSync(path.join(bench.home, `seen.${what}`), 'utf8').trim();

  it('takes what was written, in a file that nobody else can read and that is gone after', async () => {
    const scissors = '# ------------------------ >8 ------------------------';
    const command = editor(`#123 runs\\nat last\\n${scissors}\\n# help\\n`);
    const env = { VISUAL: `${command} --wait`, EDITOR: '/bin/false' };
    const terminal = start(['log', '--edit', '--behaviour', 'draws-landscape'], { env });
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['log'])).evidence.slice(0, 2)).toMatchObject(
      ['at last', '#123 runs'].map((text) => ({
        date: '2026-12-05',
        text,
        behaviours: ['draws-landscape'],
      })),
    );
    expect(seen('txt')).toMatch(
      /^# -+ >8 -+\n[\s\S]+^# No names of people or companies, no secrets/m,
    );
    expect(seen('mode')).toMatch(/^-rw-------/);
    expect(seen('tty')).toBe('terminal');
    expect(existsSync(path.dirname(seen('path')))).toBe(false);
  });

  it('keeps nothing of an empty text, and says so', async () => {
    const before = bench.journal.length;
    const onlyHelp = '\\n# ------------------------ >8 ------------------------\\n# help\\n';
    const terminal = start(['log', '--edit'], { env: { EDITOR: editor(onlyHelp) } });
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toBe('The text is empty; nothing was saved.');
    expect(since(before)).toEqual([]);
  });

  it('says when there is no such editor, or when it fails', async () => {
    const terminal = start(['log', '--edit'], { env: { EDITOR: '/bin/false' } });
    expect((await terminal.exit()).code).toBe(2);
    expect(terminal.screen()).toContain(
      'The editor "/bin/false" failed: it ended with exit code 1.',
    );
    expect(existsSync(path.join(bench.profile, 'unsaved-1'))).toBe(false);
    const missing = start(['log', '--edit'], { env: { EDITOR: 'no-such-editor' } });
    expect((await missing.exit()).code).toBe(2);
    expect(missing.screen()).toContain('set VISUAL or EDITOR');
  });

  it('opens no editor for a command that cannot end well', async () => {
    for (const options of [
      ['--behaviour', 'zzz'],
      ['--date', 'tomorrow'],
      ['--date', '3/4/2026'],
    ]) {
      const env = { EDITOR: editor('lost') };
      const terminal = start(['log', '--edit', ...options], { env });
      expect((await terminal.exit()).code).toBe(2);
    }
    expect(existsSync(path.join(bench.home, 'seen.path'))).toBe(false);
  });

  it.each([
    ['a text that is too long', 'w'.repeat(2001), 0],
    ['an editor that fails', 'MINE', 3],
    ['a text that is not UTF-8', 'caf\\351', 0],
  ])('keeps the file after %s, and names it', async (_, text, code) => {
    const before = bench.journal.length;
    const terminal = start(['log', '--edit'], { env: { EDITOR: editor(text, code) } });
    expect((await terminal.exit()).code).toBe(2);
    const file = path.join(bench.profile, 'unsaved-1', 'note.txt');
    expect(terminal.screen().replace(/\s+/g, '')).toContain(`Whatyouwroteiskeptin${file}`);
    expect(readFileSync(file, 'latin1')).toBe(text.replace('\\351', '\xe9'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(since(before)).toEqual([]);
    rmSync(path.dirname(file), { recursive: true });
  });

  it('reads UTF-16 with its mark, as Notepad writes it', async () => {
    const terminal = start(['log', '--edit'], {
      env: { EDITOR: editor('\\377\\376c\\000a\\000f\\000\\351\\000') },
    });
    expect((await terminal.exit()).code).toBe(0);
    expect((await bench.json(['log'])).evidence[0].text).toBe('café');
  });

  it('says that an editor must wait, and leaves its file for the window', async () => {
    const terminal = start(['log', '--edit'], { env: { EDITOR: '/bin/true' } });
    expect((await terminal.exit()).code).toBe(2);
    expect(terminal.screen()).toContain('EDITOR="code --wait"');
    const folder = path.join(bench.profile, 'unsaved-1');
    expect(existsSync(path.join(folder, 'note.txt'))).toBe(true);
    rmSync(folder, { recursive: true });
  });

  it('leaves no file behind when it is ended meanwhile', async () => {
    const file = path.join(bench.home, 'slow.sh');
    writeFileSync(
      file,
      `#!/bin/sh\necho "$1" > ${bench.home}/seen.path\necho editing\nexec sleep 60\n`,
    );
    chmodSync(file, 0o700);
    const terminal = start(['log', '--edit'], { env: { EDITOR: file } });
    await terminal.waitFor('editing');
    terminal.signal('SIGTERM');
    const { code, signal } = await terminal.exit();
    expect(signal === 15 || code === 143).toBe(true);
    expect(existsSync(path.dirname(seen('path')))).toBe(false);
  });
});

describe('closing the terminal', () => {
  it.each(
    // One for each way to ask; the questionnaire is closed in program.test.ts.
    withThorough(
      [
        ['checkin', 'going?'],
        ['undo --plain', 'Take it back?'],
      ],
      [
        ['undo', 'Take it back?'],
        ['plan edit 1', 'What do you want to change?'],
        ['checkin --plain', 'going?'],
        ['assess --plain', 'At which level'],
      ],
    ),
  )('ends %s by its signal, as every program', async (command = '', question = '') => {
    const terminal = start(command.split(' '));
    await terminal.waitFor(question);
    terminal.hangUp();
    // SIGHUP. Not SIGABRT, which leaves a core file with all that was typed.
    expect((await terminal.exit()).signal).toBe(1);
  });
});

describe('the plan after an assessment', () => {
  /** From the start of the questionnaire to its review: 3 for everything, no texts. */
  async function toReview(terminal: Terminal) {
    await answer(terminal, 'Enter begins', keys.enter);
    await answer(terminal, 'At which level would you place', '3');
    await terminal.waitFor('Draws how the systems');
    terminal.type('3'.repeat(60));
    await answer(terminal, 'Enter goes on', keys.enter);
    await answer(terminal, 'Do you have a mentor', `${keys.ctrlU}${keys.enter}`);
    await answer(terminal, 'framework', keys.enter);
    await terminal.waitFor(/what are you already doing|excel/);
    terminal.type(keys.enter);
    await terminal.waitFor('Enter to finish');
    terminal.type(keys.enter);
  }

  it('is chosen, put in own words, and dated', async () => {
    const other = { HOME: bench.home, CAREER_COACH_PROFILE: 'new' };
    const terminal = start(['assess'], { env: other, rows: 50 });
    await toReview(terminal);
    await answer(terminal, 'Choose now what to work on?', keys.enter);
    await answer(terminal, 'What will you work on?', `${keys.down}e`);
    await answer(terminal, 'When …', keys.ctrlU, `Monday comes${keys.enter}`);
    // Escape goes back one, and what was entered stays.
    await answer(terminal, /\? Editing: .+\. I will …/, keys.escape);
    await answer(terminal, /\? Editing: .+\. When … \(Monday comes\)/, keys.enter);
    await answer(terminal, 'I will …', keys.enter);
    await answer(terminal, 'Done when …', keys.enter);
    await answer(terminal, 'Due?', `in 5 weeks${keys.enter}`);
    await answer(terminal, /› ◉/, 'e');
    await answer(terminal, 'When …', keys.escape);
    await answer(terminal, /› ◉/, keys.enter);
    await terminal.waitFor(nextDay);
    // Nothing of an edit stays.
    expect(terminal.scrollback()).not.toMatch(/Editing|Monday comes/);
    await answer(terminal, nextDay, `in 3 weeks${keys.enter}`);
    expect(await terminal.exit()).toEqual({ code: 0, signal: null });
    const { plan, nextCheckin } = await bench.json(['plan', '--profile', 'new']);
    expect(plan.active).toHaveLength(2);
    expect(plan.active[1]).toMatchObject({ cue: 'Monday comes', due: '2027-01-09' });
    expect(nextCheckin).toBe('2026-12-26');
  });

  it('stays as it was where the list is left, and says how to choose later', async () => {
    const other = { HOME: bench.home, CAREER_COACH_PROFILE: 'new' };
    const terminal = start(['assess'], { env: other, rows: 50 });
    await toReview(terminal);
    // An Enter out of habit.
    await answer(terminal, 'Choose now what to work on?', `y${keys.enter}`);
    await answer(terminal, 'What will you work on?', keys.escape);
    await terminal.exit();
    expect(terminal.scrollback()).toContain(
      'Nothing taken: your plan is as it was.\nSaved. To take an action: career-coach plan next',
    );
    // The whole result fits this terminal.
    expect(terminal.scrollback()).not.toContain('goes on, q leaves');
    expect((await bench.json(['plan', '--profile', 'new'])).plan.active).toEqual([]);
  });

  it('offers at the end what was unticked', async () => {
    const other = { HOME: bench.home, CAREER_COACH_PROFILE: 'new' };
    const terminal = start(['assess'], { env: other, rows: 50 });
    await toReview(terminal);
    await answer(terminal, 'Choose now what to work on?', keys.enter);
    await answer(terminal, /What will you work on\?[\s\S]+› ◉/, ' ', 'z');
    await answer(terminal, /› ◯[\s\S]+“z” does nothing here\./, keys.enter);
    await answer(terminal, nextDay, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    const events = readFileSync(path.join(bench.home, 'profiles', 'new', 'journal.jsonl'), 'utf8');
    const [declined] = /(?<="declined":\[")[^"]+/.exec(events) ?? [];
    const { queue } = (await bench.json(['plan', '--profile', 'new'])).plan;
    const place = queue.findIndex(({ id }: { id: string }) => id === declined);
    // What can wait anyway may come after it, nothing that the level asks for.
    expect(place).toBeGreaterThan(1);
  });
});

describe('assess --restart', () => {
  it('asks before it throws answers away', async () => {
    const answers = '{"level":2}\n{"rating":3}\n{"rating":2}\n';
    await bench.run(['assess', '--jsonl'], { stdin: answers });
    const terminal = start(['assess', '--restart']);
    const question = 'Throw away your 3 answers of Sat 5 Dec 2026 and start again?';
    await answer(terminal, question, keys.enter);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toContain('Your answers are kept.');
    const again = start(['assess', '--restart']);
    await answer(again, question, `y${keys.enter}`);
    await answer(again, 'Enter begins', 'q');
    expect((await again.exit()).code).toBe(0);
  });
});
