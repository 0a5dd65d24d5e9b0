import type { Report } from '../core/report.schema.js';
import type { World } from '../world.js';
import type { Input, Run } from './index.js';
import type { Known } from './state.js';
import { readKnown, requireReport } from './state.js';

export const run: Run<'export'> = async ({ options }, world) => {
  const known = await readKnown(world);
  const text = await render(requireReport(known), known, options);
  if (options.out === undefined) {
    world.out.write(text);
  } else {
    await world.writeOutput(options.out, text, options.force ?? false);
    await confirm(world, options.out, options.json ?? false);
  }
  return 0;
};

async function render(
  report: Report,
  { ladder }: Known,
  options: Input<'export'>['options'],
): Promise<string> {
  const { formats } = await import('../views/index.js');
  const format =
    options.format ?? (options.json && options.out === undefined ? 'json' : 'markdown');
  const view = await formats[format].load();
  return view(report, ladder, options.for ?? 'mentor');
}

async function confirm(world: World, file: string, json: boolean): Promise<void> {
  if (json) {
    const { toJson } = await import('../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, written: file }));
  } else if (!world.quiet) {
    world.err.write(`Written to ${file}\n`);
  }
}
