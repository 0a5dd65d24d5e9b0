import type { Action } from '../../src/core/schema/report.schema.js';

/** An action of a plan, with no more than every action has. */
export function keptAction(
  id: string,
  status: Action['status'],
  behaviour: string | null = null,
): Action {
  return {
    id,
    status,
    behaviour,
    title: 'T',
    cue: 'c',
    act: 'a',
    obstacle: null,
    fallback: null,
    doneWhen: null,
    kind: 'experience',
    due: null,
  };
}
