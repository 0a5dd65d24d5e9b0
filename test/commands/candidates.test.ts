import { describe, expect, test } from 'vitest';
import { findCursorPlace, renderCandidates } from '../../src/cli/completion/candidates.js';
import type { CommandSpec } from '../../src/command-table/options.js';

const common = { summary: 'does it', group: 'keep', examples: [] } as const;
const table: Readonly<Record<string, CommandSpec>> = {
  plan: { ...common, options: { all: { type: 'flag', help: 'all of it' } } },
  'plan done': {
    ...common,
    arguments: [{ name: 'ID', help: 'which', ids: 'active action', many: true }],
    options: { evidence: { type: 'text', value: 'TEXT', help: 'what happened' } },
  },
  export: {
    ...common,
    options: {
      format: { type: 'text', value: 'FORMAT', help: 'how', choices: ['markdown', 'json'] },
      out: { type: 'text', value: 'FILE', help: 'where' },
    },
  },
  checkin: {
    ...common,
    options: {
      done: { type: 'list', value: 'ID,…', help: 'done', ids: 'active action' },
      rate: { type: 'list', value: 'BEHAVIOUR=RATING,…', help: 'anew', ids: 'behaviour' },
      evidence: { type: 'texts', value: 'BEHAVIOUR=TEXT', help: 'what', ids: 'behaviour' },
      next: { type: 'text', value: 'DAY', help: 'when' },
    },
  },
  import: { ...common, arguments: [{ name: 'FILE|-', help: 'which' }], options: {} },
  completion: {
    ...common,
    arguments: [{ name: 'SHELL', help: 'which', choices: ['bash', 'zsh'] }],
    options: {},
  },
  log: { ...common, arguments: [{ name: 'TEXT', help: 'what', many: true }], options: {} },
};
const topics = [{ value: 'keys', about: 'the keys' }];

/** The words at the cursor, and then the directive; ids that are looked up are `one` and `other`. */
function complete(line: string): string {
  const words = line.split(' ');
  const place = findCursorPlace(words, table, topics);
  const known = place.kind === null || place.kind === 'file' || place.kind === 'folder' ? [] : ids;
  return renderCandidates(place, known)
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => row.split('\t')[0])
    .join(' ');
}
const ids = [
  { value: 'one', about: 'the first' },
  { value: 'other', about: '' },
];

describe('words that can stand at the cursor', () => {
  test.each([
    ['', 'plan export checkin import completion log help :4'],
    ['ex', 'export :4'],
    ['nonsense', ':4'],
    ['nonsense x', ':4'],
    ['plan ', 'done :4'],
    ['plan d', 'done :4'],
    ['plan x d', ':4'],
    ['--json plan d', 'done :4'],
    ['--home plan ex', 'export :4'],
    ['--home=plan pl', 'plan :4'],
    ['plan done ', 'one other :4'],
    ['plan done on', 'one :4'],
    ['plan done one o', 'one other :4'],
    ['plan done --evidence ', ':4'],
    ['plan done --evidence x on', 'one :4'],
    ['export --f', '--format :4'],
    ['export --format ', 'markdown json :4'],
    ['export --format=', 'markdown json :4'],
    ['export --format=j', 'json :4'],
    ['export --nonsense=j', ':4'],
    ['export --out ', ':0'],
    ['export --out=x', ':0'],
    ['--home ', ':16'],
    ['import ', ':0'],
    ['completion z', 'zsh :4'],
    [
      'completion bash ',
      '--json --quiet --no-input --plain --ascii --color --no-color --home --profile --help :4',
    ],
    [
      'log -',
      '--json --quiet --no-input --plain --ascii --color --no-color --home --profile --help :4',
    ],
    ['export --no-color --c', ':4'],
    ['checkin --done one --d', '--done :4'],
    ['export --format json --f', ':4'],
    ['checkin --done o', 'one other :4'],
    ['checkin --done one,o', 'one,one one,other :4'],
    ['checkin --done=one,o', 'one,one one,other :4'],
    ['checkin --rate o', 'one= other= :6'],
    ['checkin --rate one=3,ot', 'one=3,other= :6'],
    ['checkin --rate one=', ':4'],
    ['checkin --evidence o', 'one= other= :6'],
    ['checkin --evidence one=x,', ':4'],
    ['checkin --next t', 'today tomorrow :4'],
    ['log -- -', ':4'],
    ['log -- --', ':4'],
    ['help ', 'plan export checkin import completion log keys :4'],
    ['help plan ', 'done :4'],
    ['help plan done ', ':4'],
    ['help k', 'keys :4'],
    ['constructor ', ':4'],
    [
      'export --constructor ',
      '--format --out --json --quiet --no-input --plain --ascii --color --no-color --home --profile --help :4',
    ],
  ])('%j: %s', (line, expected) => {
    expect(complete(line)).toBe(expected);
  });

  test.each([
    'x$(touch ran)',
    'x`touch ran`',
    'x;ran',
    'x ran',
    "x'ran",
    'x"',
    'x\\',
    'x&',
    'x|',
    'x>ran',
    'x*',
    'x!!',
  ])('never %s, which a shell would run or change', (value) => {
    const place = findCursorPlace(['plan', 'done', ''], table, topics);
    expect(renderCandidates(place, [{ value, about: '' }, ...ids])).toBe(
      'one\tthe first\nother\t\n:4\n',
    );
  });

  test('each with what it is, for shells that show it', () => {
    expect(renderCandidates(findCursorPlace(['ex'], table, topics), [])).toBe(
      'export\tdoes it\n:4\n',
    );
    expect(renderCandidates(findCursorPlace(['export', '--o'], table, topics), [])).toBe(
      '--out\twhere\n:4\n',
    );
  });
});
