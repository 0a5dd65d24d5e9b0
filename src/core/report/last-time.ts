import type { CountingAnswers } from '../answers/counting-answers.js';
import { currentAnswers } from '../answers/counting-answers.js';
import type { Day } from '../base/day.js';
import type { Rerated } from '../history/changes.js';
import { ratingsMovedBack } from '../history/changes.js';
import type { BehaviourChange, Difference } from '../history/difference.js';
import { changedBehaviours, differenceSince, lastAssessment } from '../history/difference.js';
import { lowersMost } from '../history/pulled-down.js';
import type { Standing } from '../history/standing.js';
import { standingOn } from '../history/standing.js';
import type { Assessment, State } from '../journal/state.js';
import { toldPosition } from '../placement/placement.js';
import type { Event } from '../schema/events.schema.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';
import { buildReport } from './report.js';
import { stateBefore } from './report-before.js';

/** What an assessment is compared with. */
export interface LastTime {
  readonly last: Pick<Assessment, 'day' | 'result'>;
  /** Today's report without the new assessment. */
  readonly before: Report | null;
  /** What has changed since then; null where both were made on one day. */
  readonly difference:
    | (Pick<Difference, 'behaviours' | 'ratedTwice' | 'pulledDown' | 'noted'> &
        Partial<Pick<Difference, 'done'>>)
    | null;
  /** What the answers would say without the behaviours of levels rated for the first time; null where there are none. */
  readonly withoutNew: WithoutNew | null;
  /** What new ratings in between had moved and the new answers moved back; absent where there is nothing. */
  readonly movedBack?: MovedBack;
}

/** Where new ratings between two assessments had taken somebody, and the answers that took it back. */
export interface MovedBack extends Pick<Standing, 'level' | 'ranks' | 'position'> {
  readonly ratings: readonly Rerated[];
}

export interface WithoutNew extends Pick<Standing, 'level' | 'ranks' | 'position'> {
  readonly count: number;
}

/** null at the first assessment. */
export function lastTimeOf(
  sitting: string,
  ladder: Ladder,
  { events, state }: { readonly events: readonly Event[]; readonly state: State },
  today: Day,
): LastTime | null {
  const last = state.assessments.at(-2);
  if (last === undefined) return null;
  const moment = lastAssessment(ladder, events, today);
  const isOfLast = moment !== null && moment.day === last.day && last.day < today;
  const difference = isOfLast ? differenceSince(ladder, moment, events, today, state) : null;
  const stateThen = stateBefore(sitting, ladder, events);
  const before = buildReport(ladder, stateThen, today);
  const movedBack = movedBackOf(last.result.position, stateThen, ladder, state, today);
  return {
    ...{ last, before, difference },
    ...(movedBack !== null && { movedBack }),
    withoutNew: withoutNew(difference?.behaviours ?? [], ladder, state, today),
  };
}

/** Where another level had been named in between, the answer that weighs most; else what check-ins had rated. */
function movedBackOf(
  then: number,
  stateThen: State,
  ladder: Ladder,
  state: State,
  today: Day,
): MovedBack | null {
  const current = currentAnswers(ladder, state, today);
  const former = currentAnswers(ladder, stateThen, today);
  const rerated = state.reratedBefore.at(-1);
  if (former === null || current === null || rerated === undefined) return null;
  const [between, now] = [former, current].map((answers) => standingOn(ladder, answers, today));
  if (between === undefined || now === undefined) return null;
  const { position, ranks } = between;
  const positions = [toldPosition(then), position, now.position] as const;
  const back = ratingsMovedBack(positions, rerated, current.answers);
  const isPassed = position > now.position && position > toldPosition(then);
  const isOther = ranks?.join() !== now.ranks?.join();
  const first = isPassed && isOther ? heaviest(ladder, former, current, now) : null;
  const others = back.filter(({ behaviour }) => behaviour !== first?.behaviour);
  const ratings = first === null ? back : [first, ...others];
  return ratings.length === 0 ? null : { ...between, ratings };
}

/** The changed answer that lowers the result most; null: none does. */
function heaviest(
  ladder: Ladder,
  former: CountingAnswers,
  current: CountingAnswers,
  now: Standing,
): Rerated | null {
  const changes = changedBehaviours(ladder, former, current);
  const behaviour = lowersMost(ladder, changes, current.placing, now, true)?.behaviours[0];
  const answer = current.answers.get(behaviour ?? '');
  if (behaviour === undefined || answer === undefined) return null;
  return { behaviour, from: former.answers.get(behaviour) ?? null, answer };
}

function withoutNew(
  behaviours: readonly BehaviourChange[],
  ladder: Ladder,
  state: State,
  today: Day,
): WithoutNew | null {
  const current = currentAnswers(ladder, state, today);
  const added = behaviours.filter(({ change, level }) => change === 'new' && level !== undefined);
  if (current === null || added.length === 0) return null;
  const answers = new Map(current.answers);
  for (const { behaviour } of added) answers.delete(behaviour);
  const { level, ranks, position } = standingOn(ladder, { ...current, answers }, today);
  return { count: added.length, level, ranks, position };
}
