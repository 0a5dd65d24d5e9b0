import { exitCodes } from '../../core/base/errors.js';
import type { HelpPage } from '../../views/terminal/help.js';
import {
  assistantsGuide,
  correctGuide,
  ownLadderGuide,
  placementGuide,
  plainGuide,
  privacyGuide,
} from './guides.js';
import { commonOptions } from './option-rows.js';

/** A help page that is not about a command. */
export interface HelpTopic {
  readonly summary: string;
  readonly page: HelpPage;
}

/** Keyed by the NAME in `career-coach help NAME`. */
export type HelpTopics = Readonly<Record<string, HelpTopic>>;

/** One or more keys of the questionnaire with the same effect. */
export interface ExplainedKey {
  readonly keys: string;
  readonly effect: string;
}

/** `keys` comes from the questionnaire, which declares them. */
export function helpTopics(keys: readonly ExplainedKey[]): HelpTopics {
  return {
    keys: { summary: 'the keys of the questionnaire', page: keysPage(keys) },
    options: { summary: 'the options of every command', page: optionsPage },
    json: { summary: '--json: results for scripts, and their schemas', page: jsonPage },
    'exit-codes': { summary: 'the exit codes and what they mean', page: exitCodesPage },
    environment: { summary: 'variables that change what the program does', page: environmentPage },
    placement: {
      summary: 'how your level is found, and what the words mean',
      page: placementGuide,
    },
    'own-ladder': { summary: 'write a ladder of your own', page: ownLadderGuide },
    correct: { summary: 'put a mistake right', page: correctGuide },
    privacy: { summary: 'your data: where it is, two machines, erasing', page: privacyGuide },
    assistants: { summary: 'let an assistant read and ask', page: assistantsGuide },
    plain: { summary: 'for screen readers', page: plainGuide },
  };
}

const optionsPage: HelpPage = [
  { text: 'These options stand before a command or behind it.' },
  { title: 'Options of every command', rows: commonOptions },
];

const arrows: Readonly<Record<string, string>> = {
  '↑': 'Up',
  '↓': 'Down',
  '←': 'Left',
  '→': 'Right',
};

function keysPage(keys: readonly ExplainedKey[]): HelpPage {
  return [
    {
      text:
        'The questionnaire takes one key for an answer, and every answer is saved at once. You can type ' +
        'ahead; nothing is finished before you press Enter in the review of your answers.',
    },
    {
      title: 'Keys',
      // Keys that do the same on several screens stand once, where they are most.
      rows: keys
        .filter((row) => !keys.some((other) => other.keys.startsWith(`${row.keys} `)))
        .map(
          ({ keys: names, effect }) =>
            [names.replace(/[←-↓]/g, (arrow) => arrows[arrow] ?? arrow), effect] as const,
        ),
    },
    {
      title: 'In a check-in and after log',
      rows: [
        ['a digit', 'the answer with that number; Enter takes the one with the mark'],
        ['y, p, n', 'after log: yes, pick from the list, no'],
        ['s', 'asks for the rating another time'],
        ['Esc', 'back to the question before'],
      ],
    },
    {
      text:
        'Every other question shows its keys below it: in a list the arrows move and Enter or a digit chooses, y or n ' +
        'answers at once, Esc goes back where it says so, and q leaves. A page longer than the terminal comes in parts: ' +
        'Space goes on.',
    },
    {
      text:
        'Line by line instead, for screen readers: --plain, or career-coach settings set plain on. You then type ' +
        'each answer and press Enter.',
    },
  ];
}

