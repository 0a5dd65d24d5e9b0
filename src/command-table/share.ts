import { assistants, audiences, sections } from '../core/schema/atoms.js';
import { formatNames } from '../views/export-formats.js';
import { type CommandSpec, force, out } from './options.js';

/** What others see, and how they see you. */
export const shareCommands = {
  review: {
    summary: 'read a second view: somebody else’s answers about you',
    group: 'share',
    arguments: [
      {
        name: 'FILE|-',
        help: 'what comes back after career-coach review ask, one file or several; save an email as a file first. Answers that can’t be read are listed',
        required: true,
        from: 'review ask --about NAME --out questions.html',
        leftOut:
          "'review' needs the file or mail that came back: 'review FILE'. If you haven't asked anybody yet, begin with 'review ask'. 'why' shows the second views you already have",
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
      out,
      force,
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
      out,
      force,
    },
    examples: [
      ['export', 'one page to bring to a meeting with your mentor'],
      ['export --for me --out career.md', 'everything, into a file'],
      ['export --out talk.html', 'the same page for a browser, with pictures'],
      ['export --section agenda', 'what moved, what is stuck, what you ask: for a 1:1'],
      ['export --format journal', 'every event, for import on another machine'],
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
} as const satisfies Record<string, CommandSpec>;
