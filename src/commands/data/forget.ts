import { clean } from '../../core/base/clean.js';
import type { Run } from '../shared/run.js';

export const run: Run<'data forget'> = async ({ options }, world) => {
  const { folder } = world.store;
  if (!options.yes) {
    const { confirm } = await import('../shared/confirm.js');
    await confirm(
      world,
      {
        message: `Everything in ${clean(folder)} will be deleted for good: answers, plan, check-ins, evidence, settings. Type forget to confirm`,
        word: 'forget',
        declined: 'Nothing was deleted.',
      },
      ['career-coach data forget --yes', 'career-coach data backup FILE, before that'],
    );
  }
  const json = { folder, ...(await world.store.forget()) };
  return {
    json,
    page: async (style) =>
      (await import('../../views/terminal/data.js')).renderForgotten(json, style),
  };
};
