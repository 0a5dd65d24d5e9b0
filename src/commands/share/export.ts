import { clean } from '../../core/base/clean.js';
import type { Report } from '../../core/schema/report.schema.js';
import type { World } from '../../world/world.js';
import type { Known } from '../shared/journal-state.js';
import { readKnown, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'export'> = async ({ options }, world) => {
  const { format } = options;
  const text =
    format === 'journal' ? await journal(world) : await shared({ ...options, format }, world);
  if (options.out === undefined) {
    world.out.write(text);
  } else {
    await world.writeOutput(options.out, text, options.force ?? false);
    await confirm(world, options.out, options.json ?? false);
  }
  return 0;
};

/** Events, not a view of them: there need be no stage. */
async function journal(world: World): Promise<string> {
  const { journalText } = await import('./export-journal.js');
  return journalText(world);
}

type Options = Input<'export'>['options'];
/** The options of a format that shows the report. */
type SharedOptions = Omit<Options, 'format'> & {
  readonly format: Exclude<Options['format'], 'journal'>;
};

async function shared(options: SharedOptions, world: World): Promise<string> {
  const known = await readKnown(world);
  const { locale } = await world.settings();
  return render(requireReport(known), known, options, locale);
}

async function render(
  report: Report,
  { ladder }: Known,
  options: SharedOptions,
  locale: string | null,
): Promise<string> {
  const { formats } = await import('../../views/export-formats.js');
  const format =
    options.format ?? (options.json && options.out === undefined ? 'json' : 'markdown');
  const view = await formats[format].load();
  return view(report, ladder, options.for ?? 'mentor', locale);
}

async function confirm(world: World, file: string, json: boolean): Promise<void> {
  if (json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, written: file }));
  } else {
    world.notice(`Written to ${clean(file)}`);
  }
}
