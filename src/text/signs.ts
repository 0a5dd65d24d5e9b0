export interface Charset {
  /** False: only ASCII. */
  readonly unicode: boolean;
  /** Writes the program's own commands as they can be typed here. */
  readonly commands?: ((text: string) => string) | undefined;
}

export interface Glyphs {
  /** Bar cell for a held behaviour or an answered question. */
  readonly full: string;
  /** Bar cell for a behaviour that is rated one point short of held. */
  readonly nearly: string;
  /** Bar cell for a behaviour that is rated but not held, or a question that is still open. */
  readonly shaded: string;
  /** Bar cell for an unrated behaviour. */
  readonly empty: string;
  /** Marks the stage, or the option that Enter selects. */
  readonly pointer: string;
  readonly bullet: string;
  readonly done: string;
  readonly dropped: string;
  /** A line over time: where something was recorded, and what joins those points. */
  readonly point: string;
  readonly line: string;
  readonly wall: string;
  /** Where a line that came from the left turns up or down. */
  readonly up: string;
  readonly down: string;
  /** Separates items on one line; includes its spaces. */
  readonly between: string;
  readonly ellipsis: string;
}

const unicodeGlyphs: Glyphs = {
  full: '█',
  nearly: '▒',
  shaded: '░',
  empty: '·',
  pointer: '›',
  bullet: '•',
  done: '✓',
  dropped: '–',
  point: '●',
  line: '─',
  wall: '│',
  up: '╯',
  down: '╮',
  between: ' · ',
  ellipsis: '…',
};

const asciiGlyphs: Glyphs = {
  full: '#',
  nearly: '+',
  shaded: '-',
  empty: '.',
  pointer: '>',
  bullet: '*',
  done: '+',
  dropped: '-',
  point: 'o',
  line: '-',
  wall: '|',
  up: '+',
  down: '+',
  between: ' | ',
  ellipsis: '...',
};

export function glyphs({ unicode }: Charset): Glyphs {
  return unicode ? unicodeGlyphs : asciiGlyphs;
}

/** ASCII forms of typographic signs. Letters are not listed: nobody's name is rewritten. */
const asciiForms: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '…': '...',
  '·': '|',
  '•': '*',
  '›': '>',
  '→': '->',
  '←': 'Left',
  '↑': 'Up',
  '↓': 'Down',
  '×': 'x',
  '≥': '>=',
  '≤': '<=',
  '\u00a0': ' ',
  '\u202f': ' ',
};
const typographicSigns = new RegExp(`[${Object.keys(asciiForms).join('')}]`, 'gu');

/** The text as it can be read here: in ASCII if that is all there is, and with commands that work. */
export function typeset(text: string, { unicode, commands }: Charset): string {
  const typed = commands?.(text) ?? text;
  return unicode ? typed : typed.replace(typographicSigns, (sign) => asciiForms[sign] ?? sign);
}
