import * as z from 'zod/mini';
import {
  highestRank,
  highestRating,
  longestActionTitle,
  longestEffort,
  longestId,
  longestWord,
  mostDays,
} from './atoms.js';
import { actionKind, line, rank, rating } from './atoms.schema.js';

/** Public ladders were counted: statements are seldom longer, and hardly any level has more behaviours. */
const longestStatement = 400;
const longestSummary = 800;
const longestTheme = 80;
const mostBehaviours = 100;
const mostBranches = 12;

/** Ids are typed by hand and become keys, file names and anchors: lower-case words joined by hyphens. */
const id = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(longestId));
/** Text that an author may leave empty. */
const text = (longest: number) => z._default(z.string().check(z.maxLength(longest)), '');
/**
 * For authors: descriptions stand in the published schema, and editors show them. `z.describe` makes a copy, which what is
 * shared needs; but a copy of a default would give the same list to every ladder.
 */
const about = (description: string) => [z.globalRegistry, { description }] as const;

const action = z.strictObject({
  id: id.check(z.describe('Its name in the plan. Keep it for ever: plans are kept by it.')),
  for: z
    ._default(z.enum(['start', 'habit', 'opening']), 'start')
    .register(
      ...about(
        "Whom it suits: `start` for a behaviour well below held, `habit` for one just below, `opening` for one the person's work gives no chance to show.",
      ),
    ),
  kind: z
    ._default(actionKind, 'experience')
    .register(
      ...about('How it teaches: by doing, by being seen and working with others, or by study.'),
    ),
  title: z
    .optional(line(longestActionTitle))
    .register(
      ...about(
        'Three to six words that name it in lists and calendars: "Ask for a mentor". Left out: made from its words.',
      ),
    ),
  effort: z
    .optional(line(longestEffort))
    .register(...about('The time it takes, as people say it: "30 min", "half a day".')),
  now: z
    .optional(z.boolean())
    .register(...about('Whether it waits for no occasion, so that it can begin this week.')),
  after: z
    .optional(id)
    .register(
      ...about('The id of the action it goes on from: it is suggested once that one is done.'),
    ),
  cue: z
    ._default(line(160), 'the next fitting occasion comes')
    .register(...about('When to act. Goes on after "When ", without a full stop.')),
  act: line(240).register(...about('What to do. Goes on after "I will ", without a full stop.')),
  obstacle: z
    ._default(z.nullable(line(160)), null)
    .register(...about('What may get in the way. Goes on after "If ".')),
  fallback: z
    ._default(z.nullable(line(240)), null)
    .register(...about('What to do then. Goes on after "then I will ".')),
  doneWhen: z
    ._default(z.nullable(line(200)), null)
    .register(...about('Something another person could see. Goes on after "Done when ".')),
  days: z
    ._default(z.int().check(z.minimum(1), z.maximum(mostDays)), 30)
    .register(...about('Days from taking the action to its due date.')),
});

const was = z
  .optional(z.array(id).check(z.maxLength(12)))
  .register(...about('Ids it had in earlier versions, so that answers given then still count.'));

/** Left out: for all branches. */
const forBranches = z
  .optional(z.array(id).check(z.minLength(1), z.maxLength(mostBranches)))
  .register(...about('The ids of the branches that it is for, where it is not for all of them.'));

const behaviourFields = {
  id: id.check(
    z.describe('Its name in commands and answers. Keep it for ever: answers are kept by it.'),
  ),
  was,
  for: forBranches,
  statement: line(longestStatement).register(
    ...about('One act that others can see, without a subject, in the third person: "Draws …".'),
  ),
  looksLike: z
    ._default(z.array(line(longestStatement)).check(z.maxLength(10)), [])
    .register(...about('Examples of what counts.')),
  doesNotCount: z
    ._default(z.nullable(line(longestStatement)), null)
    .register(...about('What passes for the behaviour, but is not it.')),
  actions: z
    ._default(z.array(action).check(z.maxLength(12)), [])
    .register(...about('What somebody can do to get there. Without any, the plan suggests one.')),
  source: z
    .optional(line(160))
    .register(...about('Where the idea comes from. For authors; shown to nobody else.')),
};

