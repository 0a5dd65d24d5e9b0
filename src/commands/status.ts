import { hasCurrentAnswers } from '../core/answers/counting-answers.js';
import { exitCodes } from '../core/base/errors.js';
import { countAnswered } from '../core/journal/fold.js';
import { isCheckinDue } from '../core/report/due.js';
import type { World } from '../world/world.js';
import type { JournalState } from './shared/journal-state.js';
import { readJournal, requireReport } from './shared/journal-state.js';
import type { Run } from './shared/run.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const known = await readJournal(world);
  if (options['exit-code'] && options.quiet && !options.json) return { code: markOf(known, world) };
  const report = requireReport(known);
  return {
    json: report,
    page: async (style) => {
      const { draft } = known.state;
      const { renderStatus } = await import('../views/terminal/pages.js');
      return renderStatus(report, known.ladder, style, {
        draft: draft && { answered: countAnswered(draft), since: draft.since },
      });
    },
    code: options['exit-code'] ? codeOf(report) : 0,
  };
};

/** The mark in a shell's prompt: the exit code alone, at every prompt, so that the stage is not worked out. */
function markOf({ ladder, state }: JournalState, { today: date }: World): number {
  if (!hasCurrentAnswers(ladder, state)) return exitCodes['no-assessment'];
  return codeOf({ nextCheckin: state.nextCheckin, date });
}

function codeOf(report: Parameters<typeof isCheckinDue>[0]): number {
  return isCheckinDue(report) ? exitCodes['check-in-due'] : 0;
}
