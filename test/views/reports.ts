import type { Answer, Answers } from '../../src/core/ladder/answers.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import {
  findGaps,
  findStrengths,
  scoreLevels,
  scoreStrands,
} from '../../src/core/placement/gaps.js';
import { rivalOf } from '../../src/core/placement/rival.js';
import { suggestActions } from '../../src/core/plan/suggestions.js';
import { type Ladder, type LadderFile, ladderSchema } from '../../src/core/schema/ladder.schema.js';
import type { Action, Report } from '../../src/core/schema/report.schema.js';
import { noPaint } from '../../src/text/paint.js';
import type { PageContent } from '../../src/views/page/page.js';
import type { Style } from '../../src/views/text/style.js';

/** A style without colour, in which only what a test is about differs. */
export function plainStyle(change: Partial<Style> = {}): Style {
  return { width: 79, unicode: true, paint: noPaint, locale: null, ...change };
}

type Texts = Record<string, string>;

const levelTexts: readonly [title: string, summary: string, statements: Texts][] = [
  [
    'Solving technical problems',
    'Builds what was asked for, and builds it well. Others come to rely on the results.',
    {
      'explains-choice': 'Explains a technical choice to somebody who did not make it.',
      'learns-overnight': 'Learns an unknown technology as far as the next task needs it.',
      'ships-in-use': 'Brings a solution into use by the people for whom it was made.',
      'fixes-cause': 'Finds the cause of a fault before changing anything.',
      'visible-piece': 'Finishes one visible piece of work from first sketch to release.',
      'asks-early': 'Asks for help before a task is late.',
      'reviews-code': 'Finds in review what tests did not find.',
      'shows-users': 'Shows unfinished work to a user.',
    },
  ],
  [
    'Customer-facing role',
    'Is the person to whom the customer turns. Knows their business well enough to answer.',
    {
      'focal-point': 'Answers the customer’s questions for the whole team.',
      'gathers-context': 'Writes down how the customer earns money with the system.',
      'maps-process': 'Draws one of the customer’s processes with somebody who works in it.',
      'reference-study': 'Compares the design with a published reference architecture.',
      'checks-compliance': 'Checks a running system against the agreed rules.',
      'bad-news': 'Tells the customer bad news on the day on which it is known.',
      'prepares-meeting': 'Sends the agenda of a customer meeting a day before.',
      'keeps-promises': 'Keeps a list of what was promised to whom.',
    },
  ],
  [
    'Helping the customer design',
    'Joins the customer’s process with patterns and good practice. Draws a target state that their own people use.',
    {
      'draws-landscape': 'Draws the customer’s present landscape with the people who run it.',
      'target-state': 'Draws a target state that the customer’s people use as their own.',
      'weighs-options': 'Lays out two options with what each costs and risks.',
      'patterns-fit': 'Names the pattern behind a design and where it stops to fit.',
      'maps-stakeholders': 'Writes down who decides, who influences and who is affected.',
      'hands-on': 'Proves a doubtful part of a design by code.',
      'presents-decision': 'Presents a decision so that the room can repeat its reasons.',
      'asks-outcome': 'Asks what will be different for the business when it works.',
    },
  ],
  [
    'Trusted advisor in the core team',
    'Creates the architecture as a member of the customer’s own team. Is asked before decisions, not after.',
    {
      'creates-architecture': 'Creates the architecture that several teams build on.',
      'leads-thinking': 'Leads a design session in which the customer’s people find the answer.',
      'many-levels': 'Meets people at three levels of the customer’s organisation.',
      'tells-no': 'Advises against work that would have been sold.',
      'long-relation': 'Stays in touch with a customer after the project.',
      'shares-map': 'Keeps one map of the architecture that all teams correct.',
      'frames-decision': 'Frames a decision for people who do not build software.',
      'grows-successor': 'Hands one part of the role to somebody who grows into it.',
    },
  ],
  [
    'Partner',
    'Brings experts of several fields together around the customer’s aim. Creates business for both sides.',
    {
      'joins-experts': 'Brings experts of three fields to one customer problem.',
      'writes-view': 'Publishes a point of view that customers quote.',
      'creates-business': 'Turns an idea into business that both sides sign.',
      orchestrates: 'Puts components of several vendors into one solution.',
      'sleeves-up': 'Solves one hard part of the problem with their own hands.',
      'innovation-ask': 'Is asked by a customer for a new idea, and brings one.',
      'concept-note': 'Writes a concept note that starts a project.',
      'builds-partnership': 'Keeps a partnership alive across a change of managers.',
    },
  ],
];

