import { titleFromWords } from '../../src/core/plan/titles.js';
import type {
  Ladder,
  LadderAction,
  Level,
  LevelBehaviour,
  Strand,
  StrandBehaviour,
} from '../../src/core/schema/ladder.schema.js';
import { escapeMarkdown } from '../../src/views/markdown/escape.js';
import type { Block } from '../../src/views/markdown/parts.js';
import { document, paragraph, section, table } from '../../src/views/markdown/parts.js';
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
} from '../../src/views/text/words.js';

/** The text of docs/ladder.md. */
export function renderLadderPage(ladder: Ladder): string {
  return document([
    [`# ${escapeMarkdown(ladder.title)}`],
    paragraph(ladder.about),
    ['<!-- Made from the ladder’s JSON by `npm run generate`; edit that instead. -->'],
    contents(ladder),
    ...scale(ladder),
    ...ladder.levels.flatMap((level) => levelBlocks(level, ladder)),
    ...ladder.strands.flatMap((strand) => strandBlocks(strand, ladder)),
  ]);
}

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}

const levelHeading = ({ rank, title }: Level) => `Level ${rank}: ${title}`;

function contents({ levels, strands }: Ladder): Block {
  const row = (heading: string, summary: string) =>
    `| [${escapeMarkdown(heading)}](#${anchorOf(heading)}) | ${escapeMarkdown(summary)} |`;
  return [
    '| | In brief |',
    '| --- | --- |',
    ...levels.map((level) => row(levelHeading(level), level.summary)),
    ...strands.map(({ title, summary }) => row(title, summary)),
  ];
}

function scale({ scale: whole }: Ladder): Block[] {
  const { period, points, held, earlier, noOpportunity } = whole;
  const label = points.find(({ value }) => value === held)?.label ?? '';
  return section('How behaviours are rated', [
    paragraph(
      `Each behaviour is rated over ${period}. From ${held} on (${label}), it counts as done.`,
      `“${earlier.label}” counts, too, with less weight; “${noOpportunity.label}” is not a low rating.`,
      guidanceSentence,
    ),
    table(
      ['', 'Rating', 'What it means'],
      scaleRows(whole).map(({ key, label: name, meaning }) => [key, name, meaning]),
    ),
  ]);
}

function levelBlocks(level: Level, ladder: Ladder): Block[] {
  const { rank, summary, signs, pitfalls, toNext, behaviours } = level;
  return [
    [`## ${escapeMarkdown(levelHeading(level))}`],
    paragraph(summary),
    ...section('Signs that others could confirm', [bullets(signs.map(({ text }) => text))], 3),
    ...section('Pitfalls', [bullets(pitfalls.map(({ text }) => text))], 3),
    ...section(
      'What people at this level do',
      behaviours.flatMap((behaviour) => behaviourBlocks(behaviour, themeWords(behaviour, ladder))),
      3,
    ),
    ...section(`On the way to level ${rank + 1}`, [paragraph(toNext)], 3),
  ];
}

function strandBlocks(strand: Strand, { levels }: Ladder): Block[] {
  const { title, summary, comesFirst, matters, behaviours } = strand;
  const sentences = matters.map(({ rank, text }) => [
    `${rank}: ${levels.find((level) => level.rank === rank)?.title ?? ''}`,
    text,
  ]);
  return [
    [`## ${escapeMarkdown(title)}`],
    paragraph(summary, comesFirst ? 'Its gaps come before all others.' : null),
    ...section(
      'Why it matters at each level',
      [sentences.length === 0 ? [] : table(['Level', 'Why'], sentences)],
      3,
    ),
    ...section(
      'What people do',
      behaviours.flatMap((behaviour) =>
        behaviourBlocks(behaviour, `expected from level ${behaviour.expectedFrom}`),
      ),
      3,
    ),
  ];
}

function themeWords({ theme }: LevelBehaviour, { themes }: Ladder): string | null {
  return theme === null ? null : (themes[theme]?.label ?? theme);
}

function behaviourBlocks(
  { id, statement, looksLike, doesNotCount, actions }: LevelBehaviour | StrandBehaviour,
  particular: string | null,
): Block[] {
  const particulars = [`\`${id}\``, particular === null ? null : escapeMarkdown(particular)];
  return [
    [`#### ${escapeMarkdown(statement)}`],
    [particulars.filter((word) => word !== null).join(' · ')],
    looksLike.length === 0 ? [] : ['It looks like:'],
    bullets(looksLike),
    doesNotCount === null ? [] : [`Does not count: ${escapeMarkdown(ended(doesNotCount))}`],
    ...(actions.length === 0 ? [] : [actionsBlock(actions)]),
  ];
}

/** Actions are collapsed: a reader wants the behaviours first. */
function actionsBlock(actions: readonly LadderAction[]): Block {
  return [
    `<details><summary>${capitalised(counted(actions.length, 'thing to do', 'things to do'))} about it</summary>`,
    '',
    ...actions.flatMap(actionLines),
    '',
    '</details>',
  ];
}

function actionLines(action: LadderAction): string[] {
  const sentences = [actionSentence(action), fallbackSentence(action), doneSentence(action)];
  const text = sentences.filter((sentence) => sentence !== null).join(' ');
  const title = action.title ?? titleFromWords(action);
  const time = action.effort ?? counted(action.days, 'day', 'days');
  const particulars = [purposes[action.for].toLowerCase(), escapeMarkdown(time)].join(', ');
  return [`- **${escapeMarkdown(title)}** (${particulars}). ${escapeMarkdown(text)}`];
}

function bullets(texts: readonly string[]): Block {
  return texts.map((text) => `- ${escapeMarkdown(text)}`);
}