const levelBehaviour = z.strictObject({
  ...behaviourFields,
  theme: z
    ._default(z.nullable(line(longestTheme)), null)
    .register(
      ...about(
        'The side of the work it belongs to, or null. Sides are compared with each other; each needs at least four behaviours.',
      ),
    ),
});

const strandBehaviour = z.strictObject({
  ...behaviourFields,
  expectedFrom: z
    ._default(rank, 1)
    .register(
      ...about('The rank of the level from which on it is expected, at every level above it, too.'),
    ),
});

/** A sentence about a level: a sign that others could confirm, or a trap. */
const remark = z.strictObject({
  id: id.check(z.describe('Its name, different from all others in the file.')),
  text: line(longestStatement).register(...about('One sentence.')),
  source: z.optional(line(160)).register(...about('Where the idea comes from. For authors.')),
});

const level = z.strictObject({
  rank: rank.check(
    z.describe(
      '1 for the lowest level, then 2, 3, … Levels for different branches may have the same rank.',
    ),
  ),
  id: id.check(z.describe('Its name in commands and results. Keep it for ever.')),
  was,
  for: forBranches,
  title: line(80).register(...about('What people call the level: "Senior engineer".')),
  short: z
    .optional(line(70))
    .register(
      ...about('The level in one line, shown below its title when somebody guesses theirs.'),
    ),
  summary: text(longestSummary).register(
    ...about('What the level is about, in a sentence or two.'),
  ),
  signs: z
    ._default(z.array(remark), [])
    .register(...about('What a mentor could confirm about somebody at this level: "They …".')),
  pitfalls: z
    ._default(z.array(remark), [])
    .register(...about('What people at this level trip over.')),
  toNext: z
    ._default(z.nullable(line(longestSummary)), null)
    .register(...about('What changes on the way to the next level; null for the last one.')),
  behaviours: z
    .array(levelBehaviour)
    .check(
      z.minLength(1),
      z.maxLength(mostBehaviours),
      z.describe(
        'What people at this level do, and people at the level below do not do yet. Six to ten work best.',
      ),
    ),
});

const strand = z.strictObject({
  id: id.check(z.describe('Its name in commands.')),
  was,
  for: forBranches,
  title: line(80).register(...about('What it is called: "Listen".')),
  summary: text(longestSummary).register(...about('What it is about, in a sentence or two.')),
  comesFirst: z
    ._default(z.boolean(), false)
    .register(
      ...about('Whether its gaps come before all others, because nothing else works without it.'),
    ),
  matters: z
    ._default(
      z.array(
        z.strictObject({
          rank: rank.check(z.describe('The rank of the level.')),
          text: line(240).register(...about('One sentence.')),
        }),
      ),
      [],
    )
    .register(...about('Why it matters at a level, one sentence a level.')),
  behaviours: z
    .array(strandBehaviour)
    .check(
      z.minLength(1),
      z.maxLength(mostBehaviours),
      z.describe('What is expected from some level on, at all levels above it.'),
    ),
});

const point = z.strictObject({
  value: rating.check(z.describe('1 for the lowest point, then 2, 3, …')),
  label: line(60).register(...about('One or two words: "Usually".')),
  was: z
    .optional(z.array(line(60)).check(z.maxLength(12)))
    .register(...about('Labels it had in earlier versions, where it still means the same.')),
  meaning: text(200).register(...about('What has to be true for this answer.')),
  seen: z
    .optional(line(200))
    .register(...about('The same, as somebody else would say it of the person.')),
});

/** An answer that is no point of the scale, in words. */
const answerPoint = z.strictObject({
  label: line(60).register(...about('One or two words.')),
  meaning: text(200).register(...about('What has to be true for this answer.')),
});

