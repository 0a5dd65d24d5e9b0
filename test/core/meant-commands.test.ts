import { expect, test } from 'vitest';
import { commandsMeant } from '../../src/core/base/meant-commands.js';

test.each<[string[], string, string[], string[]]>([
  // A text stays, quoted; each candidate has a command.
  [
    ['log', "the team's fix", '--behaviour', 'explains'],
    'explains',
    ['explains-a', 'explains-b'],
    [
      "career-coach log 'the team'\\''s fix' --behaviour explains-a",
      "career-coach log 'the team'\\''s fix' --behaviour explains-b",
    ],
  ],
  // In a list, after an equals sign, and before one.
  [
    ['log', 'x y', '--behaviour=a,ex'],
    'ex',
    ['explains'],
    ["career-coach log 'x y' --behaviour=a,explains"],
  ],
  [['checkin', '--rate', 'ex=4'], 'ex', ['explains'], ['career-coach checkin --rate explains=4']],
  // Words of a title, without quotes.
  [
    ['plan', 'done', 'book', 'two', '--evidence', 'x'],
    'book two',
    ['read'],
    ['career-coach plan done read --evidence x'],
  ],
  [['plan', 'add', 'mark'], 'mark', ['mark-all'], ['career-coach plan add mark-all']],
  // The text may be the same word: the option comes last.
  [
    ['log', 'ex', '--behaviour', 'ex'],
    'ex',
    ['explains'],
    ['career-coach log ex --behaviour explains'],
  ],
  // Nothing is near: the command without it, where that is one.
  [['log', 'x', '--behaviour', 'zzz'], 'zzz', [], ['career-coach log x']],
  [['log', 'x', '--behaviour=zzz,a'], 'zzz', [], ['career-coach log x --behaviour=a']],
  [['why', 'zzz'], 'zzz', [], []],
  [['checkin', '--rate', 'zzz=4'], 'zzz', [], []],
  // Not on the command line, as in a file; and whose data it is about comes from elsewhere.
  [['checkin', '--answers', 'f.json'], 'ex', ['explains'], []],
  [['--profile', 'a', 'why', 'ex'], 'ex', ['explains'], ['career-coach why explains']],
])('%j with %s for %j', (argv, word, ids, commands) => {
  expect(commandsMeant(argv, { word, ids })).toEqual(commands);
});
