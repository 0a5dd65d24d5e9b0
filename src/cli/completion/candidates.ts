import type {
  ArgumentSpec,
  CommandTable,
  IdKind,
  OptionSpec,
  OptionSpecs,
} from '../../command-table/options.js';
import { globalOptions } from '../../command-table/options.js';

/** A possible completion. */
export interface Candidate {
  readonly value: string;
  /** A description, for shells that show one; may be empty. */
  readonly about: string;
}

export interface CursorPlace {
  /** Candidates from the command table. */
  readonly candidates: readonly Candidate[];
  /** Ids to look up in the journal or the ladder, or paths that the shell completes itself; null for neither. */
  readonly kind: IdKind | 'file' | 'folder' | null;
  /** The finished part of a value: `a,b,` in a list. */
  readonly before: string;
  /** The unfinished part, which candidates must start with. */
  readonly typed: string;
  /** A suffix for each candidate; `=` also keeps the shell from adding a space. */
  readonly after: '' | '=';
}

/** The words before the cursor. */
interface TypedWords {
  command: string;
  arguments: number;
  /** The option whose value comes next. */
  awaiting: OptionSpec | null;
  seenOptions: Set<string>;
  /** true after `--`. */
  ended: boolean;
}

/** The last word is the one at the cursor. Unknown words are ignored: the user is still typing. */
export function findCursorPlace(
  words: readonly string[],
  commands: CommandTable,
  topics: readonly Candidate[],
): CursorPlace {
  const word = words.at(-1) ?? '';
  const typedWords = readWords(words.slice(0, -1), commands);
  const specs = specsOf(typedWords.command, commands);
  if (typedWords.awaiting !== null) return valuePlace(typedWords.awaiting, word);
  const equals = /^--([a-z-]+)=/.exec(word);
  if (!typedWords.ended && equals !== null) {
    const [start, name = ''] = equals;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    return spec === undefined ? noCandidates(word) : valuePlace(spec, word.slice(start.length));
  }
  if (!typedWords.ended && word.startsWith('-'))
    return flagPlace(specs, typedWords.seenOptions, word);
  const place = argumentPlace(typedWords, word, commands, topics);
  // Offer options if there is nothing else; an unknown command has none.
  const empty = place.candidates.length === 0 && place.kind === null && word === '';
  return empty && !typedWords.ended && Object.hasOwn(commands, typedWords.command)
    ? flagPlace(specs, typedWords.seenOptions, word)
    : place;
}

function noCandidates(typed: string): CursorPlace {
  return { candidates: [], kind: null, before: '', typed, after: '' };
}

function readWords(words: readonly string[], commands: CommandTable): TypedWords {
  const typedWords: TypedWords = {
    command: '',
    arguments: 0,
    awaiting: null,
    seenOptions: new Set(),
    ended: false,
  };
  for (const word of words) {
    if (typedWords.awaiting !== null) typedWords.awaiting = null;
    else if (!typedWords.ended && word === '--') typedWords.ended = true;
    else if (!typedWords.ended && word.startsWith('--')) readOption(word, typedWords, commands);
    else readWord(word, typedWords, commands);
  }
  return typedWords;
}

function readOption(word: string, typedWords: TypedWords, commands: CommandTable): void {
  const [name = '', value] = word.slice(2).split('=', 2);
  typedWords.seenOptions.add(name);
  const specs = specsOf(typedWords.command, commands);
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec !== undefined && spec.type !== 'flag' && value === undefined) typedWords.awaiting = spec;
}

function readWord(word: string, typedWords: TypedWords, commands: CommandTable): void {
  const longer = typedWords.command === '' ? word : `${typedWords.command} ${word}`;
  const isCommand = Object.hasOwn(commands, longer) || longer === help;
  // After `help`, any first words count as a command name.
  const isExplained = typedWords.command.startsWith(help) && typedWords.arguments === 0;
  if (typedWords.arguments === 0 && (isCommand || isExplained)) typedWords.command = longer;
  else typedWords.arguments += 1;
}

const help = 'help';

function specsOf(command: string, commands: CommandTable): OptionSpecs {
  const own = Object.hasOwn(commands, command) ? commands[command]?.options : undefined;
  return { ...own, ...globalOptions };
}

/** Completes the last item of a list, and the id of `ID=TEXT`. */
function valuePlace(spec: OptionSpec, word: string): CursorPlace {
  if (spec.type === 'flag') return noCandidates(word);
  const comma = spec.type === 'list' ? word.lastIndexOf(',') + 1 : 0;
  const place = { ...noCandidates(word.slice(comma)), before: word.slice(0, comma) };
  const choices = spec.type === 'text' ? (spec.choices ?? []) : [];
  if (choices.length > 0) {
    return { ...place, candidates: choices.map((value) => ({ value, about: '' })) };
  }
  const named = spec.value.includes('=');
  if (spec.ids !== undefined) {
    const isNamed = named && place.typed.includes('=');
    return isNamed ? place : { ...place, kind: spec.ids, after: named ? '=' : '' };
  }
  return { ...place, ...valuesByName(spec.value) };
}

