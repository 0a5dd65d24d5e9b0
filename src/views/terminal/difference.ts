import { shownOf } from '../../core/base/shown-of.js';
import type { BehaviourChange, Difference } from '../../core/history/difference.js';
import type { Standing } from '../../core/history/standing.js';
import { isStep, withoutSteps } from '../../core/journal/small-steps.js';
import { newestFirst } from '../../core/journal/state.js';
import type { Answer } from '../../core/ladder/answers.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import { glyphs } from '../../text/signs.js';
import { ratedTwiceSentence } from '../pictures/last-time.js';
import { pulledDownSentence } from '../pictures/since-assessment.js';
import { commandLines, hang, heading, indent, page, running, spaced } from '../text/layout.js';
import { atWords, standingInShort } from '../text/stage-words.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';
import { answerWords, counted, ended, levelName, positionEnds } from '../text/words.js';

/** The changes between a day and today. */
/** @param notes what became of the ladder meanwhile, in sentences */
export function renderDifference(
  difference: Difference,
  ladder: Ladder,
  notes: readonly string[],
  style: Style,
): string {
  const parts = [
    summaryPart(difference, ladder, style),
    ...(['up', 'down', 'new', 'gone'] as const).map((change) =>
      behavioursPart(difference, change, ladder, style),
    ),
    andBackPart(difference, ladder, style),
    actionsPart('Done', glyphs(style).done, withoutSteps(difference.done), style),
    actionsPart('Done', glyphs(style).done, difference.done.filter(isStep), style, 'small step'),
    actionsPart('Let go', glyphs(style).dropped, difference.dropped, style),
    actionsPart('Taken into the plan', glyphs(style).bullet, difference.taken, style),
    ...evidenceParts(difference, style),
    difference.roles.flatMap(({ title, since }) =>
      running([ended(`New role since ${formatDay(since, style.locale)}: ${title}`)], style),
    ),
  ];
  const unchanged = parts.slice(1).every((part) => part.length === 0);
  const note = unchanged ? [running(['Nothing else has changed since then.'], style)] : [];
  const ladderNotes = running([...notes], style);
  const [summary = [], ...others] = parts;
  const [first] = difference.behaviours;
  // Where the ids behind the statements lead.
  const next =
    first === undefined || difference.before === null
      ? []
      : commandLines([`career-coach why ${first.behaviour}`], style);
  return page(spaced([summary, ladderNotes, ...others, ...note, next]));
}

function summaryPart(difference: Difference, ladder: Ladder, style: Style): string[] {
  const { from, after, before, now, checkins, assessments, ratedTwice } = difference;
  const moment = `${after === null ? '' : 'the assessment of '}${formatDay(from, style.locale)}`;
  const since = [
    ...(assessments > 0 ? [counted(assessments, 'assessment', 'assessments')] : []),
    ...(checkins > 0 ? [counted(checkins, 'check-in', 'check-ins')] : []),
  ];
  const twice =
    assessments === 0 || ratedTwice === undefined ? [] : [ratedTwiceSentence(ratedTwice)];
  const standing = standingSentences(before, now, ladder);
  const also = since.length === 0 ? '' : `, with ${since.join(' and ')}`;
  return [
    ...heading(`Since ${moment}${also}`, style),
    // A number that is the same would belittle growth before it.
    ...(before?.position === now.position ? [twice, standing] : [standing, twice]).flatMap(
      (sentences) => running(sentences, style),
    ),
    ...running([pulledDownSentence(difference, style)], style),
  ];
}

function standingSentences(before: Standing | null, now: Standing, ladder: Ladder): string[] {
  const { ranks = [] } = now;
  const name = ranks.length > 1 ? standingInShort(now) : levelName(ladder, now.level);
  const place = `${now.position.toFixed(1)} (${name})`;
  if (before === null) return [ended(`You're at ${place}; there was no result before`)];
  const [then, today] = [before, now].map(standingInShort);
  if (before.position === now.position && then === today) {
    return [ended(`You're still at ${place}`)];
  }
  const figures = `from ${before.position.toFixed(1)} to ${now.position.toFixed(1)} ${positionEnds(ladder)}`;
  if (then === today) return [`You went ${figures}, and are still ${atWords(today ?? '')}.`];
  return [
    `You were ${atWords(then ?? '')}; now you're ${atWords(today ?? '')}.`,
    before.position === now.position ? '' : `You went ${figures}.`,
  ];
}

