import { answersOverTime } from '../core/answers/answers-over-time.js';
import { isOwn } from '../core/journal/own.js';
import type { Evidence } from '../core/journal/state.js';
import { findBehaviourId } from '../core/ladder/find-id.js';
import { findBehaviour } from '../core/ladder/find-in-ladder.js';
import { ratingsByOthers } from '../core/review/describe-review.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { noticeDraft, readJournal, requireReport } from './shared/journal-state.js';
import type { Result, Run } from './shared/run.js';

export const run: Run<'why'> = async ({ arguments: [id] }, world) => {
  const journalState = await readJournal(world);
  return id === undefined
    ? explain(journalState, world)
    : explainBehaviour(id, journalState, world);
};

function explain(journalState: JournalState, world: World): Result<'why'> {
  const report = requireReport(journalState);
  const { date, stage, evidenced, uneven, why } = report;
  return {
    json: { date, stage, evidenced, uneven, why },
    page: async (style) => {
      await noticeDraft(journalState, world);
      return (await import('../views/terminal/why.js')).renderWhy(
        report,
        journalState.ladder,
        style,
      );
    },
  };
}

/** Works before the first assessment, too. */
function explainBehaviour(
  word: string,
  { ladder, state, events }: JournalState,
  world: World,
): Result<'why'> {
  const id = findBehaviourId(ladder, word);
  const found = findBehaviour(ladder, id);
  if (found === null) throw new Error('findBehaviourId returned an id that is not in the ladder');
  const answers = answersOverTime(ladder, state, id, events);
  const lines = state.evidence.filter(({ behaviours }) => behaviours.includes(id));
  const evidence = lines.filter(isOwn);
  const said = lines.filter((line) => !isOwn(line));
  const seen = ratingsByOthers(id, ladder, state.reviews, world.today);
  const told = ({ date, text }: Evidence) => ({ date, text });
  const { statement, looksLike, doesNotCount } = found.behaviour;
  return {
    json: {
      behaviour: { id, statement, looksLike, doesNotCount },
      answers: answers.map(({ day, answer }) => ({ date: day, answer })),
      evidence: evidence.map(told),
      ...(said.length > 0 && { said: said.map(told) }),
      ...(seen.length > 0 && { seen }),
    },
    page: async (style) => {
      const { renderBehaviour } = await import('../views/terminal/why.js');
      return renderBehaviour({ placed: found, answers, evidence, said, seen }, ladder, style);
    },
  };
}
