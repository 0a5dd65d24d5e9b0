import type { Settings } from '../../core/schema/settings.schema.js';
import type { SettingContext } from '../../core/settings/settings-table.js';
import { findSetting, settingValue } from '../../core/settings/settings-table.js';
import type { World } from '../../world/world.js';
import type { Result } from '../shared/run.js';

export async function settingContext(world: World): Promise<SettingContext> {
  return {
    settings: await world.settings(),
    terms: await termsOf(world),
    findLadder: world.findLadder,
  };
}

/** Empty for a missing or broken ladder, so that another one can be chosen. */
async function termsOf(world: World): Promise<string[]> {
  try {
    return Object.keys((await world.ladder()).terms);
  } catch {
    return [];
  }
}

export async function saveSetting(
  name: string,
  change: Partial<Settings>,
  world: World,
): Promise<Result<'settings set'>> {
  const context = await settingContext(world);
  const settings = await world.store.changeSettings(change);
  return {
    json: { name, value: settingValue(name, settings) },
    page: `${name} = ${findSetting(name, context).show(settings)}\n`,
  };
}