const strandTexts: readonly [id: string, title: string, summary: string, statements: Texts][] = [
  [
    'earn-confidence',
    'Earn confidence first',
    'Trust comes before everything else.',
    {
      'asks-deciders': 'Asks the people who decide what would make them confident.',
      'delivers-small': 'Delivers something small before asking for something large.',
      'knows-deciders': 'Knows by name who decides about technology.',
    },
  ],
  [
    'listen',
    'Listen',
    'Hears the customer, and sees from their side.',
    {
      'repeats-back': 'Repeats a request in the customer’s words before answering.',
      'their-side': 'Tells the story of a conflict from the other side.',
      'asks-quiet': 'Asks the quietest person in the room.',
    },
  ],
  [
    'add-value',
    'Add value, don’t push',
    'The right things, not many things.',
    {
      'removes-scope': 'Takes something out of an offer because it adds nothing.',
      'ties-objective': 'Ties each component to a business objective.',
      'better-solution': 'Points to a better solution that somebody else sells.',
    },
  ],
  [
    'opportunities',
    'See and carry opportunities',
    'Understands the issue behind the request.',
    {
      'issue-behind': 'Asks for the issue behind a request.',
      'reports-opportunity': 'Tells the right colleague about an opportunity.',
      'carries-forward': 'Carries an opportunity until somebody owns it.',
    },
  ],
  [
    'grow-together',
    'Sell capability, grow together',
    'Speaks for what the organisation can do.',
    {
      'names-capability': 'Names a capability of the organisation where it fits.',
      'helps-other-team': 'Helps another team with a customer of theirs.',
      'tells-success': 'Tells a success story in five minutes.',
    },
  ],
  [
    'lead-team',
    'Lead the team',
    'Success belongs to the members.',
    {
      'gives-chance': 'Gives somebody a task that is one size too large, and stays near.',
      'stands-in-front': 'Stands in front of the team when something fails.',
      'names-members': 'Names the members when something succeeds.',
    },
  ],
];

const startAction = (id: string) => ({
  id: `${id}-start`,
  for: 'start' as const,
  kind: 'experience' as const,
  cue: 'the next design task arrives',
  act: 'follow one business transaction through its systems with somebody who operates them',
  obstacle: 'operations has no time',
  fallback: 'ask for half an hour on one step and draw the rest from logs',
  doneWhen: 'an operator has corrected the map',
  days: 30,
});

const file: LadderFile = {
  id: 'technical-expert',
  version: '1.0.0',
  title: 'Technical expert',
  about: 'From solving technical problems to partnership, in five levels.',
  themes: {
    craft: { label: 'your craft' },
    customer: { label: 'your customer side', about: 'how you work with people' },
  },
  levels: levelTexts.map(([title, summary, statements], index) => ({
    rank: index + 1,
    id: title.toLowerCase().replaceAll(' ', '-'),
    title,
    summary,
    signs: [
      { id: `sign-${index}-1`, text: 'Their questions come to this person first.' },
      { id: `sign-${index}-2`, text: 'Their drawings hang on a wall.' },
    ],
    pitfalls: [{ id: `pitfall-${index}-1`, text: 'A target state too perfect to be built.' }],
    toNext:
      index === 4
        ? null
        : 'From answering what is asked to being asked before the question is clear.',
    behaviours: Object.entries(statements).map(([id, statement], at) => ({
      id,
      theme: at % 2 === 0 ? 'craft' : 'customer',
      statement,
      looksLike: [
        'One page that operations has corrected.',
        'One order followed through every system.',
      ],
      doesNotCount: 'redrawing the diagram that was handed over',
      actions: [startAction(id)],
    })),
  })),
  strands: strandTexts.map(([id, title, summary, statements]) => ({
    id,
    title,
    summary,
    comesFirst: id === 'earn-confidence',
    matters: [
      { rank: 1, text: 'A first piece of work that is kept makes the second possible.' },
      { rank: 4, text: 'Advice is taken from those who were right before.' },
    ],
    behaviours: Object.entries(statements).map(([behaviour, statement], at) => ({
      id: behaviour,
      statement,
      expectedFrom: [1, 3, 4][at] ?? 1,
      looksLike: ['A question in the first meeting.'],
      doesNotCount: 'a presentation',
      actions: [startAction(behaviour)],
    })),
  })),
};

