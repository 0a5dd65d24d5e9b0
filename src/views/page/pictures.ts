import type { History, HistoryEntry } from '../../core/history/history.js';
import { sideLabel } from '../../core/ladder/sides.js';
import { headlineRanks, isEven, sure, verySure } from '../../core/placement/rival.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';
import type { Report } from '../../core/schema/report.schema.js';
import { levelPercents, type Voice } from '../text/stage-words.js';
import { formatDay } from '../text/style.js';
import { capitalised, nearLabel, percentWords } from '../text/words.js';
import type { Block, CoursePoint, Rung } from './page.js';

/** The ladder with the stage, and how likely each level is. */
export function ladderPicture(report: Report, ladder: Ladder, voice: Voice): Block {
  return {
    kind: 'ladder',
    rungs: rungsOf(report, ladder, voice),
    voice,
    near: nearLabel(ladder),
  };
}

function rungsOf(report: Report, ladder: Ladder, voice: Voice): Rung[] {
  const { stage, levels = [] } = report;
  return ladder.levels.map(({ rank, title }, index) => {
    // As shown: the words must agree with the percent beside them.
    const share = (levelPercents(report)[index] ?? 0) / 100;
    // No level is the person's where one does not describe them.
    const isHere = report.fit === undefined && rank === stage.level;
    const counts = levels.find((level) => level.rank === rank) ?? { held: 0, rated: 0 };
    return {
      rank,
      title,
      counts,
      likelihood: { words: likelyText({ rank, share, ...counts }, report, voice), share },
      mark: markOf(rank, report, voice),
      isHere,
    };
  });
}

const hereWords = { you: 'you are here', I: 'I am here' } as const satisfies Record<Voice, string>;
const guessWords = { you: 'your guess', I: 'my guess' } as const satisfies Record<Voice, string>;

/** Where the answers lie between two levels, nobody is surely at either. */
function hereMark(rank: number, report: Report, voice: Voice): string | null {
  const ranks = headlineRanks(report);
  if (report.fit !== undefined || !ranks.includes(rank)) return null;
  if (ranks.length === 1) return hereWords[voice];
  if (isEven(report)) return 'maybe here';
  return rank === report.stage.level ? 'probably here' : 'or here';
}

function markOf(rank: number, report: Report, voice: Voice): string | null {
  const { stage, plan, fit } = report;
  const here = hereMark(rank, report, voice);
  if (rank === stage.level && here !== null) return here;
  const marks = [
    here,
    rank === plan.targetLevel && (fit === undefined || !fit.strongAt.includes(rank))
      ? 'target'
      : null,
    rank === stage.ownGuess ? guessWords[voice] : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join(', ');
}

type Shown = Pick<Rung, 'rank'> & Rung['counts'] & { readonly share: number };

/** Percent are the model's, and for the person's own eyes. */
function likelyText(level: Shown, report: Report, voice: Voice): string {
  const { rank, share } = level;
  const isBelow = report.fit === undefined && rank < Math.min(...headlineRanks(report));
  const isPassed = isBelow && share < possible;
  const words = isPassed ? passedWords(share, voice) : placeWords(level, report);
  if (voice === 'I') return words;
  const percent = percentWords((levelPercents(report)[rank - 1] ?? 0) / 100, 'under ', 'over ');
  if (isPassed) return `${percent}: ${words}`;
  return words === '' ? percent : `${words}, ${percent}`;
}

/**
 * A level isn't called unlikely where all that was asked of it is done, nor anything where one level doesn't describe
 * the person.
 */
function placeWords({ rank, share, held, rated }: Shown, report: Report): string {
  const { fit, stage } = report;
  if (fit !== undefined) {
    if (fit.strongAt.includes(rank)) return 'strong';
    return fit.thinAt.includes(rank) ? 'thin' : '';
  }
  const ranks = headlineRanks(report);
  const isNamed = ranks.includes(rank);
  if (rated > 0 && held === rated && !isNamed) return 'hardly asked';
  // Whatever the headline names is possible.
  if (!isNamed || ranks.length === 1) return likelyWords(share);
  return rank === stage.level && !isEven(report) ? 'more likely' : 'possible';
}

/** “Very unlikely” beside a level whose behaviours are all done would read as a contradiction. */
function passedWords(share: number, voice: Voice): string {
  return `${voice} ${share < unlikely ? '' : 'probably '}work above it`;
}

const possible = 0.2;
const unlikely = 0.05;

function likelyWords(probability: number): string {
  if (probability >= verySure) return 'very likely';
  if (probability >= sure) return 'likely';
  if (probability > 0.5) return 'more likely than not';
  if (probability >= possible) return 'possible';
  return probability >= unlikely ? 'unlikely' : 'very unlikely';
}

export function strandsPicture({ strands }: Report, ladder: Ladder, voice: Voice): Block {
  return {
    kind: 'strands',
    voice,
    near: nearLabel(ladder),
    strands: strands
      .filter(({ expected, all }) => expected > 0 || (all?.rated ?? 0) > 0)
      .map(({ title, held, near, rated = held, all, of }) => ({
        title,
        counts: { ...(all ?? { held, near, rated }), of },
      })),
  };
}

/** Where each side of the work stands; empty if the ladder has one side, or too little of it is rated. */
export function sidesPicture({ now }: History, ladder: Ladder): Block {
  const themes = now?.themes ?? [];
  return {
    kind: 'sides',
    sides:
      themes.length < 2
        ? []
        : themes.map(({ theme, position }) => {
            return { label: capitalised(sideLabel(ladder, theme)), position };
          }),
    levels: ladder.levels.length,
  };
}

/** The line over time; nothing before a second day has a position. */
export function coursePicture(history: History, ladder: Ladder, locale: string | null): Block[] {
  const points = coursePoints(history, locale);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || first.day === last.day) return [];
  const levels = ladder.levels.length;
  return [
    { kind: 'course', points, levels, sentence: courseSentence(points, first, last, levels) },
  ];
}

function courseSentence(
  points: readonly CoursePoint[],
  first: CoursePoint,
  last: CoursePoint,
  levels: number,
): string {
  const told = ({ position }: CoursePoint) => position.toFixed(1);
  const now = told(last);
  if (points.every((point) => told(point) === now))
    return `At ${now} on the ladder since ${first.date}.`;
  const where = `on a ladder of ${levels} levels`;
  return told(first) === now
    ? `At ${now} on ${first.date}, and again on ${last.date}, ${where}.`
    : `From ${told(first)} on ${first.date} to ${now} on ${last.date}, ${where}.`;
}

function coursePoints({ entries, now }: History, locale: string | null): CoursePoint[] {
  const points = entries.flatMap((entry) => pointOf(entry, locale));
  const last = points.at(-1);
  if (now === null || now.day === last?.day) return points;
  const today = { day: now.day, date: formatDay(now.day, locale), position: now.position };
  return [...points, { ...today, what: 'Today' }];
}

function pointOf(entry: HistoryEntry, locale: string | null): CoursePoint[] {
  if (!('standing' in entry) || entry.standing === undefined) return [];
  const { day, position } = entry.standing;
  const checkin = 'correction' in entry ? 'New ratings' : 'Check-in';
  const what = entry.kind === 'assessment' ? 'Assessment' : checkin;
  return [{ day, date: formatDay(day, locale), position, what }];
}
