import type {
  ArgumentSpec,
  CommandTable,
  IdKind,
  OptionSpec,
  OptionSpecs,
} from '../../command-table/options.js';
import { globalOptions } from '../../command-table/options.js';

/** Something that can stand at the cursor. */
export interface Candidate {
  readonly value: string;
  /** What it is, for shells that show it; may be empty. */
  readonly about: string;
}

/** What belongs at the cursor of a command line that is being typed. */
export interface CursorPlace {
  /** What the table knows. */
  readonly candidates: readonly Candidate[];
  /** What has to be looked up, or is the shell's own affair; null: nothing. */
  readonly kind: IdKind | 'file' | 'folder' | null;
  /** The part of a value that stands already: `a,b,` in a list. */
  readonly before: string;
  /** What is typed of the part that is completed. */
  readonly typed: string;
  /** What belongs behind each candidate; with something there, the shell adds no space. */
  readonly after: '' | '=';
}

/** What was typed before the word at the cursor. */
interface TypedWords {
  command: string;
  arguments: number;
  /** The option whose value comes next. */
  awaiting: OptionSpec | null;
  given: Set<string>;
  /** Whether `--` ended the options. */
  ended: boolean;
}

/**
 * What belongs at the end of the words, the last of which is the one at the cursor. Words that make no sense are
 * passed over: who types is not done yet.
 */
export function placeAt(
  words: readonly string[],
  commands: CommandTable,
  topics: readonly Candidate[],
): CursorPlace {
  const word = words.at(-1) ?? '';
  const reading = readWords(words.slice(0, -1), commands);
  const specs = specsOf(reading.command, commands);
  if (reading.awaiting !== null) return valuePlace(reading.awaiting, word);
  const equals = /^--([a-z-]+)=/.exec(word);
  if (!reading.ended && equals !== null) {
    const [start, name = ''] = equals;
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
    return spec === undefined ? nowhere(word) : valuePlace(spec, word.slice(start.length));
  }
  if (!reading.ended && word.startsWith('-')) return flagPlace(specs, reading.given, word);
  const place = argumentPlace(reading, word, commands, topics);
  // Where nothing else is known, options may help; an unknown command has none.
  const empty = place.candidates.length === 0 && place.kind === null && word === '';
  return empty && !reading.ended && Object.hasOwn(commands, reading.command)
    ? flagPlace(specs, reading.given, word)
    : place;
}

function nowhere(typed: string): CursorPlace {
  return { candidates: [], kind: null, before: '', typed, after: '' };
}

function readWords(words: readonly string[], commands: CommandTable): TypedWords {
  const reading: TypedWords = {
    command: '',
    arguments: 0,
    awaiting: null,
    given: new Set(),
    ended: false,
  };
  for (const word of words) {
    if (reading.awaiting !== null) reading.awaiting = null;
    else if (!reading.ended && word === '--') reading.ended = true;
    else if (!reading.ended && word.startsWith('--')) readOption(word, reading, commands);
    else readWord(word, reading, commands);
  }
  return reading;
}

function readOption(word: string, reading: TypedWords, commands: CommandTable): void {
  const [name = '', value] = word.slice(2).split('=', 2);
  reading.given.add(name);
  const specs = specsOf(reading.command, commands);
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec !== undefined && spec.type !== 'flag' && value === undefined) reading.awaiting = spec;
}

function readWord(word: string, reading: TypedWords, commands: CommandTable): void {
  const longer = reading.command === '' ? word : `${reading.command} ${word}`;
  const isCommand = Object.hasOwn(commands, longer) || longer === help;
  // Behind `help`, the words of a command are followed without being one.
  const isExplained = reading.command.startsWith(help) && reading.arguments === 0;
  if (reading.arguments === 0 && (isCommand || isExplained)) reading.command = longer;
  else reading.arguments += 1;
}

const help = 'help';

function specsOf(command: string, commands: CommandTable): OptionSpecs {
  const own = Object.hasOwn(commands, command) ? commands[command]?.options : undefined;
  return { ...own, ...globalOptions };
}

