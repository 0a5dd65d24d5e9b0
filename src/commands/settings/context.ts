import type { Settings } from '../../core/schema/settings.schema.js';
import type { SettingContext } from '../../core/settings/settings-table.js';
import { findSetting, settingValue } from '../../core/settings/settings-table.js';
import type { World } from '../../world/world.js';
import type { Result } from '../shared/run.js';

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

/** Keeps a change of one setting, and tells what it is now. */
export async function keepSetting(
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
