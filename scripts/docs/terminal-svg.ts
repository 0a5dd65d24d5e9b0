import headless from '@xterm/headless';

/** Sixteen colours on a dark ground; each has a contrast of at least 4.5 to it. */
const ground = '#1b1f27';
const plain = '#d7dce4';
const colours = [
  ...['#8b94a3', '#ff7b85', '#8ccf7e', '#e5c76b', '#7aa8ff', '#d49bf0', '#67d1dc', '#d7dce4'],
  ...['#a0a8b6', '#ff9aa2', '#a6e09a', '#f0d98c', '#9cc0ff', '#e2b8f7', '#8fe3ec', '#ffffff'],
];
const cell = { width: 8.4, height: 19 };
const margin = 16;

/** Draws what a program wrote as a picture of the terminal, without the empty lines below. `title` is read out. */
export async function terminalSvg(
  output: string,
  { cols, rows, title }: { cols: number; rows: number; title: string },
): Promise<string> {
  const terminal = new headless.Terminal({ cols, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(output, resolve));
  const lines = Array.from({ length: rows }, (_, row) => lineSpans(terminal, row, cols));
  terminal.dispose();
  const used = lines.findLastIndex((spans) => spans !== '') + 1;
  const width = Math.ceil(cols * cell.width + 2 * margin);
  const height = Math.ceil(used * cell.height + 2 * margin);
  const texts = lines
    .slice(0, used)
    .map((spans, row) =>
      spans === ''
        ? ''
        : `<text x="${margin}" y="${(margin + (row + 0.75) * cell.height).toFixed(1)}">${spans}</text>`,
    )
    .filter((text) => text !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${plain}">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

type Terminal = InstanceType<typeof headless.Terminal>;

/** Runs of characters that look alike; each begins at its own column, so that no font moves what follows. */
function lineSpans(terminal: Terminal, row: number, cols: number): string {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  const runs: { column: number; look: string; text: string }[] = [];
  for (let column = 0; column < cols; column += 1) {
    const at = line?.getCell(column);
    if (at === undefined || at.getWidth() === 0) continue;
    const colour = at.isFgPalette() ? ` fill="${colours[at.getFgColor()] ?? plain}"` : '';
    const look = `${colour}${at.isBold() ? ' font-weight="bold"' : ''}${at.isDim() ? ' opacity=".7"' : ''}`;
    const text = at.getChars() || ' ';
    const run = runs.at(-1);
    if (run?.look === look) run.text += text;
    else runs.push({ column, look, text });
  }
  return runs
    .flatMap(({ column, look, text }) =>
      // Renderers join spaces, so each word group is put where it belongs.
      [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: shown, index }) => {
        const x = margin + (column + index) * cell.width;
        const length = [...shown].length * cell.width;
        return `<tspan x="${x.toFixed(1)}" textLength="${length.toFixed(1)}"${look}>${escapeXml(shown)}</tspan>`;
      }),
    )
    .join('');
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