const scale = z.strictObject({
  period: z
    ._default(line(60), 'the last twelve months')
    .register(...about('The time that ratings speak of, in words that follow "in".')),
  months: z
    ._default(z.int().check(z.minimum(1), z.maximum(120)), 12)
    .register(...about('The same time in months: older evidence and ratings no longer count.')),
  held: z
    .int()
    .check(
      z.minimum(2),
      z.maximum(highestRating),
      z.describe('The lowest rating that counts as doing it.'),
    ),
  points: z
    .array(point)
    .check(
      z.minLength(3),
      z.maxLength(highestRating),
      z.describe('The answers, from the lowest up. Say what is true, not how good it is.'),
    ),
  noOpportunity: z
    ._default(answerPoint, {
      label: 'No occasion',
      meaning: "my work gave me no chance, and I couldn't have made one",
    })
    .register(...about('The answer of people whose work gives them no chance to.')),
  earlier: z
    ._default(answerPoint, {
      label: 'Earlier',
      meaning: "I usually did it before this period and still could, but I've moved on or was away",
    })
    .register(
      ...about(
        'The answer of people who have moved on, or were away. It counts as held, with less weight.',
      ),
    ),
});

/** Anchors for ladders that give none of their own. Their words stay: they are part of such a ladder's edition. */
const anchoredScale: z.input<typeof scale> = {
  held: 4,
  points: [
    {
      value: 1,
      label: 'Not so far',
      meaning: "I had a chance, or could have made one, but didn't do it",
      seen: "they had a chance, or could have made one, but didn't do it",
    },
    {
      value: 2,
      label: 'With help',
      meaning: 'only when somebody else led it or reminded me',
      seen: 'only when somebody else led it or reminded them',
    },
    {
      value: 3,
      label: 'Sometimes',
      meaning: 'on my own, but less than half the times it fits',
      seen: 'on their own, but less than half the times it fits',
    },
    {
      value: 4,
      label: 'Usually',
      meaning: 'on my own, most times it fits; once is enough if it came up once',
      seen: 'on their own, most times it fits; once is enough if it came up once',
    },
    {
      value: 5,
      label: 'And others too',
      meaning: "as 4, and I've taught somebody who now does it, too",
      seen: "as 4, and they've taught somebody who now does it, too",
    },
  ],
};

const share = z.number().check(z.gt(0), z.lt(1));
const positive = z.number().check(z.gt(0));

/** Numbers of the placement model, all optional: docs/model.md says what each does. */
const placement = z.strictObject({
  own: z
    .optional(share)
    .register(...about('How likely people hold a behaviour of the level they stand at.')),
  next: z
    .optional(share)
    .register(...about('How likely they hold one of the level above; less than own.')),
  above: z
    .optional(positive)
    .register(
      ...about('How far above a level standing higher still makes no difference, in levels.'),
    ),
  below: z
    .optional(positive)
    .register(
      ...about('How far below a level standing lower still makes no difference, in levels.'),
    ),
  spread: z
    .optional(positive)
    .register(
      ...about('How far apart the points of the scale lie, in logits over the whole scale.'),
    ),
  mix: z
    .optional(z.number().check(z.gt(0), z.lte(1)))
    .register(...about('The share, in the evidence, of held or not; the rest is the very rating.')),
  trust: z
    .optional(z.number().check(z.gt(0), z.lte(1)))
    .register(...about('The power to which evidence is raised: 1 takes answers at face value.')),
  leniency: z
    .optional(positive)
    .register(...about('What people add to their own ratings, in logits.')),
  target: z
    .optional(share)
    .register(...about('The probability of the level at which asking may end.')),
  min: z
    .optional(z.int().check(z.minimum(1)))
    .register(...about('The fewest ratings before asking may end.')),
  max: z
    .optional(z.int().check(z.minimum(1)))
    .register(...about('The most questions that are asked to find the level.')),
  perAdjacent: z
    .optional(z.int().check(z.minimum(1)))
    .register(...about('How many questions the level and the one above get in any case.')),
  minGain: z
    .optional(positive)
    .register(...about('Asking may end when no question is expected to tell more, in nats.')),
});

