import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { keepSetting, settingContext } from './context.js';

export const run: Run<'settings set'> = async ({ arguments: [name = '', ...words] }, world) => {
  const context = await settingContext(world);
  return keepSetting(name, await findSetting(name, context).read(words, context), world);
};