const jsonPage: HelpPage = [
  {
    text:
      '--json prints the result of any command as JSON on standard output: an object with schemaVersion 1, no colour, ' +
      'dates as YYYY-MM-DD. A failure and a draft have no schemaVersion. Prompts and notices go to standard error, so this works while you answer.',
  },
  {
    title: 'Examples',
    examples: [
      ['career-coach status --json | jq .stage.level', 'your level'],
      ["career-coach plan --json | jq -r '.plan.active[].act'", 'the actions you are working on'],
      ['career-coach assess --json | jq .stage', 'answer the questions, and get the stage'],
      ['career-coach assess --jsonl', 'the questionnaire as lines of JSON, for other programs'],
    ],
  },
  {
    title: 'What it looks like',
    rows: [
      [
        'a failure',
        '{"error":{"code","message","next":[]}}, with the same exit code as without --json',
      ],
      ['left before the end', '{"draft":{"answered","about"}}'],
      [
        'later versions',
        'may add fields; schemaVersion changes when a field is removed or changes its meaning',
      ],
    ],
  },
  {
    title: 'Schemas, in the folder data/schema of the package',
    rows: [
      ['output.schema.json', 'what each command prints with --json, under its name, and failures'],
      ['report.schema.json', 'the report: status, assess and export --format json'],
      ['answers.schema.json', 'what assess --answers reads'],
      ['checkin.schema.json', 'what checkin --answers reads'],
      ['jsonl-in.schema.json', 'a line that assess --jsonl reads'],
      ['jsonl-out.schema.json', 'a line that assess --jsonl prints'],
      ['event.schema.json', 'a line of the journal'],
      ['ladder.schema.json', 'a ladder of your own'],
    ],
  },
];

const reasons = {
  0: 'success; also after leaving the questionnaire with q or Ctrl-D',
  1: 'failed: the disk, a permission, a missing package, a bug',
  2: 'wrong usage or input, or a question without a terminal; the message names the option to use instead',
  3: 'no finished assessment yet',
  4: 'a check-in is due: from status --exit-code, and from checkin --if-due without a terminal',
  129: 'the terminal was closed; the draft is kept',
  130: 'Ctrl-C; the draft is kept',
  143: 'ended by SIGTERM; the draft is kept',
} as const satisfies Record<
  0 | 129 | 130 | 143 | (typeof exitCodes)[keyof typeof exitCodes],
  string
>;

const exitCodesPage: HelpPage = [
  { text: 'The exit code says how a command ended, with --json and without.' },
  { title: 'Exit codes', rows: Object.entries(reasons) },
  {
    title: 'Examples',
    examples: [
      ['career-coach status; echo $?', 'see the code of any command'],
      ['career-coach checkin --if-due; [ $? -ne 4 ] || notify-send "check-in"', 'in a script'],
    ],
  },
  {
    title: 'The code of an error in JSON',
    rows: Object.entries(exitCodes).map(([code, exit]) => [code, `exit code ${exit}`] as const),
  },
];

const environmentPage: HelpPage = [
  {
    text: 'Options on the command line come before these variables, and these before the settings.',
  },
  {
    title: 'Where your data is',
    rows: [
      ['CAREER_COACH_HOME', 'the folder for all data, as an absolute path; as --home'],
      ['CAREER_COACH_PROFILE', 'one of several people or roles; as --profile'],
      [
        'XDG_CONFIG_HOME, APPDATA',
        'the configuration folder of the system, which holds our folder',
      ],
    ],
  },
  {
    title: 'Drawing',
    rows: [
      ['NO_COLOR', 'no colour; as --no-color'],
      ['FORCE_COLOR', 'force colour, even without a terminal; 0 for none; overrides NO_COLOR'],
      ['CLICOLOR, CLICOLOR_FORCE', 'the same by other names: CLICOLOR=0, CLICOLOR_FORCE=1'],
      ['LC_ALL, LC_CTYPE, LANG', 'C or POSIX: ASCII characters only; as --ascii'],
      [
        'CAREER_COACH_PAGER, PAGER',
        'shows what is longer than the terminal (default: less); cat for none',
      ],
      ['TERM', 'dumb: no colour, line by line; linux: ASCII characters only'],
      ['COLUMNS, LINES', 'the size without a terminal (default: 80 columns, 24 lines)'],
    ],
  },
  {
    title: 'Asking',
    rows: [
      ['CI', 'no questions and no colour; as --no-input'],
      ['ACCESSIBLE', '1: line by line, for screen readers; as --plain'],
      ['VISUAL, EDITOR', 'the editor that log --edit opens'],
    ],
  },
  {
    title: 'For scripts and tests',
    rows: [
      ['CAREER_COACH_NOW', 'the day or the instant that counts as now: 2026-12-05'],
      ['CAREER_COACH_DEBUG', '1: print the stack trace of a bug, to report it'],
    ],
  },
];
