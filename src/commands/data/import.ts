import { clean } from '../../core/base/clean.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'import'> = async ({ arguments: [file = '-'], options }, world) =>
  importJournal(file, options.json ?? false, world);

/** More refused lines than these are counted and not listed. */
const mostRefused = 5;

/** Brings in what another journal has and this one has not, and says what became of its lines. */
export async function importJournal(file: string, json: boolean, world: World): Promise<number> {
  const source = file === '-' ? 'standard input' : clean(file);
  const journal = await world.readJournalFile(file);
  const imported = await world.store.importLines(journal, source);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, ...imported }));
    return 0;
  }
  const { added, known, newer, refused } = imported;
  const newerNote = newer > 0 ? `, ${newer} of them of a newer version, kept for it` : '';
  const sentence = `Added ${counted(added, 'event')}${newerNote}; ${known} were here already`;
  const { renderSentences } = await import('../../views/text/sentences.js');
  world.out.write(renderSentences([sentence], await world.style(world.out)));
  if (refused.length > 0) {
    const more = refused.length - mostRefused;
    world.notice(
      [
        `Refused ${counted(refused.length, 'line')} of ${source}:`,
        ...refused.slice(0, mostRefused).map(({ line, reason }) => `  line ${line}: ${reason}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ].join('\n'),
    );
  }
  return 0;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
