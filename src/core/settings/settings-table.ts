import { didYouMean } from '../base/did-you-mean.js';
import { CoachError } from '../base/errors.js';
import type { Branch } from '../schema/ladder.schema.js';
import { settingFacts } from '../schema/setting-facts.js';
import type { Settings } from '../schema/settings.schema.js';
import { defaultSettings } from './default-settings.js';
import { isTerm, readTerm, termInQuotes } from './term-words.js';

/** Facts for reading a setting, besides the typed words. */
export interface SettingContext {
  readonly settings: Settings;
  /** Terms of the current ladder. */
  readonly terms: readonly string[];
  /** Those of the current ladder; empty for one that has none. */
  readonly branches: readonly Branch[];
  /** Validates a ladder, by id or file, and returns the name to save. */
  findLadder(idOrFile: string): Promise<string>;
}

/** A setting as a person sees it. */
export interface SettingSpec {
  readonly summary: string;
  /** Valid values, for errors and help. */
  readonly allowed: string;
  /** Throws CoachError `usage` if the words are not a valid value. */
  read(words: readonly string[], context: SettingContext): Promise<Partial<Settings>>;
  /** The value as a person would type it. */
  show(settings: Settings): string;
  /** The change that restores the default. */
  reset(settings: Settings): Partial<Settings>;
}

type Translation = Pick<SettingSpec, 'read' | 'show'>;

type Switch = { [K in keyof Settings]: Settings[K] extends boolean ? K : never }[keyof Settings];

function onOff(name: Switch): Translation {
  return {
    read: async (words) => ({ [name]: readSwitch(name, words) }),
    show: (settings) => (settings[name] ? 'on' : 'off'),
  };
}

/** Settings with one value, in the order of listing. Terms are separate: the ladder decides which there are. */
const translations = {
  branch: {
    read: async (words, { branches }) => ({ branch: readBranch(words, branches) }),
    show: ({ branch }) => branch ?? 'not chosen',
  },
  rhythm: {
    read: async (words) => ({ rhythm: readRhythm(words) }),
    show: ({ rhythm }) => `${rhythm}`,
  },
  ladder: {
    read: async ([idOrFile = ''], { findLadder }) => ({ ladder: await findLadder(idOrFile) }),
    show: ({ ladder }) => ladder,
  },
  locale: {
    read: async (words) => ({ locale: readLocale(words) }),
    show: ({ locale }) => locale ?? 'en-GB',
  },
  plain: onOff('plain'),
  keys: onOff('keys'),
  ascii: onOff('ascii'),
} as const satisfies Record<keyof Omit<typeof settingFacts, 'terms'>, Translation>;

type PlainName = keyof typeof translations;

function isPlain(name: string): name is PlainName {
  return Object.hasOwn(translations, name);
}

function plainSetting(name: PlainName): SettingSpec {
  const { summary, allowed } = settingFacts[name];
  const reset = () => ({ [name]: defaultSettings[name] });
  return { summary, allowed, ...translations[name], reset };
}

const termPrefix = 'terms.';

/** The names of all settings, including one for each term. */
export function settingNames({
  settings,
  terms,
  branches,
}: Omit<SettingContext, 'findLadder'>): string[] {
  // Terms that were set for another ladder are still settings.
  const words = new Set([...terms, ...Object.keys(settings.terms)]);
  const plain = Object.keys(translations).filter(
    (name) => name !== 'branch' || branches.length > 0 || settings.branch !== null,
  );
  return [...plain, ...[...words].map((word) => termPrefix + word)];
}

/** Throws CoachError `usage` with the nearest names. */
export function findSetting(
  name: string,
  context: Omit<SettingContext, 'findLadder'>,
): SettingSpec {
  const names = settingNames(context);
  if (names.includes(name)) {
    return isPlain(name) ? plainSetting(name) : termSetting(name.slice(termPrefix.length));
  }
  const hint = didYouMean(name, names, 1) || `; the settings are ${names.join(', ')}`;
  throw new CoachError('usage', `There is no setting "${name}"${hint}`, ['career-coach settings']);
}

