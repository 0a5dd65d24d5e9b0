import { exitCodes } from '../../core/base/errors.js';
import type { HelpPage } from '../../views/terminal/help.js';

/** Something that help explains besides the commands. */
export interface HelpTopic {
  readonly summary: string;
  readonly page: HelpPage;
}

/** By name, as `career-coach help NAME` has it. */
export type HelpTopics = Readonly<Record<string, HelpTopic>>;

/** A key of the questionnaire, or several that do the same. */
export interface ExplainedKey {
  readonly keys: string;
  readonly effect: string;
}

/** What `career-coach help TOPIC` explains. The keys come from where they are declared: the questionnaire. */
export function helpTopics(keys: readonly ExplainedKey[]): HelpTopics {
  return {
    keys: { summary: 'the keys of the questionnaire', page: keysPage(keys) },
    json: { summary: '--json: results for scripts, and their schemas', page: jsonPage },
    'exit-codes': { summary: 'what the exit code says', page: exitCodesPage },
    environment: { summary: 'variables that change what the program does', page: environmentPage },
  };
}

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
        'The questionnaire takes one key for an answer, and every answer is saved as it is given. Keys may be typed ' +
        'ahead; nothing is finished before you have seen the review of all answers and pressed Enter there.',
    },
    {
      title: 'Keys',
      rows: keys.map(
        ({ keys: names, effect }) =>
          [names.replace(/[←-↓]/g, (arrow) => arrows[arrow] ?? arrow), effect] as const,
      ),
    },
    {
      text:
        'Line by line instead, for screen readers: --plain, or career-coach settings set plain on. An answer is then ' +
        'typed and ended by Enter.',
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
      ["career-coach plan --json | jq -r '.plan.active[].act'", 'what you are doing'],
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
        'may add fields; schemaVersion changes when one goes or means something else',
      ],
    ],
  },
  {
    title: 'Schemas, in the folder data/schema of the package',
    rows: [
      ['output.schema.json', 'what each command prints with --json, under its name; failures, too'],
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

/** Why a program ends with a code. */
const reasons = {
  0: 'done; leaving the questionnaire with q or Ctrl-D, too',
  1: 'failed: the disk, a permission, a bug',
  2: 'wrong usage or input; or a question that needs a terminal, and the message names the option that answers it',
  3: 'there is no finished assessment yet',
  4: 'a check-in is due: status --exit-code, and checkin --if-due where nobody can be asked',
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
    title: 'Where data lies',
    rows: [
      ['CAREER_COACH_HOME', 'the folder in which everything is kept, absolute; as --home'],
      ['CAREER_COACH_PROFILE', 'one of several people or roles; as --profile'],
      ['XDG_CONFIG_HOME, APPDATA', 'where the system keeps configuration; our folder lies in it'],
    ],
  },
  {
    title: 'Drawing',
    rows: [
      ['NO_COLOR', 'no colour; as --no-color'],
      ['FORCE_COLOR', 'colour, also where it is no terminal; 0 for none; before NO_COLOR'],
      ['CLICOLOR, CLICOLOR_FORCE', 'the same by other names: CLICOLOR=0, CLICOLOR_FORCE=1'],
      ['LC_ALL, LC_CTYPE, LANG', 'C or POSIX: ASCII characters only; as --ascii'],
      ['TERM', 'dumb: no colour, line by line; linux: ASCII characters only'],
      ['COLUMNS, LINES', 'the size where it is no terminal: 80 columns, 24 lines without them'],
    ],
  },
  {
    title: 'Asking',
    rows: [
      ['CI', 'nobody is asked, and nothing is coloured; as --no-input'],
      ['ACCESSIBLE', '1: line by line, for screen readers; as --plain'],
      ['VISUAL, EDITOR', 'the editor that log --edit opens'],
    ],
  },
  {
    title: 'For scripts and tests',
    rows: [
      ['CAREER_COACH_NOW', 'the day or the instant that counts as now: 2026-12-05'],
      ['CAREER_COACH_DEBUG', '1: where a bug comes from, to report it'],
    ],
  },
];
