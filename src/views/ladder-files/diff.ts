import type { JsonOf } from '../../core/output/output.schema.js';
import { hang, heading, indent, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';

type Diff = JsonOf<'ladder diff'>;
type Fate = Diff['behaviours'][number];

/** What a change of a ladder does to the answers that people have given. */
export function renderLadderDiff(diff: Diff, style: Style): string {
  const { titles, versions } = diff;
  const title =
    titles.from === titles.to ? `“${titles.to}”` : `“${titles.from}”, now “${titles.to}”`;
  const head = `${title}: version ${versions.from} to ${versions.to}.`;
  if (diff.unchanged)
    return page(running([head, 'Nothing that answers hang on has changed.'], style));
  const of = (fate: Fate['fate']) => diff.behaviours.filter((one) => one.fate === fate);
  const moved = diff.behaviours.filter((one) => one.moved !== null && one.to !== null);
  const renamed = of('same').filter(({ id, to }) => to?.id !== id);
  return page(
    spaced([
      running([head, summaryOf(diff)], style),
      levelLines(diff, style),
      scaleLines(diff, style),
      listed('Reworded: answers are kept, and people are told', of('reworded').map(wordsOf), style),
      listed(
        'Replaced under the same id: answers are not kept, and it is asked again',
        of('replaced').map(wordsOf),
        style,
      ),
      listed(
        'Taken out: answers no longer count',
        of('removed').map(({ id, statement }) => [`${id}: ${statement}`]),
        style,
      ),
      listed(
        'Moved: answers count there from now on',
        moved.map(({ id, moved: way }) => [`${id}: from “${way?.from}” to “${way?.to}”`]),
        style,
      ),
      listed(
        'For other branches: answers count on these alone',
        (diff.forOthers ?? []).map(({ id, from, to }) => [
          `${id}: for ${branchWords(to)}, not for ${branchWords(from)}`,
        ]),
        style,
      ),
      listed(
        'Renamed: answers are carried over',
        renamed.map(({ id, to }) => [`${id} is now ${to?.id}`]),
        style,
      ),
      listed(
        'New: not answered by anybody yet',
        diff.added
          .filter((id) => !of('replaced').some((one) => one.to?.id === id))
          .map((id) => [id]),
        style,
      ),
    ]),
  );
}

function branchWords(branches: readonly string[]): string {
  return branches.length === 0 ? 'everybody' : branches.join(' and ');
}

function summaryOf({ sameLadder, kept, behaviours, added, numbers }: Diff): string {
  if (!sameLadder)
    return 'The two have hardly anything in common but their id: give the new one an id of its own.';
  const lost = behaviours.filter(({ fate }) => fate === 'removed' || fate === 'replaced').length;
  const sentences = [
    `${capitalised(counted(kept, 'behaviour', 'behaviours'))} stayed word for word; answers to ${counted(lost, 'other', 'others')} are lost; ${counted(added.length, 'is', 'are')} new.`,
    numbers ? 'The numbers of the placement changed, so levels may, too.' : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function wordsOf({ id, statement, to }: Fate): string[] {
  return [`${id}: ${statement}`, ...(to === null ? [] : [`now: ${to.statement}`])];
}

function levelLines({ levels, addedLevels }: Diff, style: Style): string[] {
  const lines = [
    ...levels.map(({ rank, title, to }) =>
      to === null
        ? `Level ${rank}, ${title}, is gone.`
        : `Level ${rank}, ${title}, is now level ${to.rank}, ${to.title}.`,
    ),
    ...addedLevels.map(({ rank, title }) => `Level ${rank}, ${title}, is new.`),
  ];
  return listed(
    'Levels: results keep the level they name',
    lines.map((line) => [line]),
    style,
  );
}

function scaleLines({ points, held }: Diff, style: Style): string[] {
  const lines = [
    ...points.map(({ value, label, to }) =>
      to === null
        ? `${value}, ${label}, is gone: its answers are asked again.`
        : `${value}, ${label}, is now ${to}.`,
    ),
    ...(held === null
      ? []
      : [
          `A behaviour counts as held from “${held.to}” on, not from “${held.from}” on: levels may change.`,
        ]),
  ];
  return listed(
    'Scale: a rating follows the words of its point',
    lines.map((line) => [line]),
    style,
  );
}

/** Each entry is a line, with further lines indented below it. */
function listed(title: string, entries: readonly (readonly string[])[], style: Style): string[] {
  if (entries.length === 0) return [];
  return [
    ...heading(`${title} (${entries.length})`, style),
    ...entries.flatMap(([first = '', ...more]) => [
      ...hang('  ', [first], style, '    '),
      ...more.flatMap((line) => indent(4, [line], style)),
    ]),
  ];
}