/** Infers the kind of a value from its placeholder in help. */
function valuesByName(name: string): Pick<CursorPlace, 'kind' | 'candidates'> {
  if (name.startsWith('FILE')) return { kind: 'file', candidates: [] };
  if (name === 'DIR') return { kind: 'folder', candidates: [] };
  return { kind: null, candidates: name === 'DAY' ? days : [] };
}

/** Examples of notations that contain no space. */
const days: readonly Candidate[] = [
  { value: 'today', about: '' },
  { value: 'tomorrow', about: '' },
  { value: 'friday', about: 'the next one' },
  { value: '2w', about: 'in two weeks' },
  { value: '1m', about: 'in a month' },
];

function flagPlace(
  specs: OptionSpecs,
  seenOptions: ReadonlySet<string>,
  word: string,
): CursorPlace {
  const flags = Object.entries(specs).flatMap(([name, spec]) => {
    const repeats = spec.type === 'list' || spec.type === 'texts';
    const names = namesOf(name, spec);
    return repeats || !names.some((form) => seenOptions.has(form))
      ? names.map((form) => ({ value: `--${form}`, about: spec.help }))
      : [];
  });
  return { ...noCandidates(word), candidates: [...flags, { value: '--help', about: 'show help' }] };
}

function namesOf(name: string, spec: OptionSpec): string[] {
  if (spec.type !== 'flag' || spec.negated === undefined) return [name];
  return spec.negated === 'only' ? [`no-${name}`] : [name, `no-${name}`];
}

function argumentPlace(
  { command, arguments: count }: TypedWords,
  word: string,
  commands: CommandTable,
  topics: readonly Candidate[],
): CursorPlace {
  const place = noCandidates(word);
  if (command === '' && count > 0) return place;
  if (command === '') {
    return { ...place, candidates: [...nextCommandWords('', commands), helpCandidate] };
  }
  if (command === help || command.startsWith(`${help} `)) {
    const helpWords = command.slice(help.length + 1);
    return {
      ...place,
      candidates: [...nextCommandWords(helpWords, commands), ...(helpWords === '' ? topics : [])],
    };
  }
  const specs = commands[command]?.arguments ?? [];
  const subcommands = count === 0 ? nextCommandWords(command, commands) : [];
  const argument = argumentAt(specs, count);
  const values = argument === undefined ? { kind: null, candidates: [] } : argumentValues(argument);
  return { ...place, kind: values.kind, candidates: [...subcommands, ...values.candidates] };
}

const helpCandidate: Candidate = { value: help, about: 'examples and options' };

/** The words that can continue a command name. */
function nextCommandWords(command: string, commands: CommandTable): Candidate[] {
  const before = command === '' ? [] : command.split(' ');
  return Object.entries(commands).flatMap(([name, { summary }]) => {
    const words = name.split(' ');
    const follows = words.length === before.length + 1 && name.startsWith(command);
    return follows && before.every((word, index) => word === words[index])
      ? [{ value: words.at(-1) ?? '', about: summary }]
      : [];
  });
}

function argumentAt(specs: readonly ArgumentSpec[], index: number): ArgumentSpec | undefined {
  const last = specs.at(-1);
  return specs[index] ?? (last?.many ? last : undefined);
}

function argumentValues({
  name,
  ids,
  choices = [],
}: ArgumentSpec): Pick<CursorPlace, 'kind' | 'candidates'> {
  if (ids !== undefined) return { kind: ids, candidates: [] };
  if (choices.length > 0) {
    return { kind: null, candidates: choices.map((value) => ({ value, about: '' })) };
  }
  return valuesByName(name);
}

/** Bit flags of the @bomb.sh/tab protocol. */
const directives = { noSpace: 2, noFiles: 4, foldersOnly: 16 } as const;

/** One line per candidate: value, tab, description. The last line is a colon and the directive. */
export function renderCandidates(place: CursorPlace, ids: readonly Candidate[]): string {
  const { kind, before, typed, after } = place;
  const matches = [...place.candidates, ...ids].filter(
    ({ value }) => value.startsWith(typed) && safeInShells.test(value),
  );
  const lines = matches.map(({ value, about }) => `${before}${value}${after}\t${about}\n`);
  return `${lines.join('')}:${directiveOf(kind, after)}\n`;
}

/** Not every shell quotes what is completed: what could mean anything to one is not offered. */
const safeInShells = /^[\w@%+=:,./-]+$/;

function directiveOf(kind: CursorPlace['kind'], after: CursorPlace['after']): number {
  if (kind === 'file') return 0;
  if (kind === 'folder') return directives.foldersOnly;
  return directives.noFiles + (after === '' ? 0 : directives.noSpace);
}
