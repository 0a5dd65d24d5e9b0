import type { LadderSince, Report } from '../../core/schema/report.schema.js';
import { counted } from './counted.js';

/** What became of the ladder since somebody answered, so that nobody moves without being told why. */
export function ladderSentences({ basis }: Pick<Report, 'basis'>): string[] {
  const since = basis?.ladder;
  if (since === undefined) {
    const lost = basis?.leftOut?.length ?? 0;
    return lost === 0 ? [] : [`The ladder was changed: ${leftOutWords(lost)}.`];
  }
  const { from, to, told, branch } = since;
  const versions = from === to ? '' : ` (version ${from} then, ${to} now)`;
  const changes = changesIn(since);
  return [
    branch !== undefined
      ? `You answered as “${branch.from}” and now look at “${branch.to}”${versions}: ${changes.join('; ')}.`
      : changes.length === 0
        ? `You answered an earlier version of the ladder${versions}; career-coach assess asks again.`
        : `The ladder was changed since you answered${versions}: ${changes.join('; ')}.`,
    ...(told === null ? [] : [`Your result then was level ${told.level}: ${told.title}.`]),
  ];
}

function changesIn({
  held,
  scale,
  numbers,
  levelsAdded,
  levelsRemoved,
  moved,
  reworded,
  added,
  leftOut,
}: LadderSince): string[] {
  return [
    held === null ? '' : `a behaviour now counts from “${held.to}” on, not from “${held.from}”`,
    scale ? 'ratings were carried over to the new scale by their meaning' : '',
    levelsAdded.length === 0 ? '' : `new: ${levelsAdded.join(', ')}`,
    levelsRemoved.length === 0 ? '' : `gone: ${levelsRemoved.join(', ')}`,
    moved.length === 0
      ? ''
      : `${counted(moved.length, 'behaviour', 'behaviours')} moved to another place`,
    reworded.length === 0
      ? ''
      : `${counted(reworded.length, 'statement was', 'statements were')} reworded, and your answers kept`,
    added === 0
      ? ''
      : `${counted(added, 'behaviour is', 'behaviours are')} new, with no rating yet`,
    numbers ? 'its author changed how answers are weighed' : '',
    leftOut.length === 0 ? '' : leftOutWords(leftOut.length),
  ].filter((words) => words !== '');
}

function leftOutWords(count: number): string {
  const answers = counted(count, 'earlier answer', 'earlier answers');
  return `${answers} no longer ${count === 1 ? "fits and isn't" : "fit and aren't"} counted; career-coach assess asks again`;
}
