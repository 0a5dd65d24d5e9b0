import { settingFacts } from '../schema/setting-facts.js';
import type { Settings } from '../schema/settings.schema.js';

/** The settings of somebody who has set none. */
export const defaultSettings: Settings = usualOf(settingFacts);

function usualOf<F extends Readonly<Record<string, { readonly usual: unknown }>>>(facts: F) {
  const entries = Object.entries(facts).map(([name, { usual }]) => [name, usual]);
  return Object.fromEntries(entries) as { readonly [K in keyof F]: F[K]['usual'] };
}
