import type { Block, Course, Rung, Side } from '../page/page.js';
import type { BarCounts } from '../text/layout.js';
import { barCells } from '../text/layout.js';
import type { Voice } from '../text/stage-words.js';
import { barWords, positionWords } from '../text/words.js';
import { el, type Markup } from './markup.js';

/** Pictures in SVG. Each has a text beside it, or within it, that says the same. */

const cell = { width: 14, height: 12, gap: 3 } as const;

/** A bar with a cell for each rating; what stands beside it says the same, so screen readers pass over it. */
function bar(counts: BarCounts): Markup {
  const { held, near = 0, rated } = counts;
  const cells = barCells(counts);
  const share = (count: number) => (rated === 0 ? 0 : Math.round((count / rated) * cells));
  const kinds = Array.from({ length: cells }, (_, index) => {
    if (index < share(held)) return 'held';
    if (index < share(held + near)) return 'near';
    return 'low';
  });
  const width = Math.max(1, cells * (cell.width + cell.gap) - cell.gap);
  const xOf = (index: number) => index * (cell.width + cell.gap);
  return icon(width, cell.height, ...kinds.map((kind, index) => cellOf(kind, xOf(index))));
}

function cellOf(kind: string, x: number): Markup {
  return el('rect', { class: kind, x, width: cell.width, height: cell.height, rx: 2 });
}

function svg(
  width: number,
  height: number,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly Markup[],
): Markup {
  const viewBox = `0 0 ${width} ${height}`;
  return el('svg', { viewBox, ...attributes, focusable: 'false' }, ...children);
}

/** Of this very size, and passed over by screen readers. */
function icon(width: number, height: number, ...children: readonly Markup[]): Markup {
  return svg(width, height, { width, height, 'aria-hidden': 'true' }, children);
}

const counts = (of: BarCounts, near: string) =>
  el('span', { class: 'counts' }, bar(of), el('span', {}, barWords(of, near)));

type Shown<Kind> = Extract<Block, { kind: Kind }>;

/** The ladder, its highest level on top. */
export function ladderOf({ rungs, near, voice }: Shown<'ladder'>): Markup[] {
  const items = rungs.toReversed().map((rung) => rungOf(rung, near));
  return [el('ol', { class: 'rungs', reversed: true }, ...items), key(near, voice)];
}

function rungOf({ rank, title, counts: of, likelihood, mark, isHere }: Rung, near: string): Markup {
  return el(
    'li',
    { class: isHere ? 'rung here' : 'rung', 'aria-current': isHere ? 'step' : null },
    el('span', { class: 'rank' }, el('span', { class: 'sr' }, 'Level '), rank),
    el(
      'span',
      { class: 'name' },
      `${title} `,
      mark === null ? null : el('span', { class: 'mark' }, mark),
    ),
    el('span', { class: 'likely' }, likelihood.words, shareBar(likelihood.share)),
    counts(of, near),
  );
}

const shareWidth = 96;

function shareBar(share: number): Markup {
  const height = 5;
  const size = { width: shareWidth, height, rx: 2.5 };
  return icon(
    shareWidth,
    height,
    el('rect', { class: 'track', ...size }),
    el('rect', { class: 'held', ...size, width: Math.max(2, Math.round(share * shareWidth)) }),
  );
}

function key(near: string, voice: Voice): Markup {
  const entry = (kind: string, words: string) =>
    el('span', {}, icon(cell.width, cell.height, cellOf(kind, 0)), words);
  return el(
    'p',
    { class: 'key' },
    entry('held', `${voice} do it`),
    entry('near', near),
    entry('low', 'lower'),
  );
}

export function strandsOf({ strands, near }: Shown<'strands'>): Markup {
  return el(
    'ul',
    { class: 'bars' },
    ...strands.map(({ title, counts: of }) =>
      el('li', {}, el('span', { class: 'name' }, title), counts(of, near)),
    ),
  );
}

/** Each side on a line from the lowest level to the highest. */
export function sidesOf(sides: readonly Side[], levels: number): Markup {
  return el(
    'ul',
    { class: 'bars' },
    ...sides.map(({ label, position }) =>
      el(
        'li',
        {},
        el('span', { class: 'name' }, label),
        el(
          'span',
          { class: 'counts' },
          scale(position, levels),
          el('span', {}, positionWords(position)),
        ),
      ),
    ),
  );
}

function scale(position: number, levels: number): Markup {
  const [width, height, edge] = [160, 16, 8];
  const at = (rank: number) =>
    round(edge + ((rank - 1) / Math.max(1, levels - 1)) * (width - 2 * edge));
  const ticks = Array.from({ length: levels }, (_, index) =>
    el('line', { class: 'grid', x1: at(index + 1), x2: at(index + 1), y1: 4, y2: 12 }),
  );
  return icon(
    width,
    height,
    el('line', { class: 'grid', x1: edge, x2: width - edge, y1: 8, y2: 8 }),
    ...ticks,
    el('circle', { class: 'held', cx: at(position), cy: 8, r: 6 }),
  );
}

const round = (value: number) => Math.round(value * 10) / 10;

const chart = { width: 640, top: 14, bottom: 40, left: 34, right: 16, step: 38 } as const;

/** Positions over time: a line, with a level for each line of the grid. */
export function courseOf({ points, levels, sentence }: Course): Markup {
  const height = chart.top + chart.bottom + chart.step * (levels - 1);
  const y = (position: number) => round(chart.top + (levels - position) * chart.step);
  const times = points.map(({ day }) => Date.parse(`${day}T00:00:00Z`));
  const [start = 0] = times;
  const end = Math.max(start + 1, ...times);
  const inner = chart.width - chart.left - chart.right;
  const x = (time: number) =>
    round(chart.left + 6 + ((time - start) / (end - start)) * (inner - 12));
  const placed = points.map(({ position, date, what }, index) => ({
    x: x(times[index] ?? start),
    y: y(position),
    words: `${date}, ${what}: ${position.toFixed(1)}`,
  }));
  const baseline = chart.top + chart.step * (levels - 1) + 30;
  const picture = svg(
    chart.width,
    height,
    { role: 'img', 'aria-label': `A line over time. ${sentence}` },
    [
      ...Array.from({ length: levels }, (_, index) => gridLine(index + 1, y(index + 1))),
      el('polyline', { class: 'line', points: placed.map((at) => `${at.x},${at.y}`).join(' ') }),
      ...placed.map((at, index) =>
        el(
          'circle',
          {
            class: index === placed.length - 1 ? 'dot last' : 'dot',
            cx: at.x,
            cy: at.y,
            r: 4.5,
          },
          el('title', {}, at.words),
        ),
      ),
      el('text', { class: 'axis', x: chart.left, y: baseline }, points[0]?.date ?? ''),
      el(
        'text',
        { class: 'axis', x: chart.width - chart.right, y: baseline, 'text-anchor': 'end' },
        points.at(-1)?.date ?? '',
      ),
    ],
  );
  return el('figure', {}, picture, el('figcaption', {}, sentence));
}

function gridLine(rank: number, y: number): Markup {
  return el(
    'g',
    {},
    el('line', { class: 'grid', x1: chart.left, x2: chart.width - chart.right, y1: y, y2: y }),
    el('text', { class: 'axis', x: chart.left - 12, y: y + 4.5, 'text-anchor': 'end' }, rank),
  );
}
