import * as z from 'zod/mini';
import { gapReasons } from './atoms.js';
import { actionKind, actionStatus, day, rank, rating } from './atoms.schema.js';

/** The one object that every view reads, and that `--json` prints. */

const probability = z.number().check(z.minimum(0), z.maximum(1));
const givenRating = z.nullable(rating);

/** A stage, and how sure it is. */
const staged = z.strictObject({
  level: rank,
  confidence: probability,
  posterior: z.array(probability),
  cappedBy: z.nullable(rank),
});

/** Where a behaviour stands: in a level or in a strand, the other is absent. */
const place = {
  behaviour: z.string(),
  statement: z.string(),
  /** Rank of its level. */
  level: z.optional(rank),
  /** Id of its strand. */
  strand: z.optional(z.string()),
};

const evidence = z.strictObject({
  /** The day on which it happened. */
  date: day,
  text: z.string(),
  /** Somebody else wrote it, in a review. */
  fromReview: z.optional(z.literal(true)),
  /** Another program's words, such as the subject of a commit. */
  imported: z.optional(z.literal(true)),
  /** It tells of the way to an action that isn't done. */
  progress: z.optional(z.literal(true)),
  /** It was given with a rating at which the person didn't do it. */
  notHeld: z.optional(z.literal(true)),
  /** What shows it: `commit:…`, `pr:…`, `url:…`. */
  links: z.optional(z.array(z.string())),
});

const answered = z.strictObject({
  ...place,
  /** null: skipped, not asked, earlier, or no opportunity. */
  rating: givenRating,
  /** The work gives no chance to show it; not a low rating. */
  noOpportunity: z.boolean(),
  /** The person used to do it, and could again; absent where they did not say so. */
  earlier: z.optional(z.literal(true)),
  /** The day of an earlier assessment or a check-in before the last, where nobody asked again since; absent for others. */
  asOf: z.optional(day),
  /** It stands here for its evidence alone: no question was asked about it. */
  unasked: z.optional(z.literal(true)),
  /** The person's own lines, newest first. */
  evidence: z.array(evidence),
  /** What others wrote about it in second views, newest first; absent where they wrote nothing. */
  said: z.optional(z.array(evidence)),
});

const gap = z.strictObject({
  ...place,
  rating: givenRating,
  noOpportunity: z.boolean(),
  /** It belongs to the present level or one below, not to the next. */
  foundation: z.boolean(),
  /** Why it stands where it does in the order of gaps. */
  reason: z.enum(gapReasons),
  /** Somebody else doesn't see it done and says why, so an action for it is offered early; it may be held. */
  doubted: z.optional(z.literal(true)),
  /** The rating before, when it was held, and its day, so an action for it is offered early; absent for most. */
  fell: z.optional(z.strictObject({ rating: z.int(), day })),
});

const strength = z.strictObject({
  ...place,
  rating: givenRating,
  noOpportunity: z.boolean(),
  foundation: z.boolean(),
});

const action = z.strictObject({
  id: z.string(),
  /** The behaviour that it works on; null for an action of one's own. */
  behaviour: z.nullable(z.string()),
  /** The number of an active action, in the order of days: the same on every page and in every command. */
  number: z.optional(z.int()),
  /** What it is called in lists: a few words that need nothing else to be understood. */
  title: z.string(),
  /** The time it takes, in words; absent where nobody said. */
  effort: z.optional(z.string()),
  /** "When …"; empty where one's own words say it all in `act`. */
  cue: z.string(),
  /** "I will …" */
  act: z.string(),
  /** "If …" */
  obstacle: z.nullable(z.string()),
  /** "then I will …" */
  fallback: z.nullable(z.string()),
  /** Something that another person could see. */
  doneWhen: z.nullable(z.string()),
  kind: actionKind,
  due: z.nullable(day),
  status: actionStatus,
  /** The day on which it was taken, or taken up again; absent for a suggestion. */
  since: z.optional(day),
  /** The day on which it was first taken, where it was parked since. */
  begun: z.optional(day),
  /** The day on which it was parked; absent for others. */
  parked: z.optional(day),
  /** The day on which it was done or dropped. */
  until: z.optional(day),
  /** How many check-ins in a row found it stuck. */
  stuck: z.optional(z.int()),
  /** What is in the way, or why it was parked or let go. */
  because: z.optional(z.string()),
  /** The id of the action that it took the place of when that one was stuck. */
  insteadOf: z.optional(z.string()),
  /** A small step of that action, which no count has as an action of its own. */
  step: z.optional(z.literal(true)),
});

