import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { World } from '../../world/world.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'export'> = async ({ options }, world) => {
  // By convention, - is standard output.
  const file = options.out === '-' ? undefined : options.out;
  const isJson = options.json && file === undefined;
  const { format = isJson ? 'json' : 'markdown' } = options;
  const page = await exportText(format, options.for, world);
  if (file === undefined) return { page };
  await world.writeOutput(file, page, options.force ?? false);
  return { json: { written: file }, notice: `Written to ${clean(file)}` };
};

type ExportOptions = Input<'export'>['options'];

async function exportText(
  format: NonNullable<ExportOptions['format']>,
  reader: ExportOptions['for'],
  world: World,
): Promise<string> {
  const { formats } = await import('../../views/export-formats.js');
  const view = format === 'journal' ? null : formats[format];
  if (reader !== undefined && !view?.hasReaders) {
    throw new CoachError('usage', `--for has no effect with --format ${format}`, [
      `career-coach export --for ${reader} --format markdown`,
      `career-coach export --format ${format}`,
    ]);
  }
  if (view === null) {
    // Exporting events needs no stage.
    const { journalText } = await import('./export-journal.js');
    return journalText(world);
  }
  const journalState = await readJournal(world);
  const { locale } = await world.settings();
  return (await view.load())(
    requireReport(journalState),
    journalState.ladder,
    reader ?? 'mentor',
    locale,
  );
}
