import { shells } from '../core/schema/atoms.js';
import { type ArgumentSpec, type CommandSpec, force, yes } from './options.js';

const settingArgument = {
  name: 'NAME',
  help: 'as settings lists it',
  ids: 'setting',
  required: true,
  from: 'settings',
} as const satisfies ArgumentSpec;

/** The data, the settings and the installation. */
export const keepCommands = {
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
    options: { force },
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
    options: { yes },
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
    options: { yes },
    examples: [
      ['data erase 3fa9', 'shows the words, and asks you to type yes'],
      ['data erase 81c2.2 --yes', 'one of several notes of a check-in, in a script'],
    ],
  },
  'data forget': {
    summary: 'delete everything that this profile holds',
    group: 'keep',
    options: { yes },
    examples: [
      ['data forget', 'asks you to type a word first'],
      ['data forget --profile work --yes', 'another profile, in a script'],
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
