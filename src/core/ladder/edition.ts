import type { EventOf } from '../schema/events.schema.js';
import type { Ladder, Terms } from '../schema/ladder.schema.js';

/** What of a ladder decides how answers to it are read; the journal keeps it beside the answers. */
export type Edition = Omit<EventOf<'edition'>, 'v' | 'id' | 'at' | 'day' | 'key' | 'type'>;

const editions = new WeakMap<Ladder, Edition>();

/** @param ladder as its author wrote it, terms not filled in */
export function makeEdition(ladder: Ladder): Edition {
  const known = editions.get(ladder) ?? madeOf(ladder);
  editions.set(ladder, known);
  return known;
}

function madeOf(ladder: Ladder): Edition {
  const { ladder: id, edition: _, ...fields } = editionNamed('', ladder);
  return { ladder: id, edition: fingerprint(JSON.stringify([id, fields])), ...fields };
}

/** What of a ladder, filled in or not, an edition of a known name has. */
export function editionNamed(edition: string, ladder: Ladder): Edition {
  const { id, branch, version, title, terms, scale, placement } = ladder;
  return {
    ladder: id,
    edition,
    ...(branch !== undefined && { branch }),
    version,
    title,
    terms: Object.entries(terms).map(([name, { one, many }]) => ({ name, one, many })),
    scale: {
      held: scale.held,
      months: scale.months,
      points: scale.points.map(({ value, label, meaning }) => ({ value, label, meaning })),
    },
    levels: ladder.levels.map((level) => ({
      id: level.id,
      rank: level.rank,
      title: level.title,
      behaviours: level.behaviours.map((one) => ({
        id: one.id,
        statement: one.statement,
        ...(one.theme !== null && { theme: one.theme }),
      })),
    })),
    strands: ladder.strands.map((strand) => ({
      id: strand.id,
      title: strand.title,
      behaviours: strand.behaviours.map((one) => ({
        id: one.id,
        statement: one.statement,
        expectedFrom: one.expectedFrom,
      })),
    })),
    placement: Object.entries(placement).flatMap(([name, value]) =>
      value === undefined ? [] : { name, value },
    ),
  };
}

/** The name of the edition that a ladder is, whether its terms are filled in or not. */
export function editionOf(ladder: Ladder): string {
  return ladder.edition ?? makeEdition(ladder).edition;
}

/**
 * The ladder as far as an edition has it: enough to read answers and to take new ones. Its prose is gone.
 */
export function ladderOfEdition(edition: Edition): Ladder {
  const prose = { summary: '', signs: [], pitfalls: [], toNext: null };
  const noProse = { looksLike: [], doesNotCount: null, actions: [] };
  return {
    id: edition.ladder,
    edition: edition.edition,
    ...(edition.branch !== undefined && { branch: edition.branch }),
    version: edition.version,
    title: edition.title,
    about: '',
    terms: termsOf(edition),
    themes: {},
    scale: {
      ...edition.scale,
      period: `the last ${edition.scale.months} months`,
      noOpportunity: { label: 'No occasion', meaning: '' },
      earlier: { label: 'Earlier', meaning: '' },
    },
    levels: edition.levels.map((level) => ({
      ...level,
      ...prose,
      behaviours: level.behaviours.map(({ expectedFrom: _, theme = null, ...one }) => ({
        ...noProse,
        ...one,
        theme,
      })),
    })),
    strands: edition.strands.map((strand) => ({
      ...strand,
      summary: '',
      comesFirst: false,
      matters: [],
      behaviours: strand.behaviours.map(({ theme: _, expectedFrom = 1, ...one }) => ({
        ...noProse,
        ...one,
        expectedFrom,
      })),
    })),
    placement: Object.fromEntries(edition.placement.map(({ name, value }) => [name, value])),
  };
}

/** The author's words of that day. */
export function termsOf({ terms }: Pick<Edition, 'terms'>): Terms {
  return Object.fromEntries(terms.map(({ name, one, many }) => [name, { one, many }]));
}

/** 53 bits that differ wherever texts do, in all likelihood (cyrb53, a public-domain hash). It is no secret. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const number = 4294967296 * (2097151 & low) + (high >>> 0);
  return number.toString(36).padStart(11, '0');
}
