import type { SettingContext } from '../../core/settings/settings-table.js';
import { findSetting, settingNames } from '../../core/settings/settings-table.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

/** All settings with their values and what they do. */
export const run: Run<'settings'> = async ({ options }, world) => {
  const context = await settingContext(world);
  const rows = settingNames(context).map((name) => {
    const { show, summary, allowed } = findSetting(name, context);
    return { name, value: show(context.settings), summary, allowed };
  });
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, settings: context.settings }));
  } else {
    const { renderSettings } = await import('../../views/terminal/settings.js');
    world.out.write(renderSettings(rows, await world.style(world.out)));
  }
  return 0;
};

/** What reading and showing settings needs of the world. */
export async function settingContext(world: World): Promise<SettingContext> {
  return {
    settings: await world.settings(),
    terms: await termsOf(world),
    findLadder: world.findLadder,
  };
}

/** A ladder that is gone or broken must not stand in the way of choosing another one. */
async function termsOf(world: World): Promise<string[]> {
  try {
    return Object.keys((await world.ladder()).terms);
  } catch {
    return [];
  }
}
