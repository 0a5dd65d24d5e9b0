import type { QuestionOnScreen } from '../../../core/interview/question-on-screen.js';
import { questionOnScreen } from '../../../core/interview/question-on-screen.js';
import { flow, hanging } from '../../../text/wrap.js';
import { type KeyScreen, keyTable } from '../keys.js';
import { ratingOptions } from '../scale-options.js';
import type { Sheet } from '../sheet.js';
import { questionText, reviewTitle } from '../words.js';
import type { Look, PlacedSection } from './layout.js';
import { fitSections, gap, painted, section } from './layout.js';
import { bulletLines, headSection, hintLines } from './page-parts.js';

/** A page of the help: examples, what does not count, the scale, and the keys of the screen below. */
export function drawHelp(sheet: Sheet, look: Look): readonly PlacedSection[] {
  const question = questionOnScreen(sheet.interview);
  const pages = pagesOf(sheet, look);
  const at = Math.min(sheet.top, pages.length - 1);
  const back = question === null ? 'Enter back to your answers' : 'Enter back to the question';
  const which = `page ${at + 1} of ${pages.length}`;
  const more = at < pages.length - 1 ? `? next, ${which}` : which;
  const turn = pages.length === 1 ? [] : [more];
  return fitSections(
    [
      headSection(sheet, question === null ? reviewTitle : question.title, look),
      gap('gap 1'),
      { name: 'page', versions: [pages[at] ?? []] },
      gap('gap 2'),
      section('hints', hintLines([back, ...turn], look)),
    ],
    ['gap 2', 'gap 1', 'head'],
    look.height,
  );
}

export function helpPages(sheet: Sheet, look: Look): number {
  return pagesOf(sheet, look).length;
}

/** Parts that belong together stay on a page, as far as they fit there. */
function pagesOf(sheet: Sheet, look: Look): string[][] {
  // Head and hints take up to two rows each, with an empty line between.
  const room = Math.max(1, look.height - 6);
  const pages: string[][] = [];
  for (const part of partsOf(sheet, look)) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= room) {
      last.push('', ...part);
      continue;
    }
    for (let from = 0; from < part.length; from += room) pages.push(part.slice(from, from + room));
  }
  // A page with the question alone would say nothing new.
  const [first = [], second] = pages;
  const isQuestion = first.join() === partsOf(sheet, look)[0]?.join();
  return isQuestion && second !== undefined ? pages.slice(1) : pages;
}

function partsOf(sheet: Sheet, look: Look): string[][] {
  const question = questionOnScreen(sheet.interview);
  const { ladder } = sheet.interview;
  const { width, paint } = look;
  const keys = keyLines(sheet, question, look);
  if (question === null) return [keys];
  const statement = [...painted(flow([questionText(question)], width, look), paint.bold)];
  if (question.kind === 'text') return [statement, keys];
  if (question.kind === 'level') {
    const levels = ladder.levels.map(({ rank, title, summary }) =>
      numberedLines(`${rank}`, title, summary, look),
    );
    return [statement, ...levels, keys];
  }
  const { looksLike, doesNotCount } = question.behaviour;
  const scale = ratingOptions(ladder).flatMap(({ key, label, meaning }) =>
    numberedLines(key, label, meaning, look),
  );
  return [
    statement,
    titled('What counts, for example', looksLike, look),
    titled('What does not count', doesNotCount === null ? [] : [doesNotCount], look),
    [
      ...painted(flow([`The scale, for ${ladder.scale.period}`], width, look), paint.accent),
      ...scale,
    ],
    keys,
  ].filter((part) => part.length > 0);
}

function titled(title: string, texts: readonly string[], look: Look): string[] {
  if (texts.length === 0) return [];
  const { width, paint } = look;
  return [
    ...painted(flow([title], width, look), paint.accent),
    ...texts.flatMap((text) => bulletLines(text, look)),
  ];
}

/** The keys that do something on the screen below the help. */
function keyLines(sheet: Sheet, question: QuestionOnScreen | null, look: Look): string[] {
  const { levels, scale } = sheet.interview.ladder;
  const screen: KeyScreen = question?.kind ?? 'review';
  const last = screen === 'level' ? levels.length : scale.points.length;
  const hints = keyTable
    .filter(({ keys }) => keys !== 'r' || sheet.interview.lastTime !== null)
    .filter(({ on }) => (on as readonly KeyScreen[]).includes(screen))
    .map(({ keys, hint }) => `${keys.replace('1 to 5', `1 to ${last}`)} ${hint}`);
  return [look.paint.accent('Keys'), ...hintLines(hints, look)];
}

function numberedLines(number: string, label: string, meaning: string, look: Look): string[] {
  const text = meaning === '' ? label : `${label}: ${meaning}`;
  return hanging(`${number} `, flow([text], look.width - number.length - 1, look));
}
