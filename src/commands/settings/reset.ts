import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { keepSetting, settingContext } from './context.js';

export const run: Run<'settings reset'> = async ({ arguments: [name = ''] }, world) => {
  const context = await settingContext(world);
  return keepSetting(name, findSetting(name, context).reset(context.settings), world);
};
