import { actionKinds, assistants, audiences, sections, shells } from '../core/schema/atoms.js';
import { formatNames } from '../views/export-formats.js';
import type { ArgumentSpec, CommandSpec, OptionSpec, OptionSpecs } from './options.js';

const actionWords = {
  when: { type: 'text', value: 'TEXT', help: '“When …”: the cue' },
  will: { type: 'text', value: 'TEXT', help: '“I will …”: the act' },
  title: { type: 'text', value: 'TEXT', help: 'its name in lists: three to six words' },
  if: { type: 'text', value: 'TEXT', help: '“If …”: what may get in the way; none removes it' },
  fallback: { type: 'text', value: 'TEXT', help: '“then I will …”: the answer to that' },
  'done-when': { type: 'text', value: 'TEXT', help: '“Done when …”: what others could see' },
  due: { type: 'text', value: 'DAY', help: 'the date: friday, in 3 weeks, 2026-12-05, none' },
  kind: {
    type: 'text',
    value: 'KIND',
    choices: actionKinds,
    help: 'how it teaches: by doing, by working with others, by study',
  },
  behaviour: {
    type: 'text',
    value: 'ID',
    help: 'the behaviour that it works on, or none',
    ids: 'behaviour',
  },
} as const satisfies OptionSpecs;

const parkOption = {
  type: 'list',
  value: 'ID,…',
  help: 'active actions to park first: at most three can be active',
  ids: 'active action',
} as const satisfies OptionSpec;

const becauseOptions = {
  because: { type: 'text', value: 'TEXT', help: 'why, in a line' },
} as const satisfies OptionSpecs;

const linkOption = {
  type: 'texts',
  value: 'LINK',
  help: 'what shows it: commit:1a2b3c4, or a web address; repeatable',
} as const satisfies OptionSpec;

const periodOptions = {
  since: { type: 'text', value: 'DAY', help: 'list only from this day on: 2026-03-01, 6w ago' },
  until: { type: 'text', value: 'DAY', help: 'list only up to this day' },
} as const satisfies OptionSpecs;

const idsArgument = {
  name: 'ID',
  help: 'action ids, the start of an id, or numbers from the plan',
  ids: 'open action',
  required: true,
  from: 'plan',
  many: true,
} as const satisfies ArgumentSpec;

const settingArgument = {
  name: 'NAME',
  help: 'as settings lists it',
  ids: 'setting',
  required: true,
  from: 'settings',
} as const satisfies ArgumentSpec;

const evidenceArgument = {
  name: 'ID',
  help: 'as log lists it, or last',
  ids: 'evidence',
} as const satisfies ArgumentSpec;

/**
 * All commands: each is an entry here and a file in src/commands that exports `run`, loaded only when it runs.
 * Commander, help and completion are built from this table.
 */
