import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { saveSetting, settingContext } from './context.js';

export const run: Run<'settings set'> = async ({ arguments: [name = '', ...words] }, world) => {
  const context = await settingContext(world);
  return saveSetting(name, await findSetting(name, context).read(words, context), world);
};
