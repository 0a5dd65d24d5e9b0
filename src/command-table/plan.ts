import { actionKinds } from '../core/schema/atoms.js';
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

const idsArgument = {
  name: 'ID',
  help: 'action ids, the start of an id, or numbers from the plan',
  ids: 'open action',
  required: true,
  from: 'plan',
  many: true,
} as const satisfies ArgumentSpec;

/** The plan and its actions. */
export const planCommands = {
  plan: {
    summary: 'your growth plan: what is active, parked, suggested and done',
    group: 'grow',
    options: { all: { type: 'flag', help: 'show every suggestion' } },
    examples: [
      ['plan', 'the plan as it stands'],
      ['plan done 1', 'its first action is done'],
      ['plan park 2', 'puts its second action aside for later'],
      ['plan add "write one decision record a week"', 'adds an action of your own'],
      ['plan target 4', 'aims it at level 4'],
    ],
    scriptExamples: [['plan --json', 'the plan for scripts']],
  },
  'plan add': {
    summary: 'take a suggestion, a parked action, or one of your own into the plan',
    group: 'grow',
    arguments: [
      {
        name: 'ID',
        help: 'ids of actions or behaviours, or your own action in quotes; without any it asks',
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
    summary: 'see or choose the level that the plan works towards',
    group: 'grow',
    arguments: [
      {
        name: 'LEVEL',
        help: 'a rank or a level id; your present level works too, to excel in it first',
        ids: 'level',
        from: 'ladder',
      },
    ],
    options: {},
    examples: [
      ['plan target', 'the level as it is'],
      ['plan target 4', 'work towards level 4'],
      ['plan target 3', 'at level 3: excel in it first'],
    ],
  },
} as const satisfies Record<string, CommandSpec>;
