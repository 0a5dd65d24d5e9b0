import type { Run } from './shared/run.js';

export const run: Run<'status'> = async ({ options }, world) => {
  const { promptExitCode, dueExitCode } = await import('./shared/due-code.js');
  if (options['exit-code'] && options.quiet && !options.json)
    return { code: await promptExitCode(world) };
  // Loaded for those who look: a shell prompt needs no stage.
  const { openAnswers, readJournal, requireReport } = await import('./shared/journal-state.js');
  const journalState = await readJournal(world);
  const report = requireReport(journalState);
  return {
    json: report,
    page: async (style) => {
      const { renderStatus } = await import('../views/terminal/status.js');
      const { lastWeeks, sinceCheckin } = await import('../core/history/timeline.js');
      const { countAnswered } = await import('../core/journal/state.js');
      const { openCheckin } = await import('../core/checkin/open-checkin.js');
      const { ladder, events, state } = journalState;
      const { rhythm } = await world.settings();
      return renderStatus(report, ladder, style, {
        draft: openAnswers(journalState),
        answered: state.draft === null ? null : countAnswered(state.draft),
        begun: openCheckin(ladder, events, state, { today: world.today, rhythm }) !== null,
        news: sinceCheckin(state),
        weeks: lastWeeks(state, world.today),
      });
    },
    code: options['exit-code'] ? dueExitCode(report) : 0,
  };
};
