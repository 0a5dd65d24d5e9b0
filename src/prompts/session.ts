import { isTooSmall } from '../core/base/screen.js';
import type { Interview } from '../core/interview/interview.js';
import type { QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Display } from './display.js';
import { drawFrame, reviewPage } from './questionnaire/draw/draw.js';
import type { Look } from './questionnaire/draw/layout.js';
import type { Key, KeyCommand } from './questionnaire/keys.js';
import { commandOf } from './questionnaire/keys.js';
import { markSeen, openSheet, press } from './questionnaire/sheet.js';

/** The questionnaire while it is on the screen. */
export interface Session {
  press(key: Key): void;
  end(how: QuestionnaireEnd['how']): void;
  /** Draws it, all of it; a sheet that cannot be drawn ends it. */
  draw(): void;
  /** Draws it soon, once for all that happens until then. */
  refresh(): void;
  /** Settles when it has ended. */
  readonly over: Promise<void>;
  /** How it ended. Throws what `keep` threw. */
  result(): QuestionnaireEnd;
}

/**
 * The sheet in a place that every key of a burst sees at once: what a key does must not wait for a drawing, and
 * a burst is drawn once.
 */
export function openSession(
  display: Display,
  lookNow: () => Look,
  interview: Interview,
  keep: (step: QuestionnaireStep) => void,
): Session {
  let sheet = openSheet(interview);
  /** The look of what is on the screen. */
  let look = lookNow();
  const ending = openEnding();
  const draw = () =>
    ending.attempt(() => {
      look = lookNow();
      display.show(drawFrame(sheet, look));
      sheet = markSeen(sheet);
    });
  const refresh = onceSoon(draw);
  const take = (key: Key) => {
    // What cannot be seen is not answered; leaving is always possible.
    if (isTooSmall(look) && !leavingKeys.includes(commandOf(key))) return;
    const pressed = press(sheet, key, sheet.mode === 'review' ? reviewPage(sheet, look) : 1);
    for (const step of pressed.steps) keep(step);
    sheet = pressed.sheet;
    if (pressed.end === undefined) refresh();
    else ending.end(pressed.end);
  };
  return {
    press: (key) => ending.attempt(() => take(key)),
    end: ending.end,
    draw,
    refresh,
    over: ending.over,
    result: () => ({ interview: sheet.interview, how: ending.how() }),
  };
}

const leavingKeys: readonly (KeyCommand | null)[] = ['quit', 'escape', 'interrupt'];

/** Whether, and how, a session has ended. */
interface Ending {
  end(how: QuestionnaireEnd['how']): void;
  /** Does it unless it is over; what fails ends it, and is thrown where the end is waited for. */
  attempt(work: () => void): void;
  readonly over: Promise<void>;
  /** Throws what an attempt threw. */
  how(): QuestionnaireEnd['how'];
}

function openEnding(): Ending {
  let end: { readonly how: QuestionnaireEnd['how'] } | { readonly failure: unknown } | null = null;
  let settle = () => {};
  const over = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const finish = (by: NonNullable<typeof end>) => {
    end ??= by;
    settle();
  };
  return {
    end: (how) => finish({ how }),
    attempt(work) {
      if (end !== null) return;
      try {
        work();
      } catch (failure) {
        finish({ failure });
      }
    },
    over,
    how() {
      if (end === null) return 'interrupt';
      if ('failure' in end) throw end.failure;
      return end.how;
    },
  };
}

/** The work once for all calls until it is done. */
function onceSoon(work: () => void): () => void {
  let isComing = false;
  return () => {
    if (isComing) return;
    isComing = true;
    setImmediate(() => {
      isComing = false;
      work();
    });
  };
}
