import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { Launch } from '../../src/core/schedule.js';
import { planReminder } from '../../src/core/schedule.js';
import { scheduleTargets } from '../../src/views/schedule/targets.js';
import { temporaryFolder } from '../store/temporary.js';

const usual: Launch = {
  node: '/usr/bin/node',
  program: '/opt/career-coach/bin/career-coach.cjs',
  home: '/home/me/.config/career-coach',
  profile: 'default',
};
const render = (
  target: keyof typeof scheduleTargets,
  launch: Partial<Launch> = {},
  rhythm = 14,
  next: string | null = '2026-12-05',
) =>
  scheduleTargets[target].render(planReminder({ ...usual, ...launch }, rhythm, next, '2026-11-23'));

/** Whether a tool is here; a test that needs one which is missing is skipped, not passed. Windows has others by these names. */
const has = (tool: string) =>
  process.platform !== 'win32' && spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

/** Paths that a shell, cron, systemd or XML would read otherwise if they were not quoted. */
const odd = [
  "/home/it's me/50% off & co",
  '/home/"quoted" $HOME `id` $(id)',
  '/home/back\\slash/<tag>/%h/%%/\\%',
  '/home/ä ö 🙂/#comment;rm',
  "/home/'\\''/!x *?[a]{b,c}~",
];

describe('cron', () => {
  test('the whole of it', () => {
    expect(render('cron')).toBe(
      [
        '# career-coach: checks every Saturday at 9:00 whether a check-in is due, and is silent when none is.',
        '# Check-ins: every 14 days, the next one is on Sat 5 Dec 2026.',
        '# Add these lines with: crontab -e    cron mails what is printed to you, or to MAILTO.',
        '0 9 * * 6 /usr/bin/node /opt/career-coach/bin/career-coach.cjs checkin --if-due --home /home/me/.config/career-coach',
        '',
      ].join('\n'),
    );
  });

  test('another rhythm, another profile, no check-in', () => {
    const text = render('cron', { profile: 'work' }, 10, null);
    expect(text).toContain('checks every day at 9:00');
    expect(text).toContain('every 10 days, none is planned.');
    expect(text).toMatch(/^0 9 \* \* \* .* --profile work$/m);
  });

  /** What cron hands to sh: the rest of the line, `\%` as `%`, and a bare `%` as a line break (crontab(5)). */
  const asCronReads = (line: string) =>
    line.replace(/^(?:\S+ ){5}/, '').replace(/\\%|%/g, (sign) => (sign === '%' ? '\n' : '%'));

  /** What each line prints when it is run, by one shell for all of them. */
  const printedBy = (lines: readonly string[]) =>
    execFileSync(
      '/bin/sh',
      ['-c', 'for line; do eval "$line"; printf "\\0"; done', 'sh', ...lines],
      {
        encoding: 'utf8',
      },
    )
      .split('\0')
      .slice(0, -1);

  test('a path arrives as it is, however odd', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    const random = fc.sample(names, 100).map((name) => `/${name}`);
    // A command line holds no zero byte.
    const places = [...odd, ...random].map((place) => place.replaceAll('\0', ''));
    const lines = places.map((home) => {
      const text = render('cron', { node: 'printf', program: '%s\\n', home });
      return asCronReads(text.split('\n').find((one) => !one.startsWith('#')) ?? '');
    });
    expect(printedBy(lines)).toEqual(
      places.map((place) => `checkin\n--if-due\n--home\n${place}\n`),
    );
  });
});

