import type { Settings } from '../../core/schema/settings.schema.js';
import type { SettingContext } from '../../core/settings/settings-table.js';
import { findSetting, settingValue } from '../../core/settings/settings-table.js';
import { typeset } from '../../text/signs.js';
import { running } from '../../views/text/layout.js';
import type { World } from '../../world/world.js';
import type { Result } from '../shared/run.js';

export async function settingContext(world: World): Promise<SettingContext> {
  return {
    settings: await world.settings(),
    ...(await wordsOfLadder(world)),
    findLadder: world.findLadder,
  };
}

/** Empty for a missing or broken ladder, so that another one can be chosen. */
async function wordsOfLadder(world: World): Promise<Pick<SettingContext, 'terms' | 'branches'>> {
  try {
    const { terms, branches = [] } = await world.ladder();
    return { terms: Object.keys(terms), branches };
  } catch {
    return { terms: [], branches: [] };
  }
}

export async function saveSetting(
  name: string,
  change: Partial<Settings>,
  world: World,
): Promise<Result<'settings set'>> {
  const context = await settingContext(world);
  const settings = await world.store.changeSettings(change);
  return {
    json: { name, value: settingValue(name, settings) },
    page: (style) => {
      const sentence = termSentence(name, settings);
      const lines = [
        typeset(`${name} = ${findSetting(name, context).show(settings)}`, style),
        ...(sentence === '' ? [] : running([sentence], style)),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** How texts read from now on: a form that was guessed, or typed in the wrong place, is seen at once. */
function termSentence(name: string, { terms }: Settings): string {
  const term = terms[name.replace(/^terms\./, '')];
  if (!name.startsWith('terms.') || term === undefined) return '';
  return `Texts say “${term.one}” for one and “${term.many}” for many.`;
}
