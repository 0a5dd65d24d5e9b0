import type { Settings } from '../schema/settings.schema.js';

/**
 * The settings of somebody who has set none. Written out, so that a start without a settings file needs no
 * validator; a test keeps it equal to the schema's defaults.
 */
export const defaultSettings: Settings = {
  ladder: 'technical-expert',
  rhythm: 14,
  terms: {},
  locale: null,
  plain: false,
  ascii: false,
};
