import type { PlacedBehaviour } from '../../core/ladder/find-in-ladder.js';
import { findPart } from '../../core/ladder/find-in-ladder.js';
import { factsOf } from '../../core/ladder/ladder-facts.js';
import { bySide, sideLabel } from '../../core/ladder/sides.js';
import { titleFromWords } from '../../core/plan/titles.js';
import type {
  Ladder,
  LadderAction,
  Level,
  LevelBehaviour,
  Strand,
  StrandBehaviour,
} from '../../core/schema/ladder.schema.js';
import { glyphs } from '../../text/signs.js';
import type { Span } from '../../text/wrap.js';
import { sizeWords } from '../text/ladder-size.js';
import { hang, heading, indent, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import {
  actionSentence,
  capitalised,
  counted,
  doneSentence,
  ended,
  fallbackSentence,
  guidanceSentence,
  purposes,
  scaleRows,
} from '../text/words.js';

/**
 * The part of the ladder that `which` names; the whole ladder in brief if it is undefined or names no part.
 */
export function renderLadder(ladder: Ladder, which: string | undefined, style: Style): string {
  const lines = which === undefined ? null : partLines(ladder, which, style);
  return page(lines ?? overview(ladder, style));
}

function partLines(ladder: Ladder, which: string, style: Style): string[] | null {
  const part = findPart(ladder, which);
  if (part === null) return null;
  if (part.behaviour !== undefined) return behaviourPage(ladder, part, style);
  return part.level === undefined
    ? strandPage(ladder, part.strand, style)
    : levelPage(ladder, part.level, style);
}

function overview(ladder: Ladder, style: Style): string[] {
  const { levels, strands } = ladder;
  const examples = [levels.at(-1)?.rank, strands[0]?.id, levels[0]?.behaviours[0]?.id]
    .filter((part) => part !== undefined)
    .map((part) => `career-coach ladder ${part}`);
  return spaced([
    [...heading(ladder.title, style), ...running([ladder.about], style)],
    running([sizeSentence(ladder)], style),
    branchLines(ladder, style),
    heading('Levels', style),
    ...levels.map(({ rank, title, summary }) => entry(`${rank} `, title, null, summary, style)),
    strands.length === 0 ? [] : heading('Habits that count at every level', style),
    ...strands.map(({ title, id, summary }) =>
      entry(`${glyphs(style).bullet} `, title, id, summary, style),
    ),
    scaleLines(ladder, style),
    [
      ...running([`${guidanceSentence} More about a part:`], style),
      ...examples.flatMap((example) => indent(2, [example], style)),
    ],
  ]);
}

function sizeSentence(ladder: Ladder): string {
  const facts = factsOf(ladder);
  const sides = facts.sides.length === 0 ? '' : `: ${facts.sides.join(', ')}`;
  return ended(capitalised(`${sizeWords(facts)}${sides}`));
}

function branchLines({ branches = [], branch }: Ladder, style: Style): string[] {
  if (branch === undefined) return [];
  const own = branches.find(({ id }) => id === branch)?.label ?? branch;
  const others = branches
    .filter(({ id }) => id !== branch)
    .map(({ id, label }) => `“${label}” (career-coach settings set branch ${id})`);
  return running([`The branch “${own}”. There is also ${others.join(', ')}.`], style);
}

/** @param id of what has no number to be asked for by */
function entry(
  sign: string,
  title: string,
  id: string | null,
  summary: string,
  style: Style,
): string[] {
  return [
    ...hang(
      sign,
      [
        { text: title, paint: style.paint.bold },
        ...(id === null ? [] : [dimmed(`(${id})`, style)]),
      ],
      style,
    ),
    ...indent(sign.length, [summary], style),
  ];
}

function scaleLines({ scale }: Ladder, style: Style): string[] {
  return [
    ...heading(`Each behaviour is rated over ${scale.period}`, style),
    ...scaleRows(scale).flatMap(({ key, label, meaning }) =>
      hang(`${key} `, [meaning === '' ? label : `${label}: ${meaning}`], style),
    ),
    ...running([`You do it from ${scale.held} on; e counts, too, with less weight.`], style),
  ];
}

function levelPage(ladder: Ladder, level: Level, style: Style): string[] {
  const { bullet } = glyphs(style);
  const sentences = (texts: readonly { text: string }[]) =>
    texts.flatMap(({ text }) => hang(`${bullet} `, [text], style));
  return spaced([
    [
      ...heading(`Level ${level.rank} of ${ladder.levels.length}: ${level.title}`, style),
      ...running([level.summary], style),
    ],
    titled(
      'What people at this level do',
      bySide(ladder, level.behaviours, ({ id }) => id).flatMap(({ label, items }) => [
        ...(label === null ? [] : running([`${capitalised(label)}:`], style)),
        ...behaviourList(items, style),
      ]),
      style,
    ),
    titled('Signs that others could confirm', sentences(level.signs), style),
    titled('Pitfalls', sentences(level.pitfalls), style),
    titled(
      `On the way to level ${level.rank + 1}`,
      level.toNext === null ? [] : running([level.toNext], style),
      style,
    ),
  ]);
}

function strandPage(ladder: Ladder, strand: Strand, style: Style): string[] {
  const matters = strand.matters.flatMap(({ rank, text }) => hang(`${rank} `, [text], style));
  return spaced([
    [
      ...heading(strand.title, style),
      ...running([strand.summary, dimmed(`(${strand.id})`, style)], style),
      ...(strand.comesFirst ? running(['Its gaps come before all others.'], style) : []),
    ],
    ...ladder.levels.map(({ rank, title }) =>
      titled(
        `Expected from level ${rank}: ${title}`,
        behaviourList(
          strand.behaviours.filter(({ expectedFrom }) => expectedFrom === rank),
          style,
        ),
        style,
      ),
    ),
    titled('Why it matters at each level', matters, style),
  ]);
}

function behaviourList(
  behaviours: readonly (LevelBehaviour | StrandBehaviour)[],
  style: Style,
): string[] {
  const { bullet } = glyphs(style);
  return behaviours.flatMap(({ statement, id }) =>
    hang(`${bullet} `, [statement, dimmed(`(${id})`, style)], style),
  );
}

/** @param own what the person is told of it, before what everybody reads */
export function behaviourPage(
  ladder: Ladder,
  placed: PlacedBehaviour,
  style: Style,
  own: readonly string[][] = [],
): string[] {
  const { bullet } = glyphs(style);
  const { statement, doesNotCount, looksLike, actions } = placed.behaviour;
  return spaced([
    [
      ...heading(statement, style),
      ...running([dimmed(whereWords(ladder, placed, style), style)], style),
    ],
    ...own,
    titled(
      'It looks like',
      looksLike.flatMap((text) => hang(`${bullet} `, [text], style)),
      style,
    ),
    titled(
      'What does not count',
      doesNotCount === null ? [] : running([ended(capitalised(doesNotCount))], style),
      style,
    ),
    ...actions.map((action) => actionLines(action, style)),
  ]);
}

function whereWords(
  ladder: Ladder,
  { behaviour, level, strand }: PlacedBehaviour,
  style: Style,
): string {
  const place =
    level === undefined
      ? [strand.title, `expected from level ${behaviour.expectedFrom} of ${ladder.levels.length}`]
      : [
          `Level ${level.rank}: ${level.title}`,
          behaviour.theme === null ? null : sideLabel(ladder, behaviour.theme),
        ];
  return [...place, behaviour.id].filter((word) => word !== null).join(glyphs(style).between);
}

function actionLines(action: LadderAction, style: Style): string[] {
  const sentences = [actionSentence(action), fallbackSentence(action), doneSentence(action)];
  const time = action.effort ?? counted(action.days, 'day', 'days');
  const particulars = [purposes[action.for], time, action.id];
  return titled(
    action.title ?? titleFromWords(action),
    [
      ...sentences
        .filter((sentence) => sentence !== null)
        .flatMap((sentence) => running([sentence], style)),
      ...running([dimmed(particulars.join(glyphs(style).between), style)], style),
    ],
    style,
  );
}

/** Lines under a heading; no heading if there are no lines. */
function titled(title: string, lines: readonly string[], style: Style): string[] {
  return lines.length === 0 ? [] : [...heading(title, style), ...lines];
}

function dimmed(text: string, style: Style): Span {
  return { text, paint: style.paint.dim };
}
