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
      return renderStatus(report, journalState.ladder, style, {
        draft: openAnswers(journalState),
        news: sinceCheckin(journalState.state),
        weeks: lastWeeks(journalState.state, world.today),
      });
    },
    code: options['exit-code'] ? dueExitCode(report) : 0,
  };
};
