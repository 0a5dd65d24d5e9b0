/** Limits and choices that schemas share with whoever asks or checks before: apart from them, so that nobody loads zod. */

export const highestRank = 12;
export const highestRating = 7;
/** Of ids in the journal and in ladders. */
export const longestId = 60;
/** Of what a person writes in a line. */
export const longestText = 2000;
/** Of a role's title, and of who gave a review. */
export const longestTitle = 200;
/** Of the name of an action: three to six words. */
export const longestActionTitle = 40;
/** How the ids of actions in people's own words begin. */
export const ownActionStart = 'own-';
/** Of the time that an action takes, in words. */
export const longestEffort = 24;
/** Of a script's own key for a check-in. */
export const longestKey = 120;
/** Of a link to what shows that it happened, and of where imported evidence comes from. */
export const longestLink = 500;
/** Links of one line of evidence. */
export const mostLinks = 10;
/** Of a word that stands for one of the ladder's. */
export const longestWord = 40;
/** From one check-in to the next, and from taking an action to its due date. */
export const mostDays = 366;

/** The parts of an interview, in their order. */
export const phases = ['own-guess', 'placement', 'gaps', 'strands', 'examples', 'closing'] as const;

/** How an action teaches: by doing, by being seen and working with others, or by study. */
export const actionKinds = ['experience', 'exposure', 'education'] as const;

/** Worked on, waiting, finished, or let go. */
export const actionStatuses = ['active', 'queued', 'done', 'dropped'] as const;

/** Why a gap stands where it does: its strand comes first, its level is reached, its level is next, any other strand. */
export const gapReasons = ['first', 'foundation', 'next', 'strand'] as const;
export type GapReason = (typeof gapReasons)[number];

/** Who reads a page. */
export const audiences = ['mentor', 'promotion', 'me'] as const;

/** Pages that are about one thing rather than for one reader. */
export const sections = ['agenda'] as const;
export const pageNames = [...audiences, ...sections] as const;
export type PageName = (typeof pageNames)[number];

/** What completes commands. */
export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

/** Stands where `data erase` took words out of the journal. */
export const erasedText = '[erased]';

/** Programs that `mcp install` knows how to configure. */
export const assistants = ['claude', 'cursor', 'vscode'] as const;
export type Assistant = (typeof assistants)[number];

/** Numbers that an undo may change. */
export const countedFacts = [
  'assessments',
  'checkins',
  'reviews',
  'rerated',
  'evidence',
  'draft',
  'target',
] as const;

/** What makes a ladder worse without making it wrong. */
export const warningKinds = [
  ...(['two-acts', 'vague', 'frequency', 'negative', 'repeated-statement'] as const),
  ...(['unknown-term', 'small-side', 'uneven-levels', 'id-taken', 'repeated-key'] as const),
] as const;
