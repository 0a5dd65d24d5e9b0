import { unended } from '../../core/base/sentence.js';
import type { LookReason } from '../../core/interview/asked-first.js';
import { worthAnotherLook } from '../../core/interview/asked-first.js';
import type { Interview } from '../../core/interview/interview.js';
import { allBehaviours } from '../../core/ladder/find-in-ladder.js';
import { remarkAbout } from '../../views/text/review-words.js';
import { counted } from '../../views/text/words.js';
import type { JournalState } from '../shared/journal-state.js';

type Known = Pick<JournalState, 'ladder' | 'state' | 'report'>;

/**
 * What a later assessment tells beside its questions, and why it lingers at some. Nothing at the first. It quotes others,
 * but doesn't tell their ratings, which would pull the answer.
 */
export function besideQuestions({
  ladder,
  state,
  report,
}: Known): Pick<Interview, 'looks' | 'beside'> {
  if (state.assessments.length === 0) return { looks: new Map(), beside: new Map() };
  const by = report?.review?.by ?? 'others';
  const looks = [...worthAnotherLook(ladder, state, report?.review)];
  const beside = allBehaviours(ladder).map(
    ({ behaviour: { id } }) =>
      [id, [...(report ? remarkAbout(id, report) : []), ...actionWords(id, state)]] as const,
  );
  return {
    looks: new Map(looks.map(([id, why]) => [id, lookWords(why, by)])),
    beside: new Map(beside),
  };
}

function lookWords(why: LookReason, by: string): string {
  const words: Record<LookReason, string> = {
    differs: `${by} rated it differently`,
    done: 'you finished an action for it',
    step: 'you finished a small step for it',
    active: "it's in your plan",
    noted: 'you noted something about it',
    queued: 'your plan has it for later',
    said: `${by} wrote about it`,
  };
  return words[why];
}

/** How the actions in the plan for it stand. */
function actionWords(id: string, { actions }: Known['state']): string[] {
  return actions.flatMap(({ behaviour, status, stuck, title }) => {
    if (behaviour !== id || status !== 'active') return [];
    const how = stuck > 0 ? `stuck at ${counted(stuck, 'check-in', 'check-ins')}` : 'not done yet';
    return `In your plan: “${unended(title)}”, ${how}`;
  });
}