/** The value for JSON; null for a term that is not set. */
export function settingValue(name: string, settings: Settings) {
  if (!name.startsWith(termPrefix)) return settings[name as Exclude<keyof Settings, 'terms'>];
  return ownTerm(name.slice(termPrefix.length), settings);
}

function ownTerm(word: string, { terms }: Pick<Settings, 'terms'>) {
  return (Object.hasOwn(terms, word) ? terms[word] : null) ?? null;
}

function termSetting(word: string): SettingSpec {
  const name = termPrefix + word;
  const allowed = `two words, such as: ${name} client clients`;
  return {
    summary: `your word for ${word}, for one and for many`,
    allowed,
    read: async (words, { settings }) => {
      const term = readTerm(words);
      if (term !== null && isTerm(term)) {
        return { terms: { ...settings.terms, [word]: term } };
      }
      const better = term === null ? termInQuotes(words) : null;
      const meant = better === null ? [] : [`career-coach settings set ${name} ${better}`];
      throw invalidValue(name, words, `${allowed}; a term of several words needs quotes`, meant);
    },
    show: (settings) => {
      const term = ownTerm(word, settings);
      return term === null ? "the ladder's own" : [term.one, term.many].map(quoted).join(' ');
    },
    reset: ({ terms }) => ({
      terms: Object.fromEntries(Object.entries(terms).filter(([name]) => name !== word)),
    }),
  };
}

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text;
}

function readBranch(words: readonly string[], branches: readonly Branch[]): string {
  const word = words.join(' ').trim().toLowerCase();
  const found = branches.find(({ id, label }) => [id, label.toLowerCase()].includes(word));
  if (found !== undefined) return found.id;
  if (branches.length === 0) {
    throw new CoachError('usage', 'The ladder in use has no branches', ['career-coach ladder']);
  }
  const named = branches.map(({ id, label }) => `${id} (${label})`);
  throw invalidValue('branch', words, named.join(', '));
}

function readRhythm(words: readonly string[]): number {
  const text = words.join(' ').trim().toLowerCase();
  const match = /^(?:every )?(\d{1,3}|an?|one)? ?(d|days?|w|weeks?)?$/.exec(text);
  const [, amount, unit = 'd'] = match ?? [];
  const count = amount === undefined || /\d/.test(amount) ? Number(amount ?? 1) : 1;
  const { lowest, highest } = settingFacts.rhythm;
  const days = unit.startsWith('w') ? count * 7 : count;
  if (match === null || text === '' || days < lowest || days > highest) {
    throw notAllowed('rhythm', words);
  }
  return days;
}

function readLocale(words: readonly string[]): string {
  const [text = ''] = words;
  try {
    const [tag] = Intl.DateTimeFormat.supportedLocalesOf(text);
    if (tag !== undefined && words.length === 1) return tag;
  } catch {
    // Malformed tags are refused below, like unknown ones.
  }
  throw notAllowed('locale', words);
}

function readSwitch(name: Switch, words: readonly string[]): boolean {
  const text = words.join(' ').trim().toLowerCase();
  if (['on', 'yes', 'true'].includes(text)) return true;
  if (['off', 'no', 'false'].includes(text)) return false;
  throw notAllowed(name, words);
}

function notAllowed(name: PlainName, words: readonly string[]): CoachError {
  return invalidValue(name, words, settingFacts[name].allowed);
}

function invalidValue(
  name: string,
  words: readonly string[],
  allowed: string,
  meant: readonly string[] = [],
): CoachError {
  const problem = words.length === 0 ? 'needs a value' : `cannot be "${words.join(' ')}"`;
  const next = [...meant, 'career-coach settings'];
  return new CoachError('usage', `${name} ${problem}; use ${allowed}`, next);
}
