import * as z from 'zod/mini';
import type { CommandName } from '../command-table/commands.js';
import { counted } from '../views/text/counted.js';
import type { InterviewAnswers } from './interview.schema.js';
import { interviewAnswers } from './interview.schema.js';

/** A command line without words to parse: what a tool runs. */
export interface Call {
  readonly command: CommandName;
  readonly arguments?: readonly string[];
  readonly options?: Readonly<Record<string, boolean | string | readonly string[]>>;
  /** Answers of the interview, which `assess` reads as a file. */
  readonly answers?: InterviewAnswers;
}

export interface Tool<I> {
  readonly title: string;
  readonly description: string;
  readonly input: z.core.$ZodType<I>;
  readonly call: (input: I) => Call;
  /** What the person is asked before anything is written; absent: the tool only reads. */
  readonly ask?: (input: I) => string;
}

const text = (description: string) =>
  z.string().check(z.minLength(1), z.maxLength(2000), z.describe(description));
const id = (description: string) => z.string().check(z.maxLength(60), z.describe(description));
const words = (description: string) =>
  z.optional(
    z.array(z.string().check(z.maxLength(500))).check(z.maxLength(50), z.describe(description)),
  );
const day = (description: string) =>
  z.optional(z.string().check(z.maxLength(40), z.describe(description)));

function tool<S extends z.core.$ZodType>(
  schema: S,
  rest: Omit<Tool<z.output<S>>, 'input'>,
): Tool<unknown> {
  return { input: schema, ...rest } as unknown as Tool<unknown>;
}

/** Options without those that were not given. */
function given(options: Record<string, unknown>): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  ) as Record<string, string | readonly string[]>;
}

const quoted = (line: string) => `“${line}”`;
const period = {
  behaviours: words('only notes about one of these behaviours, by id'),
  since: day('only from this day on: 2026-03-01, "3 months ago"'),
  until: day('only up to this day'),
  linked: z.optional(z.boolean().check(z.describe('only notes with a link'))),
};

