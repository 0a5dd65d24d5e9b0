import type { JsonOf } from '../../core/output/output.schema.js';
import { glyphs } from '../../text/signs.js';
import { sizeWords } from '../text/ladder-size.js';
import { hang, indent, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { counted } from '../text/words.js';

/** What became of ladder files: made, started, listed, put to use. */

function nextLines(commands: readonly string[], style: Style): string[] {
  return commands.flatMap((command, index) =>
    hang(index === 0 ? 'Next: ' : '      ', [command], style),
  );
}

interface Imported {
  readonly out: string;
  readonly made: JsonOf<'ladder import'>['ladder'];
  readonly notes: readonly string[];
  readonly next: readonly string[];
}

export function renderImport({ out, made, notes, next }: Imported, style: Style): string {
  return page(
    spaced([
      running([`${out}: “${made.title}”, ${sizeWords(made)}.`], style),
      notes.flatMap((note) => running([note], style)),
      nextLines(next, style),
    ]),
  );
}

export function renderNew(
  { out, next }: { readonly out: string; readonly next: readonly string[] },
  style: Style,
): string {
  const sentence = `${out}: a small ladder to change into yours. Its comments say what goes where.`;
  return page(spaced([running([sentence], style), nextLines(next, style)]));
}

type List = JsonOf<'ladder list'>;

export function renderLadderList({ folder, ladders, path }: List, style: Style): string {
  const { pointer } = glyphs(style);
  const rows = ladders.flatMap(({ name, inUse, ladder, problem }) => {
    const sign = inUse ? `${pointer} ` : '  ';
    if (ladder === null) return hang(sign, [name, `can't be used: ${problem}`], style);
    const { title, version } = ladder;
    return [
      ...hang(
        sign,
        [{ text: name, paint: style.paint.bold }, `“${title}”, version ${version}`],
        style,
      ),
      ...indent(4, [sizeWords(ladder)], style),
    ];
  });
  const inUse =
    path === null ? [] : hang(`${pointer} `, [path, '(read from there each time)'], style);
  return page(
    spaced([
      [...rows, ...inUse],
      running([`Copies are in ${folder}.`], style),
      nextLines(['career-coach ladder use NAME|FILE'], style),
    ]),
  );
}

function branchLines(branches: readonly string[], style: Style): string[] {
  if (branches.length === 0) return [];
  return [
    ...running(
      ['This ladder forks. career-coach assess asks which way is yours, or say so now:'],
      style,
    ),
    ...branches.flatMap((id) => indent(2, [`career-coach settings set branch ${id}`], style)),
  ];
}

export function renderUse(
  { name, ladder, questions, branches = [], replacedVersion, assessments }: JsonOf<'ladder use'>,
  style: Style,
): string {
  const { count, last } = assessments;
  const history =
    count === 0 || last === null
      ? 'You have no assessment on it yet.'
      : `You have ${counted(count, 'assessment', 'assessments')} on it, the last on ${formatDay(last, style.locale)}.`;
  const changed =
    replacedVersion === null
      ? []
      : [`It takes the place of version ${replacedVersion} of the same ladder.`];
  return page(
    spaced([
      [
        ...running([`You now use “${ladder.title}” (${name}): ${sizeWords(ladder)}.`], style),
        ...running(
          [`The questionnaire asks about ${questions} questions.`, ...changed, history],
          style,
        ),
      ],
      branchLines(branches, style),
      nextLines([count === 0 ? 'career-coach assess' : 'career-coach status'], style),
    ]),
  );
}