/** Of a list, the value behind the last comma is completed; of `ID=TEXT`, the id. */
function valuePlace(spec: OptionSpec, word: string): CursorPlace {
  if (spec.type === 'flag') return nowhere(word);
  const comma = spec.type === 'list' ? word.lastIndexOf(',') + 1 : 0;
  const place = { ...nowhere(word.slice(comma)), before: word.slice(0, comma) };
  const choices = spec.type === 'text' ? (spec.choices ?? []) : [];
  if (choices.length > 0) {
    return { ...place, candidates: choices.map((value) => ({ value, about: '' })) };
  }
  const named = spec.value.includes('=');
  if (spec.ids !== undefined) {
    const isNamed = named && place.typed.includes('=');
    return isNamed ? place : { ...place, kind: spec.ids, after: named ? '=' : '' };
  }
  return { ...place, ...byName(spec.value) };
}

/** What a word that stands for a value in help says about the value. */
function byName(name: string): Pick<CursorPlace, 'kind' | 'candidates'> {
  if (name.startsWith('FILE')) return { kind: 'file', candidates: [] };
  if (name === 'DIR') return { kind: 'folder', candidates: [] };
  return { kind: null, candidates: name === 'DAY' ? days : [] };
}

/** A few of the ways in which days are written, without spaces. */
const days: readonly Candidate[] = [
  { value: 'today', about: '' },
  { value: 'tomorrow', about: '' },
  { value: 'friday', about: 'the next one' },
  { value: '2w', about: 'in two weeks' },
  { value: '1m', about: 'in a month' },
];

function flagPlace(specs: OptionSpecs, given: ReadonlySet<string>, word: string): CursorPlace {
  const flags = Object.entries(specs).flatMap(([name, spec]) => {
    const repeats = spec.type === 'list' || spec.type === 'texts';
    const names = namesOf(name, spec);
    return repeats || !names.some((one) => given.has(one))
      ? names.map((one) => ({ value: `--${one}`, about: spec.help }))
      : [];
  });
  return { ...nowhere(word), candidates: [...flags, { value: '--help', about: 'show help' }] };
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
  const place = nowhere(word);
  if (command === '' && count > 0) return place;
  if (command === '') {
    return { ...place, candidates: [...nextWords('', commands), explained] };
  }
  if (command === help || command.startsWith(`${help} `)) {
    const explainedSoFar = command.slice(help.length + 1);
    return {
      ...place,
      candidates: [
        ...nextWords(explainedSoFar, commands),
        ...(explainedSoFar === '' ? topics : []),
      ],
    };
  }
  const specs = commands[command]?.arguments ?? [];
  const below = count === 0 ? nextWords(command, commands) : [];
  const argument = argumentAt(specs, count);
  const known = argument === undefined ? { kind: null, candidates: [] } : argumentValues(argument);
  return { ...place, kind: known.kind, candidates: [...below, ...known.candidates] };
}

const explained: Candidate = { value: help, about: 'examples and options' };

/** The words that follow the beginning of a command's name. */
function nextWords(command: string, commands: CommandTable): Candidate[] {
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
  return byName(name);
}

/** What to tell the shell besides the candidates, as numbers that are added (the protocol of @bomb.sh/tab). */
const directives = { noSpace: 2, noFiles: 4, foldersOnly: 16 } as const;

/** The answer to a shell: a candidate a line, a tab, what it is; at the end a colon and the directive. */
export function answerTo(place: CursorPlace, ids: readonly Candidate[]): string {
  const { kind, before, typed, after } = place;
  const found = [...place.candidates, ...ids].filter(({ value }) => value.startsWith(typed));
  const lines = found.map(({ value, about }) => `${before}${value}${after}\t${about}\n`);
  return `${lines.join('')}:${directiveOf(kind, after)}\n`;
}

function directiveOf(kind: CursorPlace['kind'], after: CursorPlace['after']): number {
  if (kind === 'file') return 0;
  if (kind === 'folder') return directives.foldersOnly;
  return directives.noFiles + (after === '' ? 0 : directives.noSpace);
}
