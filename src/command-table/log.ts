import type { ArgumentSpec, CommandSpec, OptionSpec, OptionSpecs } from './options.js';

const linkOption = {
  type: 'texts',
  value: 'LINK',
  help: 'what shows it: commit:1a2b3c4, or a web address; repeatable',
} as const satisfies OptionSpec;

const periodOptions = {
  since: { type: 'text', value: 'DAY', help: 'list only from this day on: 2026-03-01, 6w ago' },
  until: { type: 'text', value: 'DAY', help: 'list only up to this day' },
} as const satisfies OptionSpecs;

const evidenceArgument = {
  name: 'ID',
  help: 'as log lists it; last is your last note',
  ids: 'evidence',
} as const satisfies ArgumentSpec;

/** What was done. */
export const logCommands = {
  log: {
    summary: 'note what happened, in one line; without a text, list what you noted',
    group: 'grow',
    arguments: [
      {
        name: 'TEXT',
        help: 'what happened; - reads standard input; without any, lists your notes',
        many: true,
      },
    ],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'what it is about: ids of behaviours, or how they begin; career-coach ladder 3 lists those of level 3',
        ids: 'behaviour',
      },
      date: {
        type: 'text',
        value: 'DAY',
        help: 'when it happened (default: today); without a text, list only that day',
      },
      link: linkOption,
      edit: { type: 'flag', help: 'write it in your editor ($VISUAL, $EDITOR)' },
      ...periodOptions,
      linked: { type: 'flag', help: 'list only notes with a link' },
    },
    examples: [
      ['log "operations corrected my map"', 'asks what it is about'],
      [
        'log "operations corrected my map" --behaviour draws',
        'says about what; the beginning of an id will do, here of draws-landscape',
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
        help: 'all of them must be in a note; parts of words count',
        required: true,
        from: 'log',
        many: true,
      },
    ],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'only notes about one of these behaviours',
        ids: 'behaviour',
      },
      ...periodOptions,
      linked: { type: 'flag', help: 'only notes with a link' },
    },
    examples: [
      ['log search outage billing', 'notes with both words, the newest first'],
      ['log search map --since "1 year ago" --json', 'of the last year, for scripts'],
    ],
  },
  'log edit': {
    summary: 'reword a note, or change its date, behaviours or links',
    group: 'grow',
    arguments: [evidenceArgument, { name: 'TEXT', help: 'the new words', many: true }],
    options: {
      behaviour: {
        type: 'list',
        value: 'ID,…',
        help: 'the behaviours that it is about, instead of those so far; none for none',
        ids: 'behaviour',
      },
      date: { type: 'text', value: 'DAY', help: 'when it happened' },
      link: linkOption,
    },
    examples: [
      ['log edit 3fa9', 'asks, starting from the current words'],
      ['log edit last --behaviour draws-landscape', 'tie your last note to a behaviour'],
      ['log edit 3fa9 "operations corrected two arrows"', 'other words'],
      ['log edit note "small steps work"', 'what you learnt at your last check-in'],
    ],
  },
  'log drop': {
    summary: 'drop notes; undo brings them back',
    group: 'grow',
    arguments: [{ ...evidenceArgument, many: true }],
    options: {},
    examples: [
      ['log drop 3fa9', 'one note'],
      ['log drop 3fa9 81c2.2', 'two; the second is one of several of a check-in'],
    ],
  },
  'log import': {
    summary: 'propose notes from what git, gh, glab or a list of your own prints',
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
        help: 'make it a note; ID alone ties it to none, ID=ONE+OTHER to two',
      },
      drop: { type: 'list', value: 'ID,…', help: 'never propose it again; all for all that wait' },
    },
    examples: [
      ['log inbox', 'one proposal after the other'],
      ['log inbox --json', 'all of them, with behaviours that may fit, for scripts'],
      ['log inbox --accept 3fa9=draws-landscape --drop all', 'keep one, drop the rest'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
