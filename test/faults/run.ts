/**
 * The long form of the fault tests, `npm run test:faults`: every fault in full, with a table of figures. Fails when
 * a goal is missed. `-- NAME…` runs those whose name contains a NAME; `-- --quick` takes the sizes of `npm test`, and
 * `-- --thorough` those of CI.
 */
import process from 'node:process';
import { type Fault, inShort } from './fault.js';
import { faults } from './faults.js';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const size =
  (['quick', 'thorough'] as const).find((name) => process.argv.includes(`--${name}`)) ?? 'long';
let isMissed = false;

for (const fault of faults.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
)) {
  const row = await rowOf(fault);
  process.stdout.write(row);
}
process.stdout.write(
  isMissed ? '\nA goal is missed.\n' : '\nEvery goal is met, but for what was skipped.\n',
);
if (isMissed) process.exitCode = 1;

async function rowOf({ name, goal, missing, sizes, run }: Fault): Promise<string> {
  const reason = missing();
  if (reason !== null) return `\nSKIPPED  ${name}\n         because ${reason}\n`;
  const started = performance.now();
  const { measured, failures } = await run(sizes[size]);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  if (failures.length > 0) isMissed = true;
  const verdict = failures.length === 0 ? 'met    ' : 'MISSED ';
  const details = failures.length === 0 ? '' : `${inShort(failures).replace(/^/gm, '         ')}\n`;
  return `\n${verdict}  ${name}\n         goal      ${goal}\n         measured  ${measured} (${seconds} s)\n${details}`;
}
