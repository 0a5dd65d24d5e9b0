import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { World } from '../../world/world.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'export'> = async ({ options }, world) => {
  // As in other programs: the file of this name is standard output.
  const written = options.out === '-' ? undefined : options.out;
  const isJson = options.json && written === undefined;
  const { format = isJson ? 'json' : 'markdown' } = options;
  const page = await textIn(format, options.for, world);
  if (written === undefined) return { page };
  await world.writeOutput(written, page, options.force ?? false);
  return { json: { written }, notice: `Written to ${clean(written)}` };
};

type ExportOptions = Input<'export'>['options'];

async function textIn(
  format: NonNullable<ExportOptions['format']>,
  reader: ExportOptions['for'],
  world: World,
): Promise<string> {
  const { formats } = await import('../../views/export-formats.js');
  const view = format === 'journal' ? null : formats[format];
  if (reader !== undefined && !view?.hasReaders) {
    throw new CoachError('usage', `--for changes nothing in the format ${format}`, [
      `career-coach export --for ${reader} --format markdown`,
      `career-coach export --format ${format}`,
    ]);
  }
  if (view === null) {
    // Events, not a view of them: there need be no stage.
    const { journalText } = await import('./export-journal.js');
    return journalText(world);
  }
  const known = await readJournal(world);
  const { locale } = await world.settings();
  return (await view.load())(requireReport(known), known.ladder, reader ?? 'mentor', locale);
}
