import { notedAfterAssessment } from '../history/noted.js';
import { isOwn } from '../journal/own.js';
import { withoutSteps } from '../journal/small-steps.js';
import type { Evidence, KnownAction, State } from '../journal/state.js';
import { behavioursById } from '../ladder/find-in-ladder.js';
import type { Ladder } from '../schema/ladder.schema.js';
import type { Report } from '../schema/report.schema.js';

/** More at the start would take the place of what finds the level. */
const most = 8;

/** Why a behaviour is worth another look. */
export type LookReason = 'differs' | 'done' | 'step' | 'active' | 'noted' | 'queued' | 'said';

/** The behaviours to ask about before others. */
export function askedFirst(...known: Parameters<typeof reasonsToLook>): string[] {
  return [...reasonsToLook(...known).keys()].slice(0, most);
}

/**
 * Those to ask about first, and all others of which something was said or done since, however many: no key passes them.
 * Nor does one pass what others wrote since, though it may be far from the level, and is asked where it comes up.
 */
export function worthAnotherLook(
  ...known: Parameters<typeof reasonsToLook>
): ReadonlyMap<string, LookReason> {
  const [, { assessments, evidence }] = known;
  const since = assessments.at(-1)?.day ?? '';
  const said = evidence.filter((line) => !isOwn(line) && line.date >= since);
  return new Map([
    ...said.flatMap(({ behaviours }) => behaviours.map((id) => [id, 'said'] as const)),
    ...[...reasonsToLook(...known)].filter(([, why], index) => index < most || why !== 'queued'),
  ]);
}

/**
 * What a second view sees differently, and what was worked on since the last assessment, by what was done, what is in
 * the plan, and what was noted. What a check-in rated again is known already. Empty before the first.
 *
 * @param review the latest second views
 */
function reasonsToLook(
  ladder: Ladder,
  { assessments, actions, evidence, checkins }: State,
  review?: Report['review'],
): Map<string, LookReason> {
  const reasons = new Map<string, LookReason>();
  const last = assessments.at(-1);
  if (last === undefined) return reasons;
  const ofActions = (wanted: string, among: readonly KnownAction[] = actions) =>
    among.flatMap(({ status, behaviour, until }) =>
      status === wanted && (until === null || until >= last.day) ? (behaviour ?? []) : [],
    );
  const isNoted = notedAfterAssessment({ assessments });
  const noted = evidence.filter((line) => line.date >= last.day && isNoted(line));
  const known = behavioursById(ladder);
  const add = (why: LookReason, ids: Iterable<string>) => {
    for (const id of ids) if (known.has(id) && !reasons.has(id)) reasons.set(id, why);
  };
  for (const { behaviour } of review?.talkingPoints ?? []) add('differs', [behaviour]);
  add('done', ofActions('done', withoutSteps(actions)));
  add('step', ofActions('done'));
  add('active', ofActions('active'));
  const isRatedAfter = ({ id: line }: Evidence, id: string) =>
    checkins.some(
      ({ last: event, ratings }) =>
        event >= line.replace(/\.\d+$/, '') && ratings.some(({ behaviour }) => behaviour === id),
    );
  add(
    'noted',
    noted.flatMap((line) => line.behaviours.filter((id) => !isRatedAfter(line, id))),
  );
  add('queued', ofActions('queued'));
  // After all others, so that what was worked on is asked first; the reason stays the difference, also where what others
  // miss is too near for a talk.
  const near = (review?.nearPoints ?? []).filter(
    ({ behaviour, other }) => other < ladder.scale.held && reasons.has(behaviour),
  );
  for (const { behaviour } of [...(review?.morePoints ?? []), ...near])
    reasons.set(behaviour, 'differs');
  return reasons;
}