/** A ladder of the shape of the built-in one, with texts of its own. */
export const ladder: Ladder = ladderSchema.parse(file);

/** What a report is made of; what is left out has usual values. */
export interface Told {
  readonly answers: Readonly<Record<string, Answer>>;
  /** By behaviour, newest first. */
  readonly evidence?: Readonly<Record<string, readonly { date: string; text: string }[]>>;
  /** The level at which the answers place the person. */
  readonly stage: number;
  /** The probability of each level. */
  readonly posterior: readonly number[];
  readonly plan?: Partial<Report['plan']>;
  /** Any other part of the report. */
  readonly others?: Partial<Report>;
  readonly ownGuess?: number | null;
  readonly cappedBy?: number | null;
}

export const today = '2026-11-21';

/** A report as the core would make it, but for the placement, which is told. */
export function reportOf(told: Told, of: Ladder = ladder): Report {
  const answers: Answers = new Map(Object.entries(told.answers));
  const { stage, posterior } = told;
  const level = of.levels[stage - 1];
  const gaps = findGaps(of, { stage }, answers);
  return {
    schemaVersion: 1,
    date: today,
    ladder: { id: of.id, version: of.version },
    stage: {
      level: stage,
      id: level?.id ?? '',
      title: level?.title ?? '',
      summary: level?.summary ?? '',
      confidence: posterior[stage - 1] ?? 0,
      posterior: [...posterior],
      likely: [stage],
      position: stage,
      ownGuess: told.ownGuess ?? null,
      cappedBy: told.cappedBy ?? null,
    },
    evidenced: null,
    uneven: null,
    why: { rival: rivalOf(stage, posterior), answers: [], wouldChange: null },
    answers: allBehaviours(of).flatMap(({ behaviour, level, strand }) => {
      const answer = answers.get(behaviour.id);
      if (answer === undefined) return [];
      return {
        behaviour: behaviour.id,
        statement: behaviour.statement,
        ...(level === undefined ? { strand: strand.id } : { level: level.rank }),
        rating: typeof answer === 'number' ? answer : null,
        noOpportunity: answer === 'no-opportunity',
        ...(answer === 'earlier' && { earlier: true as const }),
        evidence: [...(told.evidence?.[behaviour.id] ?? [])],
      };
    }),
    levels: scoreLevels(of, answers),
    strands: scoreStrands(of, stage, answers),
    gaps,
    strengths: findStrengths(of, stage, answers),
    plan: {
      targetLevel: Math.min(stage + 1, of.levels.length),
      active: [],
      queue: suggestActions(of, gaps, [], null).map((suggestion) => suggestion.action),
      done: [],
      dropped: [],
      ...told.plan,
    },
    mentor: null,
    framework: null,
    nextCheckin: null,
    ...told.others,
  };
}

/** The same rating for every behaviour of a level, but for those given otherwise. */
export function rateLevel(
  rank: number,
  rating: Answer,
  otherwise: Readonly<Record<string, Answer>> = {},
): Record<string, Answer> {
  const behaviours = ladder.levels.find((level) => level.rank === rank)?.behaviours ?? [];
  return { ...Object.fromEntries(behaviours.map(({ id }) => [id, rating])), ...otherwise };
}

