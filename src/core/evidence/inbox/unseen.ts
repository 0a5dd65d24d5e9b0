import { isOwn } from '../../journal/own.js';
import type { Evidence } from '../../journal/state.js';
import { behavioursById } from '../../ladder/find-in-ladder.js';
import type { Ladder } from '../../schema/ladder.schema.js';
import type { Report } from '../../schema/report.schema.js';

/** A gap that no commit or pull request will ever show. */
export interface Unseen {
  readonly behaviour: string;
  readonly statement: string;
  /** An example of what counts; null where the ladder has none. */
  readonly example: string | null;
}

/** The theme of what code shows, where a ladder has such a theme. */
const codeTheme = 'craft';

/**
 * The gap to ask about beside what code shows: of those that code cannot show, the one with the least evidence, so that
 * the next batch asks about another. Null before the first assessment, and without such a gap.
 */
export function unseenGap(
  ladder: Ladder,
  report: Report | null,
  evidence: readonly Evidence[],
): Unseen | null {
  const placed = behavioursById(ladder);
  const own = evidence.filter(isOwn);
  const lines = (id: string) => own.filter(({ behaviours }) => behaviours.includes(id)).length;
  const [first] = (report?.gaps ?? [])
    .flatMap(({ behaviour: id, statement }) => {
      const found = placed.get(id);
      if (found === undefined || (found.level && found.behaviour.theme === codeTheme)) return [];
      return [{ id, statement, example: found.behaviour.looksLike[0] ?? null, lines: lines(id) }];
    })
    .sort((a, b) => a.lines - b.lines);
  if (first === undefined) return null;
  return { behaviour: first.id, statement: first.statement, example: first.example };
}
