import { clean } from '../../core/base/clean.js';
import type { Day } from '../../core/base/day.js';
import { CoachError, withNext } from '../../core/base/errors.js';
import { requirePastDay } from '../../core/base/read-day.js';
import { importLines, importSince } from '../../core/evidence/inbox/import-lines.js';
import { compactLines, lastImported, newProposals } from '../../core/evidence/inbox/inbox.js';
import type { Found } from '../../core/evidence/inbox/proposal.js';
import { readFound } from '../../core/evidence/inbox/read-found.js';
import { unseenGap } from '../../core/evidence/inbox/unseen.js';
import type { World } from '../../world/world.js';
import { readJournal } from '../shared/journal-state.js';
import type { Result, Run } from '../shared/run.js';

export const run: Run<'log import'> = async ({ arguments: [file], options }, world) => {
  const isWaiting = file === undefined && (await isTyped(world));
  const { since } = options;
  if (options['print-command'] || isWaiting) return printLines(since, world);
  if (since !== undefined) {
    throw new CoachError('usage', '--since goes with --print-command, which prints lines to run', [
      'career-coach log import --print-command --since "3 months ago"',
    ]);
  }
  const source = file === undefined || file === '-' ? 'standard input' : clean(file);
  // Commits of other people may not be UTF-8.
  const text = Buffer.from(await world.readJournalFile(file ?? '-')).toString('utf8');
  const found = read(text, source, world);
  const { ladder, state, events, report } = await readJournal(world);
  const inbox = await world.store.inbox();
  const lines = inbox.read();
  const { fresh, known } = newProposals(found.proposals, lines, events);
  const all = [...lines, ...fresh];
  const needed = compactLines(all, events);
  if (needed.length < all.length) inbox.replace(needed);
  else inbox.append(fresh);
  const json = {
    format: found.format,
    added: fresh.length,
    known,
    leftOut: found.leftOut,
    unread: found.unread.map(({ entry, reason }) => ({ entry, reason })),
    waiting: needed.filter((line) => !('dropped' in line)).length,
    question: unseenGap(ladder, report, state.evidence),
  };
  return {
    json,
    page: async (style) =>
      (await import('../../views/terminal/evidence/inbox.js')).renderImported(
        { ...json, unit: found.unit },
        style,
      ),
  };
};

function read(text: string, source: string, { today }: World): Found {
  try {
    return readFound(text, source, today);
  } catch (error) {
    throw withNext(error, ['career-coach log import --print-command prints lines that work']);
  }
}

/** Whether a person would have to type what is read. */
async function isTyped(world: World): Promise<boolean> {
  const { streams } = await world.machine();
  return streams.find(({ name }) => name === 'stdin')?.terminal ?? false;
}

async function printLines(typed: string | undefined, world: World): Promise<Result<'log import'>> {
  const commands = importLines(
    typed === undefined
      ? await sinceLastImport(world)
      : requirePastDay(typed, world.today, '--since'),
  );
  return { json: { commands }, page: `${commands.map(({ line }) => line).join('\n')}\n` };
}

async function sinceLastImport({ store, today }: World): Promise<Day> {
  const [inbox, journal] = [await store.inbox(), await store.journal()];
  return importSince(lastImported(inbox.read(), journal.read().events), today);
}
