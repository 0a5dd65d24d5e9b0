import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AnswersFile } from '../../src/core/schema/answers.schema.js';
import type { Ladder, Level } from '../../src/core/schema/ladder.schema.js';
import { Bench } from './program.js';

/**
 * Ladders in the forms in which organisations publish theirs, from their source file to a finished assessment: by
 * documented commands alone, without an edit of the source or of what was made of it.
 */

const bench = new Bench();
afterAll(() => bench.remove());

const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../fixtures/ladders', name));

const rows = [
  ['Path', 'Job title', 'Competency', 'Key behavior', 'Example'],
  ['Garden', 'Helper', 'Plants', 'Waters the beds before the heat', 'at six in summer'],
  ['Garden', 'Helper', 'Tools', 'Cleans each tool before it is hung up', ''],
  ['Garden', 'Helper', 'Guests', 'Shows a guest the way', ''],
  ['Garden', 'Helper', 'Plants', 'Weeds a bed without loss', ''],
  ['Garden', 'Gardener', 'Plants', 'Plans what grows where next year', ''],
  ['Garden', 'Gardener', 'Tools', 'Sharpens the blades of others', ''],
  ['Garden', 'Gardener', 'Guests', 'Explains a plant in words a child understands', ''],
  ['Garden', 'Gardener', 'Plants', 'Names the pest from one leaf', ''],
  ['Garden', 'Head gardener', 'Plants', 'Draws the garden of the next ten years', ''],
  ['Garden', 'Head gardener', 'Tools', 'Decides which machines are bought', ''],
  ['Garden', 'Head gardener', 'Guests', 'Wins a club for a bed of its own', ''],
  ['Garden', 'Head gardener', 'Guests', 'Speaks for the garden at the town hall', ''],
];
const utf16 = Buffer.from(`\uFEFF${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`, 'utf16le');

const markdownTable = `# Ferry crew

| | Deckhand | Mate | Captain |
| --- | --- | --- | --- |
| **Deck** | Throws the line on the first try<br>Checks the ramp before cars roll | Loads the deck so that it lies level<br>Drills the crew for a fire | Sets the rules for loading |
| **Water** | Reports a light that is not on the chart | Steers into the harbour in fog | Decides when the ferry stays in port<br>Trains two mates for the passage |
| **People** | Helps a passenger before being asked | Calms a crowd that waits | Speaks to the press after an accident |
`;

const json = JSON.stringify({
  name: 'Library ladder',
  description: 'For everybody in the house.',
  levels: [
    {
      name: 'Assistant',
      summary: 'Works with books.',
      competencies: [
        { name: 'Stock', behaviors: ['Puts each book back in its place', 'Mends a torn page'] },
        { name: 'Readers', behaviors: ['Finds a book by half a title', 'Greets who comes in'] },
        { name: 'House', behaviors: ['Reports what is broken on the same day'] },
      ],
    },
    {
      name: 'Librarian',
      summary: 'Works with readers.',
      competencies: [
        { name: 'Stock', behaviors: ['Chooses what is bought', 'Sorts out what nobody reads'] },
        { name: 'Readers', behaviors: ['Runs a reading hour', 'Trains readers in searching'] },
        { name: 'House', behaviors: ['Plans who is at the desk'] },
      ],
    },
    {
      name: 'Head of the library',
      summary: 'Works with the town.',
      competencies: [
        { name: 'Stock', behaviors: ['Signs the agreement with other libraries'] },
        { name: 'Readers', behaviors: ['Opens a branch where there was none'] },
        { name: 'House', behaviors: ['Defends the budget before the council'] },
      ],
    },
  ],
});

interface Shape {
  readonly file: string;
  readonly text: Buffer | string;
  /** What the source names several of, and the command must choose. */
  readonly path?: string;
  readonly levels: number;
  readonly sides: number;
}

const shapes: Shape[] = [
  { file: 'spreadsheet.csv', text: fixture('spreadsheet.csv'), path: 'Maker', levels: 3, sides: 2 },
  { file: 'matrix.csv', text: fixture('matrix.csv'), levels: 3, sides: 4 },
  { file: 'unicode-text.tsv', text: utf16, levels: 3, sides: 3 },
  { file: 'table.md', text: markdownTable, levels: 3, sides: 3 },
  { file: 'handbook.md', text: fixture('handbook.md'), levels: 3, sides: 2 },
  { file: 'handbook.yaml', text: fixture('handbook.yaml'), levels: 3, sides: 2 },
  { file: 'tracks.yaml', text: fixture('tracks.yaml'), levels: 3, sides: 3 },
  { file: 'library.json', text: json, levels: 3, sides: 3 },
];

function sidesIn({ levels }: Ladder): Set<string> {
  const all = levels.flatMap(({ behaviours }) => behaviours.flatMap(({ theme }) => theme ?? []));
  return new Set(all);
}

function rate(template: AnswersFile, { behaviours }: Level, rating: number): void {
  for (const { id } of behaviours) template.answers[id] = rating;
}

describe.each(shapes)('$file', ({ file, text, path: chosen, levels, sides }) => {
  const made = `${file}.ladder.json`;

  test('is imported, and sound as it is', async () => {
    writeFileSync(path.join(bench.home, file), text);
    const pathArgs = chosen === undefined ? [] : ['--path', chosen];
    const args = ['ladder', 'import', file, '--out', made, ...pathArgs];
    expect(await bench.json(args)).toMatchObject({ ladder: { levels } });
    const check = await bench.json(['ladder', 'check', made]);
    expect(check).toMatchObject({ usable: true, problems: [], ladder: { levels } });
    expect(check.ladder.sides).toHaveLength(sides);
    expect(check.trial.exact).toBeGreaterThan(0.5);
  });

  test('is used and answered; the result, the plan and the pages speak of it', async () => {
    expect(await bench.json(['ladder', 'use', made])).toMatchObject({ ladder: { levels } });
    const { ladder } = await bench.json(['ladder']);
    const template = JSON.parse((await bench.run(['assess', '--template'])).stdout);
    for (const level of ladder.levels) {
      rate(template, level, level.rank <= 2 ? 4 : 2);
    }
    const stdin = JSON.stringify(template);
    const report = await bench.json(['assess', '--answers', '-'], { stdin });
    expect(report.stage.level).toBe(2);
    expect(report.plan.active.length).toBeGreaterThan(0);
    const [status, mine, form, page] = [
      await bench.run(['status']),
      await bench.run(['export', '--for', 'me', '--format', 'markdown']),
      await bench.run(['review', 'ask', '--format', 'markdown']),
      await bench.run(['review', 'ask', '--format', 'html']),
    ];
    expect([status.code, mine.code, form.code, page.code]).toEqual([0, 0, 0, 0]);
    expect(status.stdout).toContain(ladder.levels[1].title);
    for (const label of sides < 3 ? [] : sidesIn(ladder)) {
      expect(mine.stdout, 'a heading over answers').toMatch(new RegExp(`^#{3,4} ${label}$`, 'm'));
      expect(form.stdout, 'a heading in the form').toMatch(new RegExp(`^### ${label}$`, 'm'));
      expect(page.stdout, 'a heading in the page').toContain(`<h2>${label}</h2>`);
    }
    if (sides < 3) expect(form.stdout).not.toContain('###');
  });
});