/** What is between two comments that name files: the two units. */
function unitsOf(text: string): { service: string; timer: string } {
  const [service = '', timer = ''] = text.split(/^# ~.*\.(?:service|timer)$/m).slice(1);
  return { service, timer };
}

const analyser = 'systemd-analyze';

describe('systemd', () => {
  test('two units, on the day of the check-in', () => {
    const text = render('systemd');
    expect(text).toContain('\nOnCalendar=Sat *-*-* 09:00:00\n');
    expect(text).toContain('systemctl --user enable --now career-coach.timer');
    expect(text).toContain('# ~/.config/systemd/user/career-coach.service\n[Unit]\n');
    expect(text).toContain('# ~/.config/systemd/user/career-coach.timer\n[Unit]\n');
    expect(render('systemd', {}, 10)).toContain('\nOnCalendar=*-*-* 09:00:00\n');
    expect(render('systemd', { profile: 'work' })).toContain('career-coach-work.timer');
  });

  test.skipIf(!has(analyser))('systemd accepts them, odd paths too', () => {
    const folder = temporaryFolder();
    const files = ['/home/me', ...odd].flatMap((home, index) => {
      const { service, timer } = unitsOf(render('systemd', { home }));
      return [
        [`career-coach-${index}.service`, service],
        [`career-coach-${index}.timer`, timer],
      ].map(([name = '', unit = '']) => {
        writeFileSync(path.join(folder, name), unit);
        return path.join(folder, name);
      });
    });
    const { status, stderr } = spawnSync(analyser, ['--user', 'verify', ...files], {
      encoding: 'utf8',
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  /** How systemd reads a command line: words, quotes, backslashes, and then `%%` and `$$` (systemd.service(5)). */
  const wordsOf = (line: string) =>
    [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
      (quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '').replaceAll('%%', '%').replaceAll('$$', '$'),
    );

  test.each(odd)('a path such as %s arrives as it is', (home) => {
    const line = /^ExecStart=(.*)$/m.exec(render('systemd', { home }))?.[1] ?? '';
    expect(wordsOf(line).slice(4)).toEqual([
      usual.node,
      usual.program,
      'status',
      '--exit-code',
      '--home',
      home,
    ]);
    // Nothing of the path may be a variable or a specifier.
    expect(line.replaceAll('%%', '').replaceAll('$$', '')).not.toMatch(/[%$]/);
  });

  test.each([
    [0, 0, ''],
    [4, 0, 'notified: career-coach A check-in is due: career-coach checkin\n'],
    [3, 3, ''],
    [1, 1, ''],
  ])('where the status ends with %i, the service ends with %i', (code, ends, says) => {
    const folder = temporaryFolder();
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'notify-send'), '#!/bin/sh\necho "notified: $*"\n', {
      mode: 0o755,
    });
    const program = path.join(folder, 'program');
    writeFileSync(program, `echo "level 3"; exit ${code}\n`);
    const line =
      /^ExecStart=(.*)$/m.exec(render('systemd', { node: '/bin/sh', program }))?.[1] ?? '';
    const [command = '', ...words] = wordsOf(line);
    const { status, stdout } = spawnSync(command, words, {
      encoding: 'utf8',
      env: { PATH: `${bin}:${process.env.PATH}` },
    });
    expect({ status, stdout }).toEqual({ status: ends, stdout: says });
  });
});

describe('launchd', () => {
  test('looks on the day of the check-in', () => {
    const text = render('launchd');
    expect(text).toContain('<key>Weekday</key>\n    <integer>6</integer>');
    expect(text).toContain('<string>career-coach.checkin</string>');
    expect(render('launchd', {}, 10)).not.toContain('Weekday');
    expect(render('launchd', { profile: 'a--b' })).toContain(
      '<string>career-coach-a--b.checkin</string>',
    );
  });

  test.skipIf(!has('python3'))('a property list parser reads it, odd paths too', () => {
    const read =
      'import json, plistlib, sys; print(json.dumps([plistlib.loads(one.encode()) for one in json.load(sys.stdin)]))';
    const homes = [...odd, '/home/]]>/&amp;/-->'];
    const texts = homes.map((home) => render('launchd', { home, profile: 'a--b' }));
    const lists: Record<string, string[]>[] = JSON.parse(
      execFileSync('python3', ['-c', read], { input: JSON.stringify(texts), encoding: 'utf8' }),
    );
    expect(lists).toHaveLength(homes.length);
    for (const [index, list] of lists.entries()) {
      expect(list.StartCalendarInterval).toEqual({ Weekday: 6, Hour: 9, Minute: 0 });
      expect(list.ProgramArguments?.slice(4)).toEqual([
        usual.node,
        usual.program,
        'status',
        '--exit-code',
        '--home',
        homes[index],
        '--profile',
        'a--b',
      ]);
    }
  });
});

describe('github-actions', () => {
  const workflow = (launch: Partial<Launch> = {}) => parseYaml(render('github-actions', launch));

  test('is a workflow that may read and open issues, and no more', () => {
    const { on, permissions, jobs } = workflow();
    expect(on.schedule).toEqual([{ cron: '0 9 * * 6' }]);
    expect(permissions).toEqual({ contents: 'read', issues: 'write' });
    expect(jobs.remind.steps).toHaveLength(3);
  });

  test.each(odd)('a home such as %s is not in a file meant for others', (home) => {
    expect(workflow({ home })).toEqual(workflow());
    expect(render('github-actions', { home })).not.toContain(home);
  });

  test.skipIf(!has('bash')).each([
    [0, '0', 0, ''],
    [4, '0', 0, 'issue create'],
    [4, '1', 0, ''],
    [3, '0', 3, ''],
  ])('the status ends with %i, %s issues are open: it ends with %i', (code, open, ends, says) => {
    const bin = temporaryFolder();
    const packed = path.join(bin, 'package', 'bin');
    mkdirSync(packed, { recursive: true });
    writeFileSync(path.join(packed, 'career-coach.cjs'), `process.exitCode = ${code};\n`);
    const gh = `#!/bin/sh\nif [ "$2" = list ]; then echo ${open}; else echo "$1 $2"; fi\n`;
    writeFileSync(path.join(bin, 'gh'), gh, { mode: 0o755 });
    const { run } = workflow().jobs.remind.steps[2];
    // As the runner starts it.
    const { status, stdout } = spawnSync('bash', ['-e', '-c', run], {
      encoding: 'utf8',
      cwd: bin,
      env: {
        PATH: `${bin}:${process.env.PATH}`,
        GITHUB_WORKSPACE: '/w',
        GITHUB_REPOSITORY: 'me/coach',
      },
    });
    expect({ status, stdout: stdout.trim() }).toEqual({ status: ends, stdout: says });
  });
});
