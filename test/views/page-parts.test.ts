import { expect, it, test } from 'vitest';
import { evidenceItems } from '../../src/views/page/parts.js';
import { ladderPicture } from '../../src/views/page/pictures.js';
import { ladder, levelThree, reportOf } from './reports.js';

it.each([
  [
    [0, 0.3, 0.7, 0, 0],
    ['possible', 'more likely'],
  ],
  [
    [0, 0.45, 0.55, 0, 0],
    ['possible', 'possible'],
  ],
])('says of levels 2 and 3 at %j: %j', (posterior, words) => {
  const report = reportOf({ ...levelThree, posterior });
  const picture = ladderPicture(report, ladder, 'I');
  const rungs = picture.kind === 'ladder' ? picture.rungs : [];
  expect(rungs.slice(1, 3).map(({ likelihood }) => likelihood.words)).toEqual(words);
});

test('a text that begins with its own time is not given another', () => {
  const items = evidenceItems(
    {
      evidence: [
        { date: '2027-02-08', text: 'In January I warned the product manager.' },
        { date: '2027-02-08', text: 'Early in spring: two demos.' },
        { date: '2027-02-08', text: 'In short, the demo went well.' },
        { date: '2027-02-08', text: 'Maybe the demo went well.' },
        { date: '2027-02-08', text: 'In marketing, the demo went well.' },
        { date: '2027-02-08', text: 'In Sept two demos.' },
      ],
    },
    'en-GB',
  );
  expect(items.map(({ text }) => text)).toEqual([
    'In January I warned the product manager. (noted on Mon 8 Feb 2027)',
    'Early in spring: two demos. (noted on Mon 8 Feb 2027)',
    'Mon 8 Feb 2027: In short, the demo went well.',
    'Mon 8 Feb 2027: Maybe the demo went well.',
    'Mon 8 Feb 2027: In marketing, the demo went well.',
    'In Sept two demos. (noted on Mon 8 Feb 2027)',
  ]);
});