const term = z.strictObject({
  one: line(longestWord).register(...about('The word for one: "customer".')),
  many: line(longestWord).register(...about('The word for several: "customers".')),
});

const theme = z.strictObject({
  label: line(60).register(...about('How a sentence names it: "your customer side".')),
  about: z
    .optional(line(80))
    .register(...about('What it is, in brackets behind the label: "what you design and build".')),
  followsRole: z
    ._default(z.boolean(), false)
    .register(
      ...about(
        'Whether a new role or customer makes its ratings void, because they were about the old one.',
      ),
    ),
});

const branch = z.strictObject({
  id: id.check(z.describe('Its name in `for` and in commands. Keep it for ever.')),
  label: line(60).register(...about('What people call it: "People manager".')),
});

/**
 * A ladder file. An author must give ids, ranks, titles and statements; all else has a default.
 * What the shape cannot say (unique ids, ranks in order) is checked by `ladderProblems`.
 */
export const ladderSchema = z.strictObject({
  $schema: z.optional(z.string()).register(...about('Where this schema is, for editors.')),
  id: id.check(
    z.describe(
      "The ladder's name: lower-case words joined by hyphens. Keep it for ever: results are kept by it.",
    ),
  ),
  version: z
    ._default(line(40), '1.0.0')
    .register(...about('Yours to count. It is noted with each result and printed on pages.')),
  title: line(120).register(...about('What people call the ladder.')),
  about: text(800).register(...about('Whom the ladder is for, and where it comes from.')),
  terms: z
    ._default(z.record(id, term), {})
    .register(
      ...about(
        'Words that texts hold in braces, as in {customer}, and that a user may replace by their own. The key is the word between the braces; {customers} gives the plural.',
      ),
    ),
  themes: z
    ._default(z.record(line(longestTheme), theme), {})
    .register(...about('The sides of the work, by the names that behaviours use. Optional.')),
  scale: z
    ._default(scale, scale.parse(anchoredScale))
    .register(...about('The answers to each behaviour. The usual one has five points; held is 4.')),
  branches: z
    .optional(z.array(branch).check(z.minLength(2), z.maxLength(mostBranches)))
    .register(
      ...about(
        'Ways that fork, such as manager and expert. Each person chooses one; levels, strands and behaviours with `for` are for the branches they name.',
      ),
    ),
  levels: z
    .array(level)
    .check(z.minLength(2), z.maxLength(highestRank), z.describe('The levels, from the lowest up.')),
  strands: z
    ._default(z.array(strand).check(z.maxLength(20)), [])
    .register(...about('Behaviours that cut across levels. Optional.')),
  mentorAction: z
    .optional(action)
    .register(...about('What is suggested to somebody who has no mentor.')),
  placement: z
    ._default(placement, {})
    .register(
      ...about(
        'Numbers of the placement model. Leave them out: docs/model.md says what each does.',
      ),
    ),
});

/** A ladder with all defaults filled in: what the rest of the program works with. */
export type Ladder = z.output<typeof ladderSchema> & {
  /** Names the ladder as its author wrote it, where terms are filled in: see `editionOf`. */
  readonly edition?: string;
  /** The branch whose parts these are, where the ladder has several: see `ladderForBranch`. */
  readonly branch?: string;
};
/** A ladder as its author writes it. */
export type LadderFile = z.input<typeof ladderSchema>;
export type Level = Ladder['levels'][number];
export type Strand = Ladder['strands'][number];
export type LevelBehaviour = Level['behaviours'][number];
export type StrandBehaviour = Strand['behaviours'][number];
export type LadderAction = LevelBehaviour['actions'][number];
export type Branch = z.output<typeof branch>;
export type Terms = Ladder['terms'];
