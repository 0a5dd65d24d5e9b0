import { findSetting, settingValue } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { settingContext } from './context.js';

export const run: Run<'settings get'> = async ({ arguments: [name = ''] }, world) => {
  const context = await settingContext(world);
  const page = `${findSetting(name, context).show(context.settings)}\n`;
  return { json: { name, value: settingValue(name, context.settings) }, page };
};
