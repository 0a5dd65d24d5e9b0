import { findSetting, settingNames } from '../../core/settings/settings-table.js';
import type { Run } from '../shared/run.js';
import { settingContext } from './context.js';

export const run: Run<'settings'> = async (_, world) => {
  const context = await settingContext(world);
  const { settings } = context;
  return {
    json: { settings },
    page: async (style) => {
      const { renderSettings } = await import('../../views/terminal/settings.js');
      const rows = settingNames(context).map((name) => {
        const { show, summary, allowed } = findSetting(name, context);
        return { name, value: show(settings), summary, allowed };
      });
      return renderSettings(rows, style);
    },
  };
};