/** Somebody who works at level 3, with a few gaps, as an adaptive assessment leaves them. */
export const levelThree: Told = {
  answers: {
    'explains-choice': 5,
    'focal-point': 4,
    'gathers-context': 5,
    'maps-process': 4,
    ...rateLevel(3, 4, { 'weighs-options': 3, 'maps-stakeholders': 3, 'hands-on': 5 }),
    ...rateLevel(4, 2, {
      'creates-architecture': 4,
      'leads-thinking': 'no-opportunity',
      'tells-no': 'skip',
    }),
    'asks-deciders': 4,
    'delivers-small': 3,
    'repeats-back': 4,
    'their-side': 4,
    'removes-scope': 2,
    'ties-objective': 4,
    'issue-behind': 4,
    'reports-opportunity': 4,
    'names-capability': 1,
    'gives-chance': 4,
    'stands-in-front': 4,
  },
  evidence: {
    'draws-landscape': [
      {
        date: '2026-11-12',
        text: 'Drew the order landscape with operations; they corrected two arrows.',
      },
    ],
    'creates-architecture': [
      { date: '2026-10-02', text: 'Three teams build on the event model.' },
      { date: '2026-06-30', text: 'Wrote the decision record for the event model.' },
    ],
  },
  stage: 3,
  posterior: [0.001, 0.029, 0.86, 0.108, 0.002],
  ownGuess: 4,
  others: { mentor: 'Ines' },
};

/** An action as it is kept, for plans. */
export function action(change: Partial<Action> = {}): Action {
  return {
    id: 'draws-landscape-start',
    behaviour: 'draws-landscape',
    title: 'Follow one transaction',
    cue: 'the next design task arrives',
    act: 'follow one business transaction through its systems with somebody who operates them',
    obstacle: 'operations has no time',
    fallback: 'ask for half an hour on one step and draw the rest from logs',
    doneWhen: 'an operator has corrected the map',
    kind: 'experience',
    due: '2026-12-21',
    status: 'active',
    ...change,
  };
}

/** The same person with a plan under way: two active actions, one of them late, one done, one let go. */
export const levelThreeWithPlan: Told = {
  ...levelThree,
  plan: {
    active: [
      action(),
      action({
        id: 'delivers-small-start',
        behaviour: 'delivers-small',
        title: 'Offer a small first piece',
        cue: 'a customer asks for a large change',
        act: 'offer one small piece of it within two weeks',
        obstacle: 'they want all or nothing',
        fallback: 'agree on the first milestone that they can use',
        doneWhen: 'the small piece is in use',
        due: '2026-11-18',
      }),
    ],
    done: [
      action({
        id: 'own-ask-ines',
        behaviour: null,
        title: 'Ask Ines to watch a workshop',
        cue: 'the next fitting occasion comes',
        act: 'ask Ines to watch a workshop',
        obstacle: null,
        fallback: null,
        doneWhen: null,
        due: null,
        status: 'done',
        since: '2026-10-01',
        until: '2026-11-02',
      }),
    ],
    dropped: [
      action({
        id: 'presents-decision-start',
        behaviour: 'presents-decision',
        title: 'Present a decision',
        cue: 'a decision is due',
        act: 'present it in five minutes',
        due: null,
        status: 'dropped',
        since: '2026-10-01',
        until: '2026-11-09',
      }),
    ],
  },
  others: { mentor: 'Ines', nextCheckin: '2026-12-05' },
};

/** Keys of a ladder that hold prose. */
const prose = new Set(
  'title about summary statement text cue act obstacle fallback doneWhen label meaning doesNotCount toNext period looksLike seen'.split(
    ' ',
  ),
);

/** The ladder with other words in all of its prose. */
export function withWords(of: Ladder, words: readonly string[]): Ladder {
  let next = 0;
  const word = () => {
    const text = words[next % words.length] ?? '';
    next += 1;
    return text;
  };
  const change = (value: unknown, isProse: boolean): unknown => {
    if (typeof value === 'string') return isProse ? word() : value;
    if (Array.isArray(value)) return value.map((entry) => change(entry, isProse));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, change(entry, prose.has(key))]),
    );
  };
  return change(of, false) as Ladder;
}

/** What pages are made of, for a report without a past. */
export function contentOf(
  report: Report,
  of: Ladder = ladder,
  change: Partial<PageContent> = {},
): PageContent {
  const history = { since: null, entries: [], first: null, now: null };
  return {
    report,
    ladder: of,
    history,
    changes: null,
    locale: null,
    ...change,
  };
}
