import { settingFacts } from '../schema/setting-facts.js';
import type { Settings } from '../schema/settings.schema.js';

export const defaultSettings: Settings = defaultsOf(settingFacts);

function defaultsOf<F extends Readonly<Record<string, { readonly usual: unknown }>>>(facts: F) {
  const entries = Object.entries(facts).map(([name, { usual }]) => [name, usual]);
  return Object.fromEntries(entries) as { readonly [K in keyof F]: F[K]['usual'] };
}
