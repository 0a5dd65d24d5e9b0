import { glyphs } from '../../../text/signs.js';
import { hang, page, running, spaced } from '../../text/layout.js';
import type { Style } from '../../text/style.js';
import { counted } from '../../text/words.js';

export function renderErasePreview(texts: readonly string[], style: Style): string {
  const { bullet } = glyphs(style);
  return page([
    ...running(['To be erased for good:'], style),
    ...(texts.length > 0 ? texts : ['what an old copy brought back, if anything']).flatMap((text) =>
      hang(`${bullet} `, [text], style),
    ),
  ]);
}

interface Erased {
  readonly erased: number;
  readonly folder: string;
  /** Names of files with earlier copies of the journal. */
  readonly copies: readonly string[];
}

/** What was erased, and where the words may still be. */
export function renderErased({ erased, folder, copies }: Erased, style: Style): string {
  const { bullet } = glyphs(style);
  const elsewhere = [
    ...copies.map((name) => `${folder}/${name}`),
    'backups, exports and copies on other machines: merging one brings the words back',
    'the history of a git repository that holds the journal',
  ];
  return page(
    spaced([
      running(
        [`Erased from the journal: the words of ${counted(erased, 'entry', 'entries')}.`],
        style,
      ),
      [
        ...running(['They may still be in:'], style),
        ...elsewhere.flatMap((place) => hang(`${bullet} `, [place], style)),
      ],
    ]),
  );
}
