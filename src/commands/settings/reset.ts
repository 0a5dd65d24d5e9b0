import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { saveSetting, settingContext } from './context.js';

export const run: Run<'settings reset'> = async ({ arguments: [name = ''] }, world) => {
  const context = await settingContext(world);
  return saveSetting(name, findSetting(name, context).reset(context.settings), world);
};
