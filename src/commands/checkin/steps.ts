import { undoneIds } from '../../core/journal/fold.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import { flow } from '../../text/wrap.js';
import type { OpenSitting } from './sitting.js';
import { currentState } from './sitting.js';

interface Given {
  readonly message: string;
  readonly answer: unknown;
}

interface Start extends Pick<Resumed, 'asked' | 'last'> {
  readonly step: number;
  /** How many answers there were. */
  readonly answered: number;
}

/** An answer that was given before the check-in was left, in the middle of the first step. */
export interface Resumed extends Given {
  /** What was asked before it. */
  readonly asked: readonly string[];
  /** The id of the last event before it. */
  readonly last: string;
}

/**
 * One after another. Escape goes back a question and takes back what was written since: its step starts again, with the
 * answers before it given for the person.
 */
export async function takeSteps(
  open: OpenSitting,
  steps: readonly ((open: OpenSitting) => Promise<unknown>)[],
  resumed: Resumed | null = null,
): Promise<void> {
  /** The answers since the start. */
  const given: Given[] = resumed === null ? [] : [resumed];
  let again: Given[] = [];
  const answerTo = async (question: Parameters<Ask['question']>[0]) => {
    const known = again.shift();
    if (known?.message === question.message) return known.answer;
    again = [];
    return await (given.length > 0 ? withBack(open.ask) : open.ask).question(question);
  };
  const question = (async (asked) => {
    const answer = await answerTo(asked);
    given.push({ message: asked.message, answer });
    return answer;
  }) as Ask['question'];
  const starts: Start[] = resumed === null ? [] : [{ ...resumed, step: 0, answered: 0 }];
  const startOf = (step: number): Start => ({
    step,
    answered: given.length,
    asked: [...open.asked],
    last: currentState(open).events.at(-1)?.id ?? '',
  });
  for (let step = 0; step < steps.length; step += 1) {
    starts.push(startOf(step));
    try {
      await steps[step]?.({ ...open, ask: { ...open.ask, question } });
    } catch (error) {
      const start = starts.findLast((before) => before.answered < given.length);
      if (!(error instanceof Left && error.isEscape) || start === undefined) throw error;
      starts.length = starts.indexOf(start);
      again = given.splice(start.answered);
      await sayTakenBack(open, again.pop()?.message ?? '');
      step = start.step - 1;
      open.asked.clear();
      for (const id of start.asked) open.asked.add(id);
      takeBackSince(open, start.last);
    }
  }
}

/** Its answer still stands on the screen. */
async function sayTakenBack({ world }: OpenSitting, message: string): Promise<void> {
  const style = await world.style(world.err);
  const line = { text: `Taken back: ${message}`, paint: style.paint.dim };
  world.notice(flow([line], style.width, style).join('\n'));
}

function takeBackSince(open: OpenSitting, last: string): void {
  const { initialState, sitting } = open;
  const { events } = currentState(open);
  const undone = undoneIds(events);
  const targets = events
    .filter((event) => event.id > last && event.type !== 'undo' && !undone.has(event.id))
    .filter((event) => 'sitting' in event && event.sitting === sitting)
    .map(({ id }) => id);
  if (targets.length > 0) initialState.journal.append([{ type: 'undo', sitting, targets }]);
}
