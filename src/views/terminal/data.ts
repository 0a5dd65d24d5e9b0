import { clean } from '../../core/base/clean.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { JsonOf } from '../../core/output/output.schema.js';
import { renderSentences } from '../text/sentences.js';
import type { Style } from '../text/style.js';

/** Always in figures: whoever moves data compares the numbers. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The profile's paths, in columns that `cut` can read. */
export function renderPaths({ folder, journal, settings, from }: JsonOf<'data path'>): string {
  return [
    `folder    ${clean(folder)}`,
    `journal   ${clean(journal)}`,
    `settings  ${clean(settings)}`,
    `decided   by ${from}`,
    '',
  ].join('\n');
}

export function renderBackup({ written }: JsonOf<'data backup'>, style: Style): string {
  const file = clean(written);
  return renderSentences(
    [
      `The journal is copied to ${file}, readable by you alone. It holds all of your notes: keep it out of shared repositories.`,
      `Bring it back: career-coach data restore ${quotedForShell(file)}`,
    ],
    style,
  );
}

export function renderForgotten(
  { folder, events, deleted, left, linked }: JsonOf<'data forget'>,
  style: Style,
): string {
  return renderSentences(
    [
      deleted.length === 0
        ? `There was nothing to delete in ${clean(folder)}.`
        : `Deleted ${deleted.join(', ')} in ${clean(folder)}: ${counted(events, 'event')}.`,
      ...linked.map((path) => `It was a link: ${clean(path)} was NOT deleted.`),
      ...(left.length > 0
        ? [`Left alone, because this program did not make it: ${clean(left.join(', '))}.`]
        : []),
      'Backups and exports that you made elsewhere are still there.',
    ],
    style,
  );
}

export function renderImported({ added, known, newer }: JsonOf<'import'>, style: Style): string {
  const newerNote = newer > 0 ? `, ${newer} of them of a newer version, kept for it` : '';
  return renderSentences(
    [`Added ${counted(added, 'event')}${newerNote}; ${known} were already here`],
    style,
  );
}

/** Refused lines that are listed; the others are counted. */
const mostRefused = 5;

/** A notice about the lines of a journal that were not imported. */
export function describeRefused(refused: JsonOf<'import'>['refused'], source: string): string {
  const { shown, rest } = shownOf(refused, mostRefused);
  return [
    `Refused ${counted(refused.length, 'line')} of ${source}:`,
    ...shown.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ].join('\n');
}

type Restored = JsonOf<'data restore'>;

/** A notice about what restoring the backup would change. */
export function describeChanges(
  { here, there, onlyHere, onlyThere, damaged }: Omit<Restored, 'restored' | 'setAside'>,
  file: string,
): string {
  return [
    `Here are ${here} events; ${file} holds ${there}.`,
    `  ${onlyThere} would come back, ${onlyHere} would be set aside, ${there - onlyThere} stay.`,
    ...(damaged > 0 ? [`  ${damaged} of its lines cannot be read.`] : []),
    ...(onlyHere > 0 ? [`  To keep both: career-coach data merge ${quotedForShell(file)}`] : []),
  ].join('\n');
}

export function renderRestored({ restored, setAside }: Restored, style: Style): string {
  const where = setAside === null ? [] : [`The journal that was here is now ${clean(setAside)}.`];
  return renderSentences([`Restored ${restored} events.`, ...where], style);
}
