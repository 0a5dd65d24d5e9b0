import { expect, test } from 'vitest';
import { commandsAs, ownerOptions, startOf } from '../../src/core/base/own-commands.js';

test.each([
  [
    '/home/me/career-coach/bin/career-coach.cjs',
    '/home/me/career-coach',
    'node bin/career-coach.cjs',
  ],
  [
    '/home/me/career-coach/bin/career-coach.cjs',
    '/home/me/career-coach/',
    'node bin/career-coach.cjs',
  ],
  ['/home/me/coach/bin/career-coach.cjs', '/home/me', 'node coach/bin/career-coach.cjs'],
  ['C:\\src\\coach\\bin\\career-coach.cjs', 'C:\\src\\coach', 'node bin/career-coach.cjs'],
  ['/home/me/.npm/_npx/0a1b/node_modules/.bin/career-coach', '/home/me', 'npx career-coach'],
  ['/home/me/app/node_modules/.bin/career-coach', '/home/me/app', 'npx career-coach'],
  // Installed: the name is on the path, however the file itself was started.
  ['/usr/local/bin/career-coach', '/home/me', null],
  ['/usr/local/bin/career-coach', '/usr/local', null],
  ['C:\\npm\\node_modules\\career-coach\\bin\\career-coach.cjs', 'C:\\npm', null],
  // From another folder no short path leads there.
  ['/home/me/career-coach/bin/career-coach.cjs', '/tmp', null],
  // A path that a shell would read otherwise.
  ['/home/me/my coach/bin/career-coach.cjs', '/home/me', null],
])('%s, typed in %s: %s', (script, folder, start) => {
  expect(startOf(script, folder)).toBe(start);
});

test('commands are written as they can be typed; the name of the program stays', () => {
  const shown = commandsAs('node bin/career-coach.cjs', ['plan', 'plan add', 'assess']);
  expect(shown('career-coach plan add · career-coach assess')).toBe(
    'node bin/career-coach.cjs plan add · node bin/career-coach.cjs assess',
  );
  expect(shown('career-coach help plan')).toBe('node bin/career-coach.cjs help plan');
  expect(shown('career-coach')).toBe('node bin/career-coach.cjs');
  expect(shown('I like career-coach a lot, career-coach plans')).toBe(
    'I like career-coach a lot, career-coach plans',
  );
  expect(shown(shown('career-coach plan'))).toBe('node bin/career-coach.cjs plan');
  expect(commandsAs(null, ['plan'])('career-coach plan')).toBe('career-coach plan');
  const byNpx = commandsAs('npx career-coach', ['plan']);
  expect(byNpx(byNpx('career-coach plan · career-coach plan'))).toBe(
    'npx career-coach plan · npx career-coach plan',
  );
});

test.each([
  [['status'], ''],
  [['--profile', 'work', 'status'], ' --profile work'],
  [['ladder', 'use', 'x', '--home=/tmp/h', '--profile=work'], ' --home /tmp/h --profile work'],
  [['--home', '/tmp/my home', 'status'], ''],
  [['status', '--profile'], ''],
])('the next command of %j has the options%j', (argv, options) => {
  expect(ownerOptions(argv)).toBe(options);
  const shown = commandsAs(null, ['plan'], options);
  expect(shown(shown('career-coach plan'))).toBe(`career-coach${options} plan`);
});