const stage = z.strictObject({
  /** Rank of the level at which the person works. */
  level: rank,
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  /** The model's probability of `level`. It is not measured on people. */
  confidence: probability,
  /** The probability of the level of rank i + 1. */
  posterior: z.array(probability),
  /** The fewest ranks that hold nine tenths of the probability, ascending. */
  likely: z.array(rank),
  /** The mean rank under the posterior, one decimal. */
  position: z.number(),
  /** The rank at which the person placed themselves. */
  ownGuess: z.nullable(rank),
  /** The rank of the lowest level that holds the stage back because too little of it was rated. */
  cappedBy: z.nullable(rank),
});

/** What became of the ladder since the answers were given, as far as it is about these answers. */
const ladderSince = z.strictObject({
  /** The version that was answered, and today's. */
  from: z.string(),
  to: z.string(),
  /** The labels of the branches then and now, where the person has gone from one to the other. */
  branch: z.optional(z.strictObject({ from: z.string(), to: z.string() })),
  /** Answers that do not count: the behaviour is gone, its id says something else, or the scale has not their point. */
  leftOut: z.array(
    z.strictObject({ behaviour: z.string(), because: z.enum(['removed', 'replaced', 'scale']) }),
  ),
  /** Behaviours whose answers count although the statement was reworded. */
  reworded: z.array(z.string()),
  /** Behaviours that moved, with the titles of their level or strand then and now. */
  moved: z.array(z.strictObject({ behaviour: z.string(), from: z.string(), to: z.string() })),
  /** How many behaviours are new. */
  added: z.int(),
  /** The labels from which on a behaviour counts as held, where that changed. */
  held: z.nullable(z.strictObject({ from: z.string(), to: z.string() })),
  /** Whether ratings were translated to another scale. */
  scale: z.boolean(),
  /** Titles. */
  levelsAdded: z.array(z.string()),
  levelsRemoved: z.array(z.string()),
  /** Whether the author changed the numbers of the placement. */
  numbers: z.boolean(),
  /** The level that was told when the answers were given, where it was another. */
  told: z.nullable(z.strictObject({ level: rank, title: z.string() })),
});

const talkingPoint = z.strictObject({
  ...{ ...place, self: z.int(), other: z.int() },
  /** The day of one person's view, where the person's own rating is newer. */
  date: z.optional(day),
  /** Who of two people said what, with such a day. */
  each: z.optional(
    z.array(z.strictObject({ by: z.string(), rating: z.int(), date: z.optional(day) })),
  ),
});

