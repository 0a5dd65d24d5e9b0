import { clean } from '../../core/base/clean.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import type { Run } from '../shared/run.js';

export const run: Run<'import'> = async ({ arguments: [file = '-'] }, world) => {
  const source = file === '-' ? 'standard input' : clean(file);
  const journal = await world.readJournalFile(file);
  const { onlyThere } = await world.store.compare(journal, source);
  // Without a copy, an import could not be taken back as a whole.
  const before = onlyThere > 0 ? await world.store.keepCopy() : null;
  const json = await world.store.importLines(journal, source);
  const { describeRefused, renderImported } = await import('../../views/terminal/data.js');
  const notices = [
    ...(json.refused.length > 0 ? [describeRefused(json.refused, source)] : []),
    ...(before === null
      ? []
      : [`To take this back: career-coach data restore ${quotedForShell(clean(before))}`]),
  ];
  return {
    json,
    page: (style) => renderImported(json, style),
    ...(notices.length > 0 && { notice: notices.join('\n') }),
  };
};
