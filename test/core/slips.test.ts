import { expect, test } from 'vitest';
import { isNoNote, isNone, isSlip } from '../../src/core/base/slips.js';

test.each([
  ['4', true],
  ['2026', true],
  ['1. 2', true],
  [' q ', true],
  ['ok', true],
  ['done', false],
  ['4 of 5 agreed', false],
  ['完成', false],
  ['', false],
])('%j is a slip: %s', (text, slip) => {
  expect(isSlip(text)).toBe(slip);
});

test.each([
  'no occasion',
  'No occasion.',
  '(no occasion this week)',
  'There was no occasion for it',
  'I had no chance to do this',
  'no real opportunity so far',
  'nothing',
  'Nothing this week!',
  'nothing to report',
  'nothing new, yet',
  'None',
  'n/a',
  'not yet',
  'no time in the last two weeks',
  'it didn’t happen this sprint',
  'not lately',
  'No, not recently',
  'No, I haven’t',
  'I have not done this yet',
  'nichts',
  'keine Gelegenheit diese Woche',
])('%j says that nothing happened', (text) => {
  expect(isNoNote(text)).toBe(true);
});

test.each([
  'No occasion for paper forms any more, the clerks say',
  'Nothing but praise from operations for the new screen',
  'Nothing happened for an hour, then I found the broken index',
  'Not yet merged, but the design is agreed',
  'No time lost at the cut-over',
  'Said no to the rewrite',
  'I haven’t only drawn it, they use it',
  'No, we won’t build it, I said, and gave the reasons',
  'None of the three teams had an owner; I named one',
  '',
])('%j says that something did', (text) => {
  expect(isNoNote(text)).toBe(false);
});

test.each([
  '',
  ' ',
  '-',
  '--',
  'n',
  'none',
  'None.',
  'no',
  'No one',
  'nobody',
  'keine',
  'Keiner',
  'niemand',
])('as an answer to “Enter for none”, “%s” is none', (text) => {
  expect(isNone(text)).toBe(true);
});

test.each(['my lead', 'Nora', 'the none-profit board', 'No. 7', 'no time', 'this', 'Keinath'])(
  'as an answer to “Enter for none”, “%s” is something',
  (text) => {
    expect(isNone(text)).toBe(false);
  },
);
