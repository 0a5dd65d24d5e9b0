import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { renderManPage } from '../scripts/man-page.js';
import { commands } from '../src/command-table/commands.js';

const lines = renderManPage().split('\n');

test('has every command with its options', () => {
  for (const [name, { options = {} }] of Object.entries(commands)) {
    const start = lines.indexOf(`.SS career-coach ${name.replaceAll('-', '\\-')}`);
    expect(start, name).toBeGreaterThan(0);
    const length = lines.slice(start + 1).findIndex((line) => /^\.S[HS] /.test(line));
    const section = lines.slice(start, start + 1 + length).join('\n');
    for (const option of Object.keys(options)) {
      expect(section, name).toContain(option.replaceAll('-', '\\-'));
    }
  }
});

test('has the topics to look things up in, and names the others', () => {
  for (const heading of ['KEYS', 'OPTIONS', 'JSON', 'EXIT\\-CODES', 'ENVIRONMENT']) {
    const start = lines.indexOf(`.SH ${heading}`);
    expect(start, heading).toBeGreaterThan(0);
    expect(lines[start + 1], heading).not.toMatch(/^\.S/);
  }
  expect(lines.join('\n')).toContain('own\\-ladder, privacy, assistants, plain');
});

test('uses no macro but those of man(7), and leaves no line empty', () => {
  const macros = lines.filter((line) => /^[.']/.test(line)).map((line) => line.split(' ')[0]);
  expect([...new Set(macros)].sort()).toEqual(['.B', '.I', '.PP', '.SH', '.SS', '.TH', '.TP']);
  expect(lines.slice(0, -1)).not.toContain('');
});

test('is accepted by mandoc', ({ skip }) => {
  const { status, stdout, error } = spawnSync('mandoc', ['-Tlint', '-Wwarning'], {
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  if (error !== undefined) skip('mandoc is not installed');
  // The page has no date, so that it does not change from day to day.
  const warnings = stdout.split('\n').filter((line) => line !== '' && !/missing date/.test(line));
  expect(warnings).toEqual([]);
  expect(status).toBeLessThanOrEqual(2);
});
