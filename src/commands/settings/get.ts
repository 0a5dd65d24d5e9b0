import { findSetting } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { settingValue } from './set.js';
import { settingContext } from './settings.js';

export const run: Run<'settings get'> = async ({ arguments: [name = ''], options }, world) => {
  const context = await settingContext(world);
  const setting = findSetting(name, context);
  if (options.json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(
      toJson({ schemaVersion: 1, name, value: settingValue(name, context.settings) }),
    );
  } else {
    world.out.write(`${setting.show(context.settings)}\n`);
  }
  return 0;
};
