/** Which characters a text is drawn with. */
export interface Charset {
  /** Whether more than ASCII can be drawn. */
  readonly unicode: boolean;
}

/** The few signs that pages and questions are drawn with. */
export interface Glyphs {
  /** A cell of a bar that counts fully: a behaviour that is held, a question that is answered. */
  readonly full: string;
  /** A cell of a bar that nearly counts: a behaviour that is rated one point short of held. */
  readonly nearly: string;
  /** A cell of a bar that counts less: rated and not held, not answered yet. */
  readonly shaded: string;
  /** A cell of a bar without anything behind it: not rated. */
  readonly empty: string;
  /** Marks the stage, or the option that Enter takes. */
  readonly pointer: string;
  readonly bullet: string;
  readonly done: string;
  readonly dropped: string;
  /** Stands between things on one line, with its spaces. */
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
  between: ' | ',
  ellipsis: '...',
};

/** The signs to draw with. */
export function glyphs({ unicode }: Charset): Glyphs {
  return unicode ? unicodeGlyphs : asciiGlyphs;
}

/** Signs that typesetters prefer, and their plain form. Letters stay: nobody's name is rewritten. */
const plainSigns: Readonly<Record<string, string>> = {
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
const typographic = new RegExp(`[${Object.keys(plainSigns).join('')}]`, 'gu');

/** The text as it can be drawn, or read out: where there is only ASCII, typographic signs become plain. */
export function typeset(text: string, { unicode }: Charset): string {
  return unicode ? text : text.replace(typographic, (sign) => plainSigns[sign] ?? sign);
}
