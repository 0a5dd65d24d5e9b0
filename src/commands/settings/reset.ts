import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { keepSetting } from './set.js';
import { settingContext } from './settings.js';

export const run: Run<'settings reset'> = async ({ arguments: [name = ''], options }, world) => {
  const context = await settingContext(world);
  const change = findSetting(name, context).reset(context.settings);
  return keepSetting(name, change, options.json ?? false, world);
};
