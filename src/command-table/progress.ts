import { type CommandSpec, yes } from './options.js';

/** What happens between two assessments. */
export const progressCommands = {
  checkin: {
    summary: 'about your plan, in one to four minutes: what moved, what is next',
    group: 'grow',
    options: {
      next: {
        type: 'text',
        value: 'DAY',
        help: 'date of the next check-in (default: by your rhythm, or earlier when something is due)',
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
        help: 'what is in the way, or why they are dropped',
      },
      rate: {
        type: 'list',
        value: 'BEHAVIOUR=RATING,…',
        help: 'new ratings: a number, earlier or no-occasion',
        ids: 'behaviour',
      },
      evidence: {
        type: 'texts',
        value: 'ID=TEXT',
        help: 'what happened with a behaviour or an action; repeatable',
        ids: 'behaviour',
      },
      answers: {
        type: 'text',
        value: 'FILE|-',
        help: 'read it all from a JSON file',
      },
      id: { type: 'text', value: 'KEY', help: 'a second one with this key changes nothing' },
    },
    scriptsFrom: 'note',
    examples: [
      [
        'checkin',
        'asks about each action: “Not yet” is an answer, too, “Stuck” asks what is in the way',
      ],
      [
        'undo',
        'takes a check-in back, also half of one; until you leave it, Esc takes back the last answer',
      ],
      ['checkin --next 2026-12-11', 'only moves the next check-in to that day'],
      ['checkin --pause 6w', 'a break of six weeks'],
      ['checkin --if-due', 'for your shell’s start file or cron'],
    ],
    scriptExamples: [
      ['checkin --done 1 --evidence 1="operations use my map" --note "ask early"', 'for scripts'],
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
      yes,
    },
    examples: [
      ['undo', 'shows before and after, and asks; run it again to bring it back'],
      ['undo --list', 'what can be undone, with ids'],
      ['data erase 3fa9', 'undo keeps the words in the journal; this takes them out for good'],
    ],
    scriptExamples: [['undo 3fa9 --yes', 'take back that one, in a script']],
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
} as const satisfies Record<string, CommandSpec>;
