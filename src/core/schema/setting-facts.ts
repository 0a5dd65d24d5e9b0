import { longestWord, mostDays } from './atoms.js';

/** What is known of each setting without zod: schema, defaults, help and errors follow. Terms have a name for each word. */
export const settingFacts = {
  ladder: {
    usual: 'technical-expert',
    summary: 'the ladder in use; each has its own assessments and plan',
    allowed: 'technical-expert, or the path of a ladder file',
  },
  branch: {
    usual: null,
    summary: 'your branch of the ladder, where it has several',
    allowed: 'the id of a branch',
  },
  rhythm: {
    usual: 14,
    lowest: 1,
    highest: mostDays,
    summary: 'how long from one check-in to the next',
    allowed: `1 to ${mostDays} days, such as 14, "10 days" or 2w`,
  },
  terms: { usual: {}, longest: longestWord },
  locale: {
    usual: null,
    longest: 40,
    summary: 'how dates are written on the screen; texts stay English',
    allowed: 'a language tag such as de-DE, fr or en-GB',
  },
  plain: {
    usual: false,
    summary: 'ask line by line, for screen readers',
    allowed: 'on or off',
  },
  keys: {
    usual: false,
    summary: 'when asked line by line, answer with a single key, without Enter',
    allowed: 'on or off',
  },
  ascii: {
    usual: false,
    summary: 'draw with ASCII characters only',
    allowed: 'on or off',
  },
} as const;