export const reportSchema = z.strictObject({
  /** Raised when a field changes its meaning or goes; optional additions do not raise it. */
  schemaVersion: z.literal(1),
  /** The local day for which the report is true. */
  date: day,
  ladder: z.strictObject({ id: z.string(), version: z.string() }),
  stage,
  /** The stage when a held rating counts only with an example behind it. */
  evidenced: z.nullable(
    z.strictObject({
      level: rank,
      confidence: probability,
      /** Held behaviours that carry the stage most, and want an example. */
      wants: z.array(z.string()),
      /** How many held behaviours have an example, of how many. */
      examples: z.int(),
      held: z.int(),
    }),
  ),
  /** The sides of an uneven profile. */
  uneven: z.nullable(
    z.strictObject({
      /** The lowest of the themes' stages. */
      floor: rank,
      themes: z.array(z.strictObject({ theme: z.string(), label: z.string(), level: rank })),
      /** The theme that lags behind, also where all are nearest to the same level; absent in reports of earlier versions. */
      behind: z.optional(z.string()),
    }),
  ),
  /** Why one level does not describe the person; absent where it does. */
  fit: z.optional(
    z.strictObject({
      /**
       * From the level up to which most is held, to the highest of which most is held; or from the lowest held to the
       * highest.
       */
      range: z.tuple([rank, rank]),
      /** Levels of which most is held, and those below them of which it is not; none where the answers follow no pattern. */
      strongAt: z.array(rank),
      thinAt: z.array(rank),
    }),
  ),
  /** The answers that decided the stage, the strongest first. */
  why: z.strictObject({
    /** The level that is next likeliest. */
    rival: rank,
    answers: z.array(
      z.strictObject({
        ...place,
        rating: z.int(),
        /** The answer was "earlier": it counts as held, with less weight. */
        earlier: z.optional(z.literal(true)),
        weight: z.number(),
      }),
    ),
    /**
     * Behaviours that, once held, would make the next level the likeliest; where the answers lie between the stage and
     * a level below it, those that would make a headline name the stage and none below.
     */
    wouldChange: z.nullable(z.array(z.string())),
  }),
  /** Every behaviour that was asked about or has evidence, in the order of the ladder. */
  answers: z.array(answered),
  /** Each level by itself, in the order of the ladder. */
  levels: z.optional(
    z.array(
      z.strictObject({
        rank,
        /** Behaviours that are rated as done. */
        held: z.int(),
        /** Behaviours that are rated one point lower. */
        near: z.optional(z.int()),
        /** Behaviours that have a rating. */
        rated: z.int(),
        /** All behaviours of the level. */
        of: z.int(),
      }),
    ),
  ),
  /** Each side by itself, in the order of the ladder; absent where it has fewer than three. */
  sides: z.optional(
    z.array(
      z.strictObject({
        theme: z.string(),
        label: z.string(),
        /** The level by the side's own ratings; null where they are too few. */
        level: z.nullable(rank),
        held: z.int(),
        near: z.int(),
        rated: z.int(),
        of: z.int(),
      }),
    ),
  ),
  /** The mean rank of each of two sides by its own ratings, one decimal; absent where one has too few. */
  sidePositions: z.optional(
    z.array(z.strictObject({ theme: z.string(), label: z.string(), position: z.number() })),
  ),
  strands: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** Held, of those that are expected at the stage. */
      held: z.int(),
      near: z.optional(z.int()),
      /** Rated, of those that are expected: the questionnaire asks a choice of them. */
      rated: z.optional(z.int()),
      /** Expected at the stage. */
      expected: z.int(),
      /** Of all behaviours of the strand, also those expected later. */
      all: z.optional(z.strictObject({ held: z.int(), near: z.int(), rated: z.int() })),
      /** All behaviours of the strand. */
      of: z.int(),
    }),
  ),
  /** In the order in which they are worth working on. */
  gaps: z.array(gap),
  /** Held behaviours: those with the highest rating at the person's level or above, then those of the highest level. */
  strengths: z.array(strength),
  plan: z.strictObject({
    targetLevel: rank,
    /** The person chose it; absent where the program did. */
    isChosen: z.optional(z.literal(true)),
    active: z.array(action),
    queue: z.array(action),
    done: z.array(action),
    dropped: z.array(action),
  }),
  mentor: z.nullable(z.string()),
  framework: z.nullable(z.string()),
  nextCheckin: z.nullable(day),
  /** One rating, given in a row so often that the answers may want a second look. */
  careless: z.optional(z.strictObject({ rating: z.int(), run: z.int(), of: z.int() })),
  /** What somebody else said about the person, by the same questionnaire. */
  review: z.optional(
    z.strictObject({
      /** Who; how many people, without names, where they are three or more. */
      by: z.string(),
      /** How many people; absent in reports of earlier versions: one. */
      raters: z.optional(z.int()),
      date: day,
      /** The stage by the others' answers alone; null where they are fewer than 15, or no level is 80 % likely. */
      level: z.nullable(rank),
      /** How many behaviours the others rated, and how many of those are of levels. */
      rated: z.strictObject({ all: z.int(), ofLevels: z.int() }),
      /** Their stage and the stage by both, each with how sure it is. */
      theirs: z.optional(staged),
      both: z.optional(staged),
      /**
       * Where the person would be with the others' ratings in place of their own, without ranks where no one level would
       * describe them; absent where no answer changes, or where they'd move up without a rating that says why.
       */
      withTheirs: z.optional(
        z.strictObject({
          ...{ level: rank, ranks: z.array(rank) },
          /** The position, one decimal; absent where the person is at no one level, or at least at one. */
          position: z.optional(z.number()),
          /**
           * The answer that moves the person there most, with their own rating where they gave one; absent where none
           * moves them.
           */
          mostly: z.optional(
            z.strictObject({ statement: z.string(), self: z.optional(z.int()), other: z.int() }),
          ),
        }),
      ),
      /** Of the behaviours that both rated: how many they see alike, and those that the others rate lower or higher. */
      compared: z.strictObject({
        rated: z.int(),
        /** With the same rating, or one point apart where that does not decide. */
        alike: z.int(),
        /** How many things others rated lower than the person did; then, how many higher. */
        lower: z.int(),
        higher: z.int(),
        /** With the very same rating. */
        same: z.optional(z.int()),
        /** How many of these differed until the person rated them again; absent where none did. */
        since: z.optional(z.int()),
        onePoint: z.optional(z.int()),
        /** On how many more both agreed, until the person rated them again; absent where there are none. */
        movedApart: z.optional(z.int()),
      }),
      /** What the person does by their own rating, and not by the others', with the others' rating. */
      doubted: z.optional(z.array(z.strictObject({ behaviour: z.string(), other: z.int() }))),
      /** The stage by both: each behaviour counts with the mean of the two ratings, rounded down. */
      together: rank,
      /**
       * At most five behaviours: ratings two points or more apart, or on both sides of `held`, or a point apart where
       * others say why and one doesn't count as done. What others wrote about comes first, then what most needs a talk.
       */
      talkingPoints: z.array(talkingPoint),
      /** Behaviours of the same kind beyond those five; absent where there are none. */
      morePoints: z.optional(z.array(talkingPoint)),
      /** Behaviours rated a point apart, which changes nothing about what counts as done; absent where there are none. */
      nearPoints: z.optional(z.array(talkingPoint)),
      /** At most five that were such, or a point apart, until the person rated them again, with that earlier rating. */
      agreed: z.optional(z.array(z.strictObject({ ...talkingPoint.shape, was: z.int() }))),
      /** All that the others rated; of several ratings the middle one. */
      ratings: z.optional(z.array(z.strictObject({ behaviour: z.string(), other: z.int() }))),
    }),
  ),
  /** What the stage rests on. */
  basis: z.optional(
    z.strictObject({
      /** The day of the assessment. */
      assessed: day,
      /** Whether it has questions left, so that the stage may still move. */
      unfinished: z.optional(z.literal(true)),
      /** Behaviours that check-ins rated otherwise since then. */
      moved: z.array(z.string()),
      /** The position at the assessment, where its headline names the same levels. */
      positionThen: z.optional(z.number()),
      /** The ranks that the headline of the assessment named, where it names others now. */
      ranksThen: z.optional(z.array(rank)),
      /** Behaviours whose ratings are older than the ladder's period, or about a role that is over. */
      old: z.array(z.string()),
      /** Whether old ratings were counted all the same, because too few others remain. */
      outdated: z.boolean(),
      /**
       * Behaviours whose answers are left out because the ladder was changed: it has not the behaviour any more, or its
       * scale not the rating. Absent where all fit.
       */
      leftOut: z.optional(z.array(z.string())),
      /** What became of the ladder since then; absent where it is as it was. */
      ladder: z.optional(ladderSince),
    }),
  ),
});

export type Report = z.output<typeof reportSchema>;
export type LadderSince = z.output<typeof ladderSince>;
export type Gap = Report['gaps'][number];
export type Strength = Report['strengths'][number];
export type Action = Report['plan']['active'][number];
export type ActionStatus = Action['status'];
export type AnsweredBehaviour = Report['answers'][number];
export type StrandScore = Report['strands'][number];
export type LevelScore = NonNullable<Report['levels']>[number];
