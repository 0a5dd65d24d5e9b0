import { undoneIds } from '../../core/journal/fold.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import type { OpenSitting } from './sitting.js';
import { currentState } from './sitting.js';

/** One after another. Escape goes back to the start of a step, or of the one before, and takes back what was written. */
export async function takeSteps(
  open: OpenSitting,
  steps: readonly ((open: OpenSitting) => Promise<unknown>)[],
): Promise<void> {
  /** Questions answered since the start. */
  let answered = 0;
  const ask: Ask = {
    ...open.ask,
    question: async (question) => {
      const answer = await (answered > 0 ? withBack(open.ask) : open.ask).question(question);
      answered += 1;
      return answer;
    },
  };
  const starts: ReturnType<typeof startOf>[] = [];
  const startOf = (step: number) => ({
    step,
    answered,
    asked: [...open.asked],
    last: currentState(open).events.at(-1)?.id ?? '',
  });
  for (let step = 0; step < steps.length; step += 1) {
    starts.push(startOf(step));
    try {
      await steps[step]?.({ ...open, ask });
    } catch (error) {
      const start = starts.findLast((before) => before.answered < answered);
      if (!(error instanceof Left && error.isEscape) || start === undefined) throw error;
      starts.length = starts.indexOf(start);
      answered = start.answered;
      step = start.step - 1;
      open.asked.clear();
      for (const id of start.asked) open.asked.add(id);
      takeBackSince(open, start.last);
    }
  }
}

function takeBackSince(open: OpenSitting, last: string): void {
  const { initialState, sitting } = open;
  const { events } = currentState(open);
  const undone = undoneIds(events);
  const targets = events.flatMap((event) =>
    event.id > last && 'sitting' in event && event.sitting === sitting && !undone.has(event.id)
      ? event.type === 'undo'
        ? []
        : event.id
      : [],
  );
  if (targets.length > 0) initialState.journal.append([{ type: 'undo', sitting, targets }]);
}