/** By name; all names begin alike, so that a person sees whose tools they are. */
export const tools: Readonly<Record<string, Tool<unknown>>> = {
  coach_status: tool(z.object({}), {
    title: 'Where I stand',
    description:
      'The whole report: level, how sure it is, gaps in the order to work on them, the plan, the next check-in.',
    call: () => ({ command: 'status' }),
  }),
  coach_why: tool(z.object({ behaviour: z.optional(id('its id')) }), {
    title: 'Why this level',
    description:
      'What decided the level and what would change it; or one behaviour with its answers and evidence.',
    call: ({ behaviour }) => ({
      command: 'why',
      arguments: behaviour === undefined ? [] : [behaviour],
    }),
  }),
  coach_ladder: tool(
    z.object({
      part: z.optional(id('a rank, or the id of a level, strand or behaviour')),
    }),
    {
      title: 'The ladder',
      description:
        'Levels, strands and behaviours with what counts and what does not; or one part of it.',
      call: ({ part }) => ({ command: 'ladder', arguments: part === undefined ? [] : [part] }),
    },
  ),
  coach_plan: tool(z.object({}), {
    title: 'The growth plan',
    description: 'Active actions, what is parked or suggested, what is done.',
    call: () => ({ command: 'plan' }),
  }),
  coach_evidence: tool(z.object({ words: words('all of them must be in a note'), ...period }), {
    title: 'Evidence noted so far',
    description: 'Dated notes about what happened, the newest first.',
    call: ({ words: wanted = [], behaviours: behaviour, since, until, linked }) => ({
      command: wanted.length === 0 ? 'log' : 'log search',
      arguments: wanted,
      options: { ...given({ behaviour, since, until }), ...(linked && { linked }) },
    }),
  }),
  coach_inbox: tool(z.object({}), {
    title: 'The inbox',
    description:
      'What other tools say happened and the person has not decided on, with behaviours that may fit.',
    call: () => ({ command: 'log inbox' }),
  }),
  coach_log: tool(
    z.object({
      text: text('what happened, in a line; no names of people or companies, no secrets'),
      behaviours: words('ids of the behaviours that it is about'),
      date: day('when it happened; today if absent'),
      links: words('what shows it: commit:HASH, or web addresses'),
    }),
    {
      title: 'Note what happened',
      description: 'Keeps a note in the person’s own words.',
      call: ({ text: line, behaviours: behaviour, date, links: link }) => ({
        command: 'log',
        arguments: [line],
        options: given({ behaviour, date, link }),
      }),
      ask: ({ text: line, behaviours = [] }) =>
        `Note as evidence${behaviours.length === 0 ? '' : ` for ${behaviours.join(', ')}`}: ${quoted(line)}?`,
    },
  ),
  coach_inbox_decide: tool(
    z.object({
      accept: words('ID or ID=BEHAVIOUR for each proposal to keep'),
      drop: words('ids never to propose again'),
    }),
    {
      title: 'Decide on the inbox',
      description: 'Makes proposals evidence, or drops them.',
      call: ({ accept, drop }) => ({ command: 'log inbox', options: given({ accept, drop }) }),
      ask: ({ accept = [], drop = [] }) =>
        `Decide on the inbox: accept ${accept.join(', ') || 'none'}, drop ${drop.join(', ') || 'none'}?`,
    },
  ),
  coach_plan_add: tool(
    z.object({
      suggestion: z.optional(id('the id of a suggestion of the plan')),
      will: z.optional(text('an action of one’s own: what the person will do')),
      when: z.optional(text('the occasion')),
      due: day('friday, "in 3 weeks", 2026-12-05'),
      behaviour: z.optional(id('the behaviour that it works on')),
    }),
    {
      title: 'Take an action',
      description:
        'Takes a suggestion, or an action of one’s own, into the plan. At most three are active.',
      call: ({ suggestion, will, when, due, behaviour }) => ({
        command: 'plan add',
        arguments: suggestion === undefined ? [] : [suggestion],
        options: given({ will, when, due, behaviour }),
      }),
      ask: ({ suggestion, will }) => `Take into the plan: ${quoted(will ?? suggestion ?? '')}?`,
    },
  ),
  coach_plan_done: tool(
    z.object({
      action: id('its id'),
      evidence: z.optional(text('what came of it, in a line')),
    }),
    {
      title: 'Finish an action',
      description: 'Marks an action of the plan as done, with what came of it.',
      call: ({ action, evidence }) => ({
        command: 'plan done',
        arguments: [action],
        options: given({ evidence }),
      }),
      ask: ({ action }) => `Mark the action ${action} as done?`,
    },
  ),
  coach_checkin: tool(
    z.object({
      note: z.optional(text('what the person learnt')),
      done: words('ids of actions that are done'),
      moved: words('ids of actions that moved on'),
      stuck: words('ids of actions that got stuck'),
      next: day('the next check-in; if absent, by the rhythm, or earlier when something is due'),
    }),
    {
      title: 'Check in',
      description: 'A dated look at the plan: what moved, what was learnt, when next.',
      call: ({ note, done, moved, stuck, next }) => ({
        command: 'checkin',
        options: given({ note, done, moved, stuck, next }),
      }),
      ask: ({ note }) => `Keep this check-in${note === undefined ? '' : `: ${quoted(note)}`}?`,
    },
  ),
  coach_assess: tool(
    z.object({
      answers: interviewAnswers,
    }),
    {
      title: 'Keep an assessment',
      description:
        'Keeps the answers of the interview as an assessment and gives the report. Only the person answers: never guess for them.',
      call: ({ answers }) => ({
        command: 'assess',
        options: { answers: '-' },
        answers,
      }),
      ask: ({ answers }) =>
        `Keep ${counted(Object.keys(answers).length, 'answer', 'answers')} as a new assessment?`,
    },
  ),
};
