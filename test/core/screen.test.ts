import { describe, expect, test } from 'vitest';
import {
  canAsk,
  decidePager,
  decidePlain,
  decideScreen,
  isTooSmall,
} from '../../src/core/base/screen.js';

const terminal = { terminal: true, columns: 80, rows: 24 };
const pipe = { terminal: false };

describe('colour', () => {
  test.each([
    ['a terminal', terminal, {}, undefined, true],
    ['a pipe', pipe, {}, undefined, false],
    ['--color on a pipe', pipe, {}, true, true],
    ['--no-color on a terminal', terminal, { FORCE_COLOR: '1' }, false, false],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, undefined, false],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, undefined, true],
    ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, undefined, true],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, undefined, false],
    [
      'FORCE_COLOR over NO_COLOR, as in Node',
      pipe,
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      undefined,
      true,
    ],
    ['CLICOLOR_FORCE on a pipe', pipe, { CLICOLOR_FORCE: '1' }, undefined, true],
    ['CLICOLOR_FORCE=0 on a pipe', pipe, { CLICOLOR_FORCE: '0' }, undefined, false],
    ['CLICOLOR=0', terminal, { CLICOLOR: '0' }, undefined, false],
    ['TERM=dumb', terminal, { TERM: 'dumb' }, undefined, false],
    ['CI', terminal, { CI: 'true' }, undefined, false],
    ['--color in CI', pipe, { CI: 'true' }, true, true],
  ] as const)('%s', (_, stream, env, color, colour) => {
    expect(decideScreen(stream, env, { color }).colour).toBe(colour);
  });
});

describe('characters', () => {
  test.each([
    [{}, undefined, true],
    [{ LANG: 'en_GB.UTF-8' }, undefined, true],
    [{ LANG: 'C' }, undefined, false],
    [{ LANG: 'C.UTF-8' }, undefined, true],
    [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, undefined, false],
    [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, undefined, false],
    [{ TERM: 'dumb' }, undefined, false],
    [{ LANG: 'en_GB.UTF-8' }, true, false],
  ] as const)('%j, --ascii %s: %s', (env, ascii, unicode) => {
    expect(decideScreen(terminal, env, { ascii }).unicode).toBe(unicode);
  });
});

describe('size', () => {
  test.each([
    ['a terminal', { terminal: true, columns: 80, rows: 24 }, {}, 79, 24],
    ['a wide one', { terminal: true, columns: 200, rows: 60 }, {}, 120, 60],
    ['a narrow one', { terminal: true, columns: 40, rows: 15 }, {}, 39, 15],
    ['a pipe', pipe, {}, 79, 24],
    ['COLUMNS on a pipe', pipe, { COLUMNS: '50', LINES: '10' }, 49, 10],
    ['nonsense in COLUMNS', pipe, { COLUMNS: '-3' }, 79, 24],
    ['a terminal that says 0', { terminal: true, columns: 0, rows: 0 }, {}, 79, 24],
  ] as const)('%s', (_, stream, env, width, height) => {
    expect(decideScreen(stream, env, {})).toMatchObject({ width, height });
  });
});

test.each([
  ['a person', true, true, {}, undefined, true],
  ['piped input', false, true, {}, undefined, false],
  ['piped prompts', true, false, {}, undefined, false],
  ['CI', true, true, { CI: '1' }, undefined, false],
  ['CI=false', true, true, { CI: 'false' }, undefined, true],
  ['--no-input', true, true, {}, false, false],
] as const)('canAsk: %s', (_, input, output, env, wanted, can) => {
  expect(canAsk({ terminal: input }, { terminal: output }, env, wanted)).toBe(can);
});

test.each([
  [{}, undefined, false, null],
  [{}, false, false, null],
  [{}, true, false, '--plain'],
  [{}, undefined, true, 'the setting plain'],
  [{}, false, true, null],
  [{ ACCESSIBLE: '0' }, undefined, false, null],
  [{ ACCESSIBLE: '1' }, undefined, true, 'ACCESSIBLE'],
  [{ TERM: 'dumb' }, false, false, 'TERM=dumb'],
] as const)(
  'plain mode: %j, --plain %s, setting %s: because of %s',
  (env, option, setting, because) => {
    const { on, because: said } = decidePlain(env, option, setting);
    expect(on ? said : null).toBe(because);
  },
);

test.each([
  [40, 15, false],
  [39, 15, true],
  [40, 14, true],
  [80, 24, false],
])('isTooSmall: %i × %i: %s', (columns, rows, small) => {
  expect(isTooSmall(decideScreen({ terminal: true, columns, rows }, {}, {}))).toBe(small);
});

describe('the pager', () => {
  const long = 'a line\n'.repeat(24);
  test.each([
    ['a page that is too long by the prompt', long, terminal, {}, {}, 'less'],
    ['a page that fits', 'a line\n'.repeat(23), terminal, {}, {}, null],
    ['a pipe', long, pipe, {}, {}, null],
    ['PAGER', long, terminal, { PAGER: 'more' }, {}, 'more'],
    ['its own variable', long, terminal, { PAGER: 'more', CAREER_COACH_PAGER: 'most' }, {}, 'most'],
    ['cat', long, terminal, { PAGER: 'cat' }, {}, null],
    ['an empty one', long, terminal, { PAGER: 'more', CAREER_COACH_PAGER: '' }, {}, null],
    ['CI', long, terminal, { CI: '1' }, {}, null],
    ['TERM=dumb', long, terminal, { TERM: 'dumb' }, {}, null],
    ['--plain', long, terminal, {}, { plain: true }, null],
    ['--no-input', long, terminal, {}, { input: false }, null],
  ] as const)('%s', (_, page, stream, env, wishes, pager) => {
    const screen = decideScreen(stream, env, {});
    expect(decidePager(page, screen, env, wishes)).toBe(pager);
  });
});