const changeTitles = {
  up: 'Rated higher',
  down: 'Rated lower',
  new: 'New ratings',
  gone: 'No longer counted: too old, or from an earlier role',
} as const satisfies Record<BehaviourChange['change'], string>;

/** Behaviours listed of each change: steps are worth reading in full, expired ratings are not. */
const mostShown = { up: 30, down: 30, new: 12, gone: 3 } as const;

const changeGlyphs = { up: '+', down: '-', new: '*', gone: '.' } as const;

function behavioursPart(
  { behaviours, before, assessments }: Difference,
  wanted: BehaviourChange['change'],
  ladder: Ladder,
  style: Style,
): string[] {
  const changed = behaviours.filter(({ change }) => change === wanted);
  // Without a stage before, everything would be new.
  if (before === null) return [];
  if (changed.length === 0) return [];
  const titles = assessments > 0 ? { ...changeTitles, gone: 'Not rated this time' } : changeTitles;
  const title = `${titles[wanted]}: ${counted(changed.length, 'behaviour', 'behaviours')}`;
  const { shown, rest } = shownOf(changed, mostShown[wanted]);
  return [
    ...heading(title, style),
    ...shown.flatMap(({ statement, behaviour, from, to }) => [
      ...hang(`${changeGlyphs[wanted]} `, [statement], style),
      ...indent(
        2,
        [{ text: `${changeWords(from, to, ladder)} (${behaviour})`, paint: style.paint.dim }],
        style,
      ),
    ]),
    ...(rest > 0 ? indent(2, [`and ${rest} more: --json lists them all`], style) : []),
  ];
}

/** What moved and moved back: both ends are alike, so no other part tells of it. */
function andBackPart({ andBack = [] }: Difference, ladder: Ladder, style: Style): string[] {
  if (andBack.length === 0) return [];
  const { length } = andBack;
  return [
    ...heading(
      `Changed at check-ins, and back again: ${counted(length, 'behaviour', 'behaviours')}`,
      style,
    ),
    ...andBack.flatMap(({ behaviour, statement, rating, between }) => {
      const way = `${changeWords(rating, between, ladder)} → ${answerWords(rating, ladder)}`;
      return [
        ...hang(`${glyphs(style).bullet} `, [statement], style),
        ...indent(2, [{ text: `${way} (${behaviour})`, paint: style.paint.dim }], style),
      ];
    }),
  ];
}

function changeWords(from: Answer | null, to: Answer | null, ladder: Ladder): string {
  if (to === null) return from === null ? '' : `was ${answerWords(from, ladder)}`;
  if (from === null) return answerWords(to, ladder);
  return `${answerWords(from, ladder)} → ${answerWords(to, ladder)}`;
}

function actionsPart(
  title: string,
  sign: string,
  actions: Difference['done'],
  style: Style,
  one = 'action',
): string[] {
  if (actions.length === 0) return [];
  return [
    ...heading(`${title}: ${counted(actions.length, one, `${one}s`)}`, style),
    ...actions.flatMap(({ title }) => hang(`${sign} `, [ended(title)], style)),
  ];
}

/**
 * What `noted` counts on every page, what happened earlier named as that, and beside it what belongs to an answer, or
 * reads otherwise now.
 */
function evidenceParts({ evidence, from }: Difference, style: Style): string[][] {
  const noted = evidence.filter((line) => line.noted);
  const others = evidence.filter((line) => !line.noted);
  const since = noted.filter(({ date }) => date >= from);
  const earlier = noted.filter(({ date }) => date < from);
  const things = ({ length }: Difference['evidence']) => counted(length, 'thing', 'things');
  return [
    evidencePart(`Noted: ${things(since)}`, since, style),
    evidencePart(`Noted since, from before: ${things(earlier)}`, earlier, style),
    evidencePart(
      `Examples from your answers, or corrected: ${counted(others.length, 'note', 'notes')}`,
      others,
      style,
    ),
  ];
}

function evidencePart(title: string, evidence: Difference['evidence'], style: Style): string[] {
  if (evidence.length === 0) return [];
  return [
    ...heading(title, style),
    ...newestFirst(evidence)
      .toReversed()
      .flatMap(({ date, text, behaviours }) => {
        const about = behaviours.length === 0 ? '' : ` (${behaviours.join(', ')})`;
        return hang(
          `${glyphs(style).bullet} `,
          [`${formatDay(date, style.locale)}:`, text, { text: about, paint: style.paint.dim }],
          style,
        );
      }),
  ];
}
