import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Bench } from './program.js';

/** A ladder that forks: one file, and each person is on one branch. */

const bench = new Bench();
afterAll(() => bench.remove());

const yaml = `id: crew
title: The crew's ladder
branches:
  - { id: manager, label: People manager }
  - { id: expert, label: Expert }
levels:
  - rank: 1
    id: junior
    title: Junior
    behaviours:
      - { id: splices, statement: Splices a rope that holds. }
      - { id: reports, statement: Reports a worn line before it is used. }
      - { id: stows, statement: Stows the gear in its place. }
  - rank: 2
    id: senior
    title: Senior
    behaviours:
      - { id: rigs, statement: Rigs the whole boat without a plan. }
      - { id: reads-weather, statement: Says what the weather does in two hours. }
      - { id: shows-knots, statement: Shows a junior the knots of the day., for: [manager] }
  - rank: 3
    id: lead
    title: Lead
    for: [manager]
    behaviours:
      - { id: plans-crew, statement: Plans who stands which watch. }
      - { id: settles-quarrels, statement: Settles a quarrel within the day. }
      - { id: trains, statement: Trains a junior for a watch of their own. }
  - rank: 3
    id: expert
    title: Expert
    for: [expert]
    behaviours:
      - { id: designs-rigs, statement: Designs a rig that others build. }
      - { id: finds-faults, statement: Finds the fault that others gave up on. }
      - { id: writes-manual, statement: Writes the manual that the yard works by. }
`;
writeFileSync(path.join(bench.home, 'crew.yaml'), yaml);
const answers = (own: object) =>
  JSON.stringify({
    ladder: 'crew',
    answers: { splices: 5, reports: 4, stows: 4, rigs: 4, 'reads-weather': 4, ...own },
  });

test('the check looks at each branch', async () => {
  const json = await bench.json(['ladder', 'check', 'crew.yaml']);
  expect(json).toMatchObject({
    usable: true,
    trial: null,
    branches: [
      { id: 'manager', ladder: { levels: 3, behaviours: 9 }, trial: { exact: expect.any(Number) } },
      { id: 'expert', ladder: { levels: 3, behaviours: 8 } },
    ],
  });
  const { stdout } = await bench.run(['ladder', 'check', 'crew.yaml']);
  expect(stdout).toContain('What the branch “Expert” can tell apart');
});

test('scripts are told to choose before they answer, people see the first branch until then', async () => {
  const used = await bench.run(['ladder', 'use', 'crew.yaml']);
  expect(used.stdout).toContain('career-coach settings set branch expert');
  const refused = await bench.run(['assess', '--answers', '-'], { stdin: answers({}) });
  expect(refused).toMatchObject({ code: 2 });
  expect(refused.stderr).toContain(
    'Your ladder has branches, and none is chosen yet: “People manager”, “Expert”',
  );
  const shown = await bench.run(['ladder', '3']);
  expect(shown.stdout).toContain('Level 3 of 3: Lead');
  expect(shown.stderr).toContain('This is “People manager”; there is also “Expert”.');
});

test('whoever is on a branch meets nothing of the other', async () => {
  const wrong = await bench.run(['settings', 'set', 'branch', 'boss']);
  expect(wrong.stderr).toContain('use manager (People manager), expert (Expert)');
  expect((await bench.run(['settings', 'set', 'branch', 'Expert'])).stdout).toBe(
    'branch = expert\n',
  );
  const { stdout, stderr } = await bench.run(['ladder']);
  expect(stderr).toBe('');
  expect(stdout).toContain('The branch “Expert”. There is also “People manager”');
  expect(stdout).not.toContain('(lead)');
  const template = await bench.run(['assess', '--template']);
  expect(template.stdout).toContain('designs-rigs');
  expect(template.stdout).not.toContain('plans-crew');
  const expert = answers({ 'designs-rigs': 4, 'finds-faults': 4, 'writes-manual': 2 });
  const run = await bench.run(['assess', '--answers', '-'], { stdin: expert });
  expect(run).toMatchObject({ code: 0 });
  expect(run.stdout.replace(/\s+/g, ' ')).toContain('3: Expert');
  const status = await bench.json(['status']);
  expect(JSON.stringify(status)).not.toMatch(/plans-crew|shows-knots|Lead/);
});

test('answers that both branches ask for count on the other, which says where they come from', async () => {
  await bench.run(['settings', 'set', 'branch', 'manager']);
  const status = await bench.json(['status']);
  expect(status).toMatchObject({
    stage: { level: 2 },
    basis: {
      ladder: {
        branch: { from: 'Expert', to: 'People manager' },
        levelsAdded: ['Lead'],
        levelsRemoved: ['Expert'],
        told: { level: 3, title: 'Expert' },
      },
    },
  });
  const { stdout } = await bench.run(['status']);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'You answered as “Expert” and now look at “People manager”: new: Lead; gone: Expert; 4 behaviours are new',
  );
  const history = await bench.run(['history']);
  expect(history.stdout).toContain('level 3: Expert');
});

test('back on the first branch everything is as it was', async () => {
  await bench.run(['settings', 'set', 'branch', 'expert']);
  const status = await bench.json(['status']);
  expect(status).toMatchObject({ stage: { level: 3 } });
  expect(status.basis?.ladder).toBeUndefined();
});

test('a diff says what is for other branches than before', async () => {
  writeFileSync(path.join(bench.home, 'same.yaml'), yaml.replace(', for: [manager] }', ' }'));
  const diff = await bench.json(['ladder', 'diff', 'crew.yaml', 'same.yaml']);
  expect(diff).toMatchObject({
    unchanged: false,
    forOthers: [{ id: 'shows-knots', from: ['manager'], to: [] }],
  });
  const { stdout } = await bench.run(['ladder', 'diff', 'crew.yaml', 'same.yaml']);
  expect(stdout).toContain('shows-knots: for everybody, not for manager');
  const itself = await bench.json(['ladder', 'diff', 'crew.yaml', 'crew.yaml']);
  expect(itself).toMatchObject({ unchanged: true });
});
