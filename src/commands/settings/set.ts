import type { Settings } from '../../core/schema/settings.schema.js';
import { findSetting } from '../../core/settings/settings-table.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';
import { settingContext } from './settings.js';

export const run: Run<'settings set'> = async (
  { arguments: [name = '', ...words], options },
  world,
) => {
  const context = await settingContext(world);
  const change = await findSetting(name, context).read(words, context);
  return keepSetting(name, change, options.json ?? false, world);
};

/** Keeps a change of one setting, and prints what it is now. */
export async function keepSetting(
  name: string,
  change: Partial<Settings>,
  json: boolean,
  world: World,
): Promise<number> {
  const context = await settingContext(world);
  const settings = await world.store.changeSettings(change);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ schemaVersion: 1, name, value: settingValue(name, settings) }));
  } else {
    world.out.write(`${name} = ${findSetting(name, context).show(settings)}\n`);
  }
  return 0;
}

/** The value as JSON has it: null for a word that is the ladder's own. */
export function settingValue(name: string, settings: Settings): unknown {
  const term = name.startsWith('terms.') ? name.slice('terms.'.length) : null;
  if (term !== null) return Object.hasOwn(settings.terms, term) ? settings.terms[term] : null;
  return settings[name as keyof Settings];
}
