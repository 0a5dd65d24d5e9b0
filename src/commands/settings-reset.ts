import { findSetting } from '../core/settings-table.js';
import type { Run } from './index.js';
import { settingContext } from './settings.js';
import { keepSetting } from './settings-set.js';

export const run: Run<'settings reset'> = async ({ arguments: [name = ''], options }, world) => {
  const context = await settingContext(world);
  const change = findSetting(name, context).reset(context.settings);
  return keepSetting(name, change, options.json ?? false, world);
};
