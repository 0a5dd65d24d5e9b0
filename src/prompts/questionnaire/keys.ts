/** One key as a terminal reports it, or a whole paste. */
export interface Key {
  /** The name that readline gives it, such as `return` or `up`; `paste` for a paste; empty where there is none. */
  readonly name: string;
  /** What it types; empty for a key that types nothing. */
  readonly text: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

/** What a key asks for, wherever the person does not type a text. */
export type KeyCommand =
  | 'digit'
  | 'earlier'
  | 'confirm'
  | 'rest'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'back'
  | 'forward'
  | 'skip'
  | 'help'
  | 'note'
  | 'quit'
  | 'escape'
  | 'interrupt';

/** A question that one key answers, a question for the own level, one for a text, or the list of all answers. */
export type KeyScreen = 'rating' | 'level' | 'text' | 'review';

/** A row of the key table: what `help keys` prints, and by which names the keys are known. */
interface KeyRow {
  readonly keys: string;
  /** Its effect in a word or two, for a hint. */
  readonly hint: string;
  readonly effect: string;
  /** The kinds of screen on which it does something. */
  readonly on: readonly KeyScreen[];
  /** Names of keys, each with what it asks for. */
  readonly names: Readonly<Record<string, KeyCommand>>;
}

const digits = '0123456789';

/** The keys of the questionnaire. The only declaration of them: the screen, `help keys` and `?` all read it. */
export const keyTable = [
  {
    keys: '1 to 5',
    hint: 'answer',
    effect: 'answers and goes on, one key a question (the ladder has 3 to 7 points)',
    on: ['rating', 'level'],
    names: Object.fromEntries([...digits].map((digit) => [digit, 'digit'])),
  },
  {
    keys: 'e',
    hint: 'earlier',
    effect: "as 4, but longer ago: I've moved on or been away, but could still do it",
    on: ['rating'],
    names: { e: 'earlier' },
  },
  {
    keys: '0',
    hint: 'no occasion',
    effect: 'my work gave me no chance to do it',
    on: ['rating'],
    names: {},
  },
  {
    keys: 'Enter',
    hint: 'keep',
    effect: 'keeps the highlighted answer; in the review it finishes',
    on: ['rating', 'level', 'text', 'review'],
    names: { return: 'confirm', enter: 'confirm' },
  },
  {
    keys: 'r',
    hint: 'keep the next ones',
    effect: 'keeps your answers from last time, up to what is new or worth another look',
    on: ['rating'],
    names: { r: 'rest' },
  },
  {
    keys: '↑ ↓ k j',
    hint: 'move',
    effect: 'move the highlight, Enter confirms it',
    on: ['rating', 'level'],
    names: { up: 'up', k: 'up', down: 'down', j: 'down' },
  },
  {
    keys: '← b Backspace',
    hint: 'back',
    effect: 'one question back: this is the undo; from the review, to the last question',
    on: ['rating', 'level'],
    names: { left: 'back', b: 'back', backspace: 'back' },
  },
  {
    // Backspace takes a digit back there.
    keys: '← b',
    hint: 'back',
    effect: 'from the review, to the last question',
    on: ['review'],
    names: { left: 'back', b: 'back' },
  },
  {
    keys: '→',
    hint: 'forward',
    effect: 'forward over answered questions',
    on: ['rating', 'level'],
    names: { right: 'forward' },
  },
  {
    keys: 's',
    hint: 'skip',
    effect: 'skips; an answer that is there stays',
    on: ['rating', 'level'],
    names: { s: 'skip' },
  },
  {
    keys: '?',
    hint: 'help',
    effect: 'shows examples, what does not count, and the keys',
    on: ['rating', 'level', 'text', 'review'],
    names: { '?': 'help' },
  },
  {
    keys: 'n',
    hint: 'note',
    effect: 'a note: something that happened',
    on: ['rating'],
    names: { n: 'note' },
  },
  {
    keys: 'PgUp PgDn Space',
    hint: 'page',
    effect: 'turn the pages of the review',
    on: ['review'],
    names: { pageup: 'page-up', pagedown: 'page-down', space: 'page-down' },
  },
  {
    keys: 'q Esc Ctrl-D',
    hint: 'save and leave',
    effect:
      'save and leave, exit code 0; while you change an answer, back to the review (Esc closes help or a note first)',
    on: ['rating', 'level', 'review'],
    names: { q: 'quit', 'ctrl-d': 'quit', escape: 'escape' },
  },
  {
    keys: 'Ctrl-C',
    hint: 'save and stop',
    effect: 'save and leave, exit code 130',
    on: ['rating', 'level', 'text', 'review'],
    names: { 'ctrl-c': 'interrupt' },
  },
  {
    keys: 'Ctrl-Z',
    hint: 'suspend',
    effect: 'back to the shell; fg comes back to the question',
    on: ['rating', 'level', 'text', 'review'],
    names: {},
  },
  {
    keys: 'Tab',
    hint: 'change what you wrote',
    effect: 'in a question for a text: takes the earlier text into the line, to change it',
    on: ['text'],
    names: {},
  },
] as const satisfies readonly KeyRow[];

const commands = new Map<string, KeyCommand>(
  keyTable.flatMap(({ names }) => Object.entries<KeyCommand>(names)),
);

/** What a key asks for outside of a text; null for a key without a meaning. */
export function commandOf(key: Key): KeyCommand | null {
  // Escape arrives with meta set, because it is how terminals spell meta.
  if (key.name === 'paste' || (key.meta && key.name !== 'escape')) return null;
  if (key.ctrl) return commands.get(`ctrl-${key.name}`) ?? null;
  // The text comes first: digits and signs have no name everywhere; capitals count as their small letters.
  return commands.get(key.text.toLowerCase()) ?? commands.get(key.name) ?? null;
}

const spoken: Readonly<Record<string, string>> = {
  space: 'Space',
  tab: 'Tab',
  delete: 'Delete',
  insert: 'Insert',
  home: 'Home',
  end: 'End',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  return: 'Enter',
  enter: 'Enter',
  paste: 'Pasting',
};

/** What to call a key in a message. */
export function keyName(key: Key): string {
  const named = spoken[key.name];
  if (named !== undefined) return named;
  const plain = key.text.trim() || key.name;
  if (plain === '') return 'That key';
  if (key.ctrl) return `Ctrl-${key.name.toUpperCase()}`;
  if (key.meta) return `Alt-${plain}`;
  return /^f\d+$/.test(plain) ? plain.toUpperCase() : plain;
}
