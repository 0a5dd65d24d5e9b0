import { clean } from '../../core/base/clean.js';
import type { Run } from '../shared/run.js';

export const run: Run<'import'> = async ({ arguments: [file = '-'] }, world) => {
  const source = file === '-' ? 'standard input' : clean(file);
  const json = await world.store.importLines(await world.readJournalFile(file), source);
  const { describeRefused, renderImported } = await import('../../views/terminal/data.js');
  return {
    json,
    page: (style) => renderImported(json, style),
    ...(json.refused.length > 0 && { notice: describeRefused(json.refused, source) }),
  };
};