export const commands = {
  assess: {
    summary: 'answer a short questionnaire: your level, what is next, a plan',
    group: 'find out',
    options: {
      answers: {
        type: 'text',
        value: 'FILE|-',
        help: 'take the answers from a file or from standard input',
      },
      template: { type: 'flag', help: 'print an answers file to fill in' },
      jsonl: {
        type: 'flag',
        help: 'the questionnaire as lines of JSON, for other programs: a question out, an answer in',
      },
      full: { type: 'flag', help: 'ask about every behaviour of the ladder' },
      restart: { type: 'flag', help: 'discard a saved draft and start again' },
      plan: { type: 'flag', negated: 'only', help: 'add no actions to the plan' },
    },
    examples: [
      ['assess', 'the questionnaire, about ten minutes; continues a saved draft'],
      ['assess --answers answers.json --json', 'from a file, for scripts'],
      ['assess --jsonl', 'a question a line, an answer a line: docs/jsonl.md'],
    ],
  },
  why: {
    summary: 'what decided your level, and what would change it',
    group: 'find out',
    arguments: [
      {
        name: 'ID',
        help: 'a behaviour: what counts, your answers, your evidence',
        ids: 'behaviour',
      },
    ],
    options: {},
    examples: [
      ['why', 'the answers that decided the stage, the strongest first'],
      ['why draws-landscape', 'one behaviour over time'],
    ],
  },
  status: {
    summary: 'your level, your active actions and the next check-in at a glance',
    group: 'find out',
    options: {
      'exit-code': {
        type: 'flag',
        help: 'exit with 4 when a check-in is due, else with 0; with --quiet, print nothing at all',
      },
    },
    examples: [
      ['status', 'at a glance'],
      ['status --json', 'the whole report for scripts'],
      ['status --exit-code --quiet', 'for a mark in the shell prompt: only the exit code'],
    ],
  },
  ladder: {
    summary: 'read the ladder: levels, habits, behaviours and their ids',
    group: 'find out',
    arguments: [
      {
        name: 'WHICH',
        help: 'a rank, or the id of a level, a habit or a behaviour',
        ids: 'ladder part',
      },
    ],
    options: {},
    examples: [
      ['ladder', 'all levels and habits'],
      ['ladder 3', 'one level: behaviours, signs, pitfalls'],
    ],
  },
  'ladder list': {
    summary: 'the ladders that can be used by name, and the one in use',
    group: 'keep',
    options: {},
    examples: [
      ['ladder list', 'names, versions and sizes'],
      ['ladder list --json', 'the same for scripts'],
    ],
  },
  'ladder use': {
    summary: 'use another ladder, by name or from a file, which is copied',
    group: 'keep',
    arguments: [
      {
        name: 'NAME|FILE',
        help: 'as ladder list names it, or a file',
        required: true,
        from: 'ladder list',
      },
    ],
    options: {},
    examples: [
      ['ladder use ./ladder.yaml', 'a ladder of your own; run it again after a change'],
      ['ladder use technical-expert', 'the ladder that comes with the program'],
    ],
  },
  'ladder diff': {
    summary: 'what a change of a ladder does to the answers given before',
    group: 'keep',
    arguments: [
      { name: 'OLD', help: 'a name or a file', required: true, from: 'ladder list' },
      { name: 'NEW', help: 'a name or a file', required: true, from: 'ladder list' },
    ],
    options: {},
    examples: [
      ['ladder diff bakers bakers.yaml', 'the copy in use, and the file that may replace it'],
      ['ladder diff old.json new.json --json', 'two files, for scripts'],
    ],
  },
  'ladder new': {
    summary: 'a small ladder of your own to start from, with comments',
    group: 'keep',
    arguments: [
      { name: 'FILE', help: 'where to write it: JSON, or YAML for .yaml (default: print it)' },
    ],
    options: { force: { type: 'flag', help: 'replace the file if it exists' } },
    examples: [
      ['ladder new ladder.yaml', 'a ladder in YAML to change'],
      ['ladder new', 'prints one in JSON with comments'],
    ],
  },
  'ladder import': {
    summary: 'make a ladder of a table, a document or YAML',
    group: 'keep',
    arguments: [
      {
        name: 'FILE|-',
        help: 'CSV with the columns level, side, statement, example; Markdown; YAML or JSON',
        required: true,
        from: 'ladder new',
      },
    ],
    options: {
      out: {
        type: 'text',
        value: 'FILE',
        help: 'where to write it: JSON, or YAML for .yaml (default: print it)',
      },
      force: { type: 'flag', help: 'replace that file; its ids stay, and what was added to it' },
      path: { type: 'text', value: 'NAME', help: 'of a table with several career paths, this one' },
    },
    examples: [
      ['ladder import levels.csv --out ladder.json', 'a spreadsheet saved as CSV'],
      [
        'ladder import levels.csv --out ladder.json --force',
        'again, after the spreadsheet has changed',
      ],
    ],
  },
  'ladder check': {
    summary: 'everything that is wrong with a ladder file, and what the ladder can tell apart',
    group: 'keep',
    arguments: [
      { name: 'FILE|-', help: 'a ladder: JSON or YAML', required: true, from: 'ladder new' },
    ],
    options: {},
    examples: [
      ['ladder check ladder.yaml', 'each problem with its line and what to do'],
      ['ladder check ladder.json --json', 'for CI: the exit code is 2 if something is wrong'],
    ],
  },
  plan: {
    summary: 'your growth plan: what is active, parked, suggested and done',
    group: 'grow',
    options: { all: { type: 'flag', help: 'show every suggestion' } },
    examples: [
      ['plan', 'the plan as it stands'],
      ['plan done 1', 'its first action is done'],
      ['plan park 2', 'puts its second action aside for later'],
      ['plan add "write one decision record a week"', 'adds an action of your own'],
      ['plan --json', 'the plan for scripts'],
    ],
  },
  'plan add': {
    summary: 'take a suggestion, a parked action, or one of your own into the plan',
    group: 'grow',
    arguments: [
      {
        name: 'ID',
        help: 'ids of suggestions or parked actions, or your own action in quotes; without any it asks',
        ids: 'suggestion',
        many: true,
      },
    ],
    options: {
      ...actionWords,
      park: parkOption,
      later: { type: 'flag', help: 'park the new one for later, instead of making it active' },
    },
    examples: [
      ['plan add trace-one-transaction', 'take a suggestion'],
      ['plan add "write one decision record a week"', 'an action of your own'],
      ['plan add "read one design book" --later', 'parked, for later'],
      [
        'plan add --when "a design is settled" --will "write down why" --due "in 3 weeks"',
        'the same, as a whole sentence',
      ],
    ],
  },
  'plan edit': {
    summary: 'reword an action, or change its date',
    group: 'grow',
    arguments: [
      {
        name: 'ID',
        help: 'an action of the plan, or its number',
        ids: 'open action',
        many: true,
      },
    ],
    options: actionWords,
    examples: [
      ['plan edit 1', 'asks what to change, starting from the current text'],
      ['plan edit trace-one-transaction --due friday', 'changes only the date'],
    ],
  },
  'plan done': {
    summary: 'mark actions as done',
    group: 'grow',
    arguments: [{ ...idsArgument, required: false }],
    options: {
      evidence: { type: 'text', value: 'TEXT', help: 'what happened, in a line' },
    },
    examples: [
      ['plan done 1', 'the first action of the plan'],
      [
        'plan done trace-one-transaction --evidence "operations corrected two arrows"',
        'with what happened, tied to the behaviour',
      ],
    ],
  },
  'plan drop': {
    summary: 'drop actions, or reject a suggestion',
    group: 'grow',
    arguments: [{ ...idsArgument, required: false }],
    options: becauseOptions,
    examples: [
      ['plan drop 2', 'the second action of the plan'],
      ['plan drop trace-one-transaction --because "another team took it over"', 'with the reason'],
    ],
  },
  'plan park': {
    summary: 'put actions aside for later; plan add takes them back',
    group: 'grow',
    arguments: [{ ...idsArgument, required: false }],
    options: becauseOptions,
    examples: [
      ['plan park 2', 'the second action of the plan'],
      ['plan park trace-one-transaction --because "after the release"', 'with the reason'],
    ],
  },
  'plan next': {
    summary: 'take the next action, parked or suggested',
    group: 'grow',
    elsewhere: 'plan add',
    options: { park: parkOption },
    examples: [
      ['plan next', 'the first one becomes active'],
      ['plan next --park 2', 'and the second action is parked'],
    ],
  },
  'plan target': {
    summary: 'the level that the plan works towards',
    group: 'grow',
    arguments: [
      {
        name: 'LEVEL',
        help: 'a rank or a level id; your present level works too, to excel in it first',
        ids: 'level',
        required: true,
        from: 'ladder',
      },
    ],
    options: {},
    examples: [
      ['plan target 4', 'work towards level 4'],
      ['plan target 3', 'at level 3: excel in it first'],
    ],
  },
  log: {
    summary: 'note what happened, in one line; without a text, list what you noted',
    group: 'grow',
    arguments: [
      {
        name: 'TEXT',
        help: 'what happened; - reads standard input; without any, lists the evidence',
        many: true,
      },
    ],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'what it shows: ids of behaviours, or how they begin; career-coach ladder 3 lists those of level 3',
        ids: 'behaviour',
      },
      date: { type: 'text', value: 'DAY', help: 'when it happened (default: today)' },
      link: linkOption,
      edit: { type: 'flag', help: 'write it in your editor ($VISUAL, $EDITOR)' },
      ...periodOptions,
      linked: { type: 'flag', help: 'list only lines with a link' },
    },
    examples: [
      ['log "operations corrected my map"', 'asks what it is an example of'],
      [
        'log "operations corrected my map" --behaviour draws',
        'says of what; the beginning of an id will do, here of draws-landscape',
      ],
      ['log', 'everything noted so far, the newest first'],
      ['log --behaviour draws --since "3 months ago"', 'some of it'],
      ['log - --date yesterday < note.txt', 'from standard input'],
    ],
  },
  'log search': {
    summary: 'find what you noted by its words',
    group: 'grow',
    arguments: [
      {
        name: 'WORDS',
        help: 'all of them must be in a line; parts of words count',
        required: true,
        from: 'log',
        many: true,
      },
    ],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'only lines about one of these behaviours',
        ids: 'behaviour',
      },
      ...periodOptions,
      linked: { type: 'flag', help: 'only lines with a link' },
    },
    examples: [
      ['log search outage billing', 'lines with both words, the newest first'],
      ['log search map --since "1 year ago" --json', 'of the last year, for scripts'],
    ],
  },
  'log edit': {
    summary: 'reword a line of evidence, or change its date, behaviours or links',
    group: 'grow',
    arguments: [evidenceArgument, { name: 'TEXT', help: 'the new words', many: true }],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'the behaviours that it shows, instead of those so far; none for none',
        ids: 'behaviour',
      },
      date: { type: 'text', value: 'DAY', help: 'when it happened' },
      link: linkOption,
    },
    examples: [
      ['log edit 3fa9', 'asks, starting from the current words'],
      ['log edit last --behaviour draws-landscape', 'tie the line that you wrote last'],
      ['log edit 3fa9 "operations corrected two arrows"', 'other words'],
      ['log edit note "small steps work"', 'what you learnt at your last check-in'],
    ],
  },
  'log drop': {
    summary: 'take lines out of your evidence; undo brings them back',
    group: 'grow',
    arguments: [{ ...evidenceArgument, many: true }],
    options: {},
    examples: [
      ['log drop 3fa9', 'one line'],
      ['log drop 3fa9 81c2.2', 'two; the second is one of several of a check-in'],
    ],
  },
  'log import': {
    summary: 'propose evidence from what git, gh, glab or a list of your own prints',
    group: 'grow',
    arguments: [{ name: 'FILE|-', help: 'what another program printed (default: standard input)' }],
    options: {
      'print-command': {
        type: 'flag',
        help: 'print lines to run: since your last import, a week at least',
      },
      since: { type: 'text', value: 'DAY', help: 'how far back those lines go: "3 months ago"' },
    },
    examples: [
      ['log import --print-command', 'lines for git, gh and glab, ready to run'],
      ['log import brag.md', 'a Markdown list or dated lines; git log, JSON and CSV, too'],
    ],
  },
  'log inbox': {
    summary: 'decide on what was proposed: keep, tie, reword or drop, one key each',
    group: 'grow',
    options: {
      accept: {
        type: 'list',
        value: 'ID=BEHAVIOUR,…',
        help: 'make it evidence; ID alone ties it to none, ID=ONE+OTHER to two',
      },
      drop: { type: 'list', value: 'ID,…', help: 'never propose it again; all for all that wait' },
    },
    examples: [
      ['log inbox', 'one proposal after the other'],
      ['log inbox --json', 'all of them, with behaviours that may fit, for scripts'],
      ['log inbox --accept 3fa9=draws-landscape --drop all', 'keep one, drop the rest'],
    ],
  },
  checkin: {
    summary: 'about your plan, in one to four minutes: what moved, what is next',
    group: 'grow',
    options: {
      next: {
        type: 'text',
        value: 'DAY',
        help: 'date of the next check-in (default: by your rhythm)',
      },
      pause: { type: 'text', value: 'DAY', help: 'no check-in before this day: 6w, 2026-12-05' },
      'if-due': {
        type: 'flag',
        help: 'only when it is due; exits with 4 if there is no terminal to ask on',
      },
      note: { type: 'text', value: 'TEXT', help: 'what you learnt' },
      done: { type: 'list', value: 'ID,…', help: 'actions that are done', ids: 'active action' },
      moved: {
        type: 'list',
        value: 'ID,…',
        help: 'actions with some progress',
        ids: 'active action',
      },
      stuck: { type: 'list', value: 'ID,…', help: 'actions that got stuck', ids: 'active action' },
      drop: { type: 'list', value: 'ID,…', help: 'actions to drop', ids: 'active action' },
      because: {
        type: 'text',
        value: 'TEXT',
        help: 'what is in the way of the stuck ones, or why the others are dropped',
      },
      rate: {
        type: 'list',
        value: 'BEHAVIOUR=RATING,…',
        help: 'new ratings of behaviours: the beginning of an id will do',
        ids: 'behaviour',
      },
      evidence: {
        type: 'texts',
        value: 'ID=TEXT',
        help: 'what happened with a behaviour, or what came of an action; repeatable',
        ids: 'behaviour',
      },
      answers: {
        type: 'text',
        value: 'FILE|-',
        help: 'read the check-in from a JSON file or standard input',
      },
      id: { type: 'text', value: 'KEY', help: 'a second check-in with this key changes nothing' },
    },
    examples: [
      [
        'checkin',
        'asks about each action: “Not yet” is an answer, too, “Stuck” asks what is in the way',
      ],
      ['undo', 'takes a check-in back, also half of one; in it, Esc takes back the last answer'],
      ['checkin --next 2026-12-11', 'only moves the next check-in to that day'],
      ['checkin --pause 6w', 'a break of six weeks'],
      ['checkin --if-due', 'for your shell’s start file or cron'],
      [
        'checkin --done 1 --evidence 1="operations use my map" --note "ask early"',
        'for scripts, as all options from --note down',
      ],
    ],
  },
  history: {
    summary: 'how you have grown: your position over time, and what happened',
    group: 'grow',
    options: {
      since: {
        type: 'text',
        value: 'DAY',
        help: 'only from this day on: 2026-03-01, "3 months ago"',
      },
      all: { type: 'flag', help: 'tell everything that happened, not just the latest' },
    },
    examples: [
      ['history', 'your position as a curve, each side of the work, what happened'],
      ['history --since "3 months ago"', 'the last three months'],
    ],
  },
  'history diff': {
    summary: 'what moved since a day: behaviours, actions, evidence',
    group: 'grow',
    arguments: [{ name: 'DAY', help: 'the start (default: your last assessment before today)' }],
    options: {},
    examples: [
      ['history diff', 'since your last assessment'],
      ['history diff 2026-01-31', 'since the end of that day'],
    ],
  },
  undo: {
    summary: 'take back your last change: a check-in, an assessment, a change of the plan',
    group: 'grow',
    arguments: [
      {
        name: 'ID',
        help: 'an entry of undo --list (default: the last one)',
        ids: 'thing to undo',
      },
    ],
    options: {
      list: { type: 'flag', help: 'list what can be undone, with ids' },
      yes: { type: 'flag', help: 'do not ask' },
    },
    examples: [
      ['undo', 'shows before and after, and asks; run it again to bring it back'],
      ['undo --list', 'what can be undone, with ids'],
      ['undo 3fa9 --yes', 'take back that one, in a script'],
      ['data erase 3fa9', 'undo keeps the words in the journal; this takes them out for good'],
    ],
  },
  role: {
    summary: 'record a new position or customer; asks again about what depended on the old one',
    group: 'grow',
    arguments: [{ name: 'TITLE', help: 'the position, the customer or the team' }],
    options: { since: { type: 'text', value: 'DAY', help: 'when it began (default: today)' } },
    examples: [
      ['role "Lead of the payments team" --since 2026-09-01', 'from that day on'],
      ['role', 'the roles so far'],
    ],
  },
  settings: {
    summary: 'show your settings: rhythm, ladder, terms, dates and drawing',
    group: 'keep',
    options: {},
    examples: [
      ['settings', 'all of them, with the allowed values'],
      ['settings --json', 'the same for scripts'],
    ],
  },
  'settings list': {
    summary: 'all settings, the same as settings alone',
    group: 'keep',
    options: {},
    examples: [
      ['settings list', 'all of them, with the allowed values'],
      ['settings list --json', 'the same for scripts'],
    ],
  },
  'settings get': {
    summary: 'print one setting',
    group: 'keep',
    arguments: [settingArgument],
    options: {},
    examples: [
      ['settings get rhythm', 'days from one check-in to the next'],
      ['settings get terms.customer', 'your word for customer'],
    ],
  },
  'settings set': {
    summary: 'change one setting',
    group: 'keep',
    arguments: [
      settingArgument,
      {
        name: 'VALUE',
        help: 'its value; for terms the word for one, and for many',
        required: true,
        many: true,
      },
    ],
    options: {},
    examples: [
      ['settings set rhythm 2w', 'a check-in every two weeks'],
      ['settings set terms.customer client clients', 'your word in all texts of the ladder'],
      ['settings set ladder ./ladder.json', 'another ladder; it is checked first'],
    ],
  },
  'settings reset': {
    summary: 'restore the default of one setting',
    group: 'keep',
    arguments: [settingArgument],
    options: {},
    examples: [
      ['settings reset rhythm', 'two weeks again'],
      ['settings reset terms.customer', "the ladder's own word"],
    ],
  },
  schedule: {
    summary: 'print a reminder of check-ins: for cron, systemd, launchd or a calendar',
    group: 'grow',
    arguments: [
      { name: 'TARGET', help: 'cron, systemd, launchd, github-actions or ics', ids: 'schedule' },
    ],
    options: {},
    examples: [
      ['schedule cron', 'a line for crontab; nothing is installed, and no date is changed'],
      ['schedule ics > career.ics', 'check-ins and due dates for your calendar'],
    ],
  },
  review: {
    summary: 'read a second view: somebody else’s answers about you',
    group: 'share',
    arguments: [
      {
        name: 'FILE|-',
        help: 'the file or the mail that they sent back, one or several',
        required: true,
        from: 'review ask --out questions.html',
        many: true,
      },
    ],
    options: {
      by: { type: 'text', value: 'WHO', help: 'who answered, if the file does not say' },
    },
    examples: [
      ['review review-answers.json', 'where you two agree, and what to talk about'],
      ['review a.json b.json c.md', 'several at once; from three on, no names are shown'],
    ],
  },
  'review ask': {
    summary: 'a page, or a mail, that asks somebody else how they see your work',
    group: 'share',
    options: {
      about: { type: 'text', value: 'NAME', help: 'your name, so that they know whom it is about' },
      full: { type: 'flag', help: 'all questions, instead of the dozen that tell most' },
      format: {
        type: 'text',
        value: 'FORMAT',
        choices: ['html', 'markdown'],
        help: 'file format (default: by the ending of --out, else html)',
      },
      out: {
        type: 'text',
        value: 'FILE|-',
        help: 'write to this file instead of standard output (-)',
      },
      force: { type: 'flag', help: 'replace the file if it exists' },
    },
    examples: [
      ['review ask --about NAME --out questions.html', 'one file to send to your mentor'],
      ['review ask --about NAME --format markdown', 'the same as text, for a mail'],
    ],
  },
  export: {
    summary: 'a page to share: for a mentor, a promotion, or yourself',
    group: 'share',
    options: {
      format: {
        type: 'text',
        value: 'FORMAT',
        choices: [...formatNames, 'journal'],
        help: 'file format (default: by the ending of --out, else markdown)',
      },
      for: {
        type: 'text',
        value: 'READER',
        choices: audiences,
        help: 'who reads the page (default: mentor)',
      },
      section: {
        type: 'text',
        value: 'PART',
        choices: sections,
        help: 'another page: agenda, for this week’s 1:1',
      },
      redact: { type: 'flag', help: 'leave out evidence, notes and names' },
      out: {
        type: 'text',
        value: 'FILE|-',
        help: 'write to this file instead of standard output (-)',
      },
      force: { type: 'flag', help: 'replace the file if it exists' },
    },
    examples: [
      ['export', 'one page to bring to a meeting with your mentor'],
      ['export --for me --out career.md', 'everything, into a file'],
      ['export --out talk.html', 'the same page for a browser, with pictures'],
      ['export --section agenda', 'what moved, what is stuck, what you ask: for a 1:1'],
      ['export --format journal', 'every event, for import on another machine'],
    ],
  },
  import: {
    summary: 'add the events of another journal; duplicates count once',
    group: 'keep',
    arguments: [
      {
        name: 'FILE|-',
        help: 'what export --format journal wrote',
        required: true,
        from: 'export --format journal --out journal.jsonl',
      },
    ],
    options: {},
    examples: [
      ['import journal.jsonl', 'from a file'],
      ['export --format journal | ssh laptop career-coach import -', 'to another machine'],
    ],
  },
  data: {
    summary: 'where your data is; back it up, restore it, delete it',
    group: 'keep',
    options: {},
    examples: [
      ['data', 'the folder and the files'],
      ['data backup', 'a copy of all your answers and notes'],
    ],
  },
  'data path': {
    summary: 'the folder and files of your data, and what decided the folder',
    group: 'keep',
    options: {},
    examples: [
      ['data path', 'the folder and the files'],
      ['data path --json | jq -r .journal', 'the journal alone'],
    ],
  },
  'data backup': {
    summary: 'copy the journal to a file that only you can read',
    group: 'keep',
    arguments: [{ name: 'FILE', help: 'default: career-coach-DATE.jsonl, in this folder' }],
    options: { force: { type: 'flag', help: 'replace the file if it exists' } },
    examples: [
      ['data backup', 'into this folder'],
      ['data backup /media/stick/coach.jsonl --force', 'replaces an earlier backup'],
    ],
  },
  'data restore': {
    summary: 'replace the journal with a backup; the old journal is kept beside it',
    group: 'keep',
    arguments: [
      { name: 'FILE', help: 'what data backup wrote', required: true, from: 'data backup' },
    ],
    options: { yes: { type: 'flag', help: 'do not ask' } },
    examples: [
      ['data restore coach.jsonl', 'shows what would change, and asks'],
      ['data restore coach.jsonl --yes', 'for scripts'],
    ],
  },
  'data merge': {
    summary: 'add the events of a journal from another machine',
    group: 'keep',
    arguments: [
      {
        name: 'FILE|-',
        help: 'the journal.jsonl of the other machine',
        required: true,
        from: 'data path',
      },
    ],
    options: {},
    examples: [
      ['data merge /mnt/laptop/journal.jsonl', 'both journals become one, in either order'],
      ['data merge - < journal.jsonl', 'from standard input'],
    ],
  },
  'data erase': {
    summary: 'take the words of one entry out of the journal for good',
    group: 'keep',
    arguments: [
      {
        name: 'ID',
        help: 'as log or undo --list lists it',
        ids: 'thing to undo',
        required: true,
        from: 'log',
      },
    ],
    options: { yes: { type: 'flag', help: 'do not ask' } },
    examples: [
      ['data erase 3fa9', 'shows the words, and asks you to type yes'],
      ['data erase 81c2.2 --yes', 'one of several lines of a check-in, in a script'],
    ],
  },
  'data forget': {
    summary: 'delete everything that this profile holds',
    group: 'keep',
    options: { yes: { type: 'flag', help: 'do not ask' } },
    examples: [
      ['data forget', 'asks you to type a word first'],
      ['data forget --profile work --yes', 'another profile, in a script'],
    ],
  },
  mcp: {
    summary: 'serve assistants that speak the Model Context Protocol, on standard input and output',
    group: 'share',
    options: {
      'allow-write': { type: 'flag', help: 'let the assistant write without asking you each time' },
    },
    examples: [
      ['mcp', 'what an assistant starts; it asks you before anything is kept'],
      ['mcp install', 'how to tell your assistant about it'],
    ],
  },
  'mcp install': {
    summary: 'tell an assistant about career-coach: print its configuration, or set it',
    group: 'share',
    arguments: [
      {
        name: 'CLIENT',
        help: 'claude, cursor or vscode (without one, all are printed)',
        choices: assistants,
      },
    ],
    options: {
      write: { type: 'flag', help: 'add it to the client’s file; everything else there stays' },
      'dry-run': { type: 'flag', help: 'with --write, print the new file and write nothing' },
    },
    examples: [
      ['mcp install', 'what to add, and where'],
      ['mcp install cursor --write --dry-run', 'the file as it would be'],
    ],
  },
  completion: {
    summary: 'let your shell complete commands, options and ids by Tab',
    group: 'keep',
    arguments: [
      {
        name: 'SHELL',
        help: 'bash, zsh, fish or powershell (without one, explains how to turn it on)',
        choices: shells,
      },
    ],
    options: {},
    examples: [
      ['completion', 'how to turn it on, for each shell'],
      ['completion bash', 'the script; nothing is installed, no start-up file is changed'],
    ],
  },
  doctor: {
    summary: 'check the program, its data and your terminal; repair what is safe',
    group: 'keep',
    options: { fix: { type: 'flag', help: 'repair permissions, leftovers and damaged lines' } },
    examples: [
      ['doctor', 'a report to read or to paste; it contains nothing personal'],
      ['doctor --fix', 'repair, and say what was done'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commands;
