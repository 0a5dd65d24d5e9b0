import { isTooSmall } from '../core/base/screen.js';
import type { Interview } from '../core/interview/interview.js';
import type { QuestionnaireEnd, QuestionnaireStep } from './ask.js';
import type { Display } from './display.js';
import { drawFrame, pagingOf } from './questionnaire/draw/draw.js';
import type { Look } from './questionnaire/draw/layout.js';
import type { Key, KeyCommand } from './questionnaire/keys.js';
import { commandOf } from './questionnaire/keys.js';
import { press } from './questionnaire/press.js';
import { markSeen, openSheet } from './questionnaire/sheet.js';

export interface Session {
  press(key: Key): void;
  end(how: QuestionnaireEnd['how']): void;
  /** Draws the whole sheet; a failure to draw ends the session. */
  draw(): void;
  /** Draws soon, once for all calls until then. */
  refresh(): void;
  /** Resolves at the end. */
  readonly ended: Promise<void>;
  /** How the session ended. Throws what `saveStep` threw. */
  result(): QuestionnaireEnd;
}

/**
 * Holds the current sheet, so that each key of a burst sees the effect of the one before without waiting for a drawing,
 * and a burst is drawn once.
 */
export function openSession(
  display: Display,
  lookNow: () => Look,
  interview: Interview,
  saveStep: (step: QuestionnaireStep) => void,
): Session {
  let sheet = openSheet(interview);
  /** The look of the last drawing. */
  let look = lookNow();
  const ending = openEnding();
  const draw = () =>
    ending.attempt(() => {
      look = lookNow();
      display.show(drawFrame(sheet, look));
      sheet = markSeen(sheet);
    });
  const refresh = coalesce(draw);
  const handle = (key: Key) => {
    // A question that cannot be seen is not answered; leaving is always possible.
    if (isTooSmall(look) && !leavingKeys.includes(commandOf(key))) return;
    const pressed = press(sheet, key, pagingOf(sheet, look));
    for (const step of pressed.steps) saveStep(step);
    sheet = pressed.sheet;
    if (pressed.end === undefined) refresh();
    else ending.end(pressed.end);
  };
  return {
    press: (key) => ending.attempt(() => handle(key)),
    end: ending.end,
    draw,
    refresh,
    ended: ending.ended,
    result: () => ({ interview: sheet.interview, how: ending.how() }),
  };
}

const leavingKeys: readonly (KeyCommand | null)[] = ['quit', 'escape', 'interrupt'];

interface Ending {
  end(how: QuestionnaireEnd['how']): void;
  /** Runs the action unless the session has ended; an error ends it, and `how` throws it. */
  attempt(action: () => void): void;
  readonly ended: Promise<void>;
  /** Throws the error of an attempt. */
  how(): QuestionnaireEnd['how'];
}

function openEnding(): Ending {
  let end: { readonly how: QuestionnaireEnd['how'] } | { readonly failure: unknown } | null = null;
  let settle = () => {};
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const finish = (by: NonNullable<typeof end>) => {
    end ??= by;
    settle();
  };
  return {
    end: (how) => finish({ how }),
    attempt(action) {
      if (end !== null) return;
      try {
        action();
      } catch (failure) {
        finish({ failure });
      }
    },
    ended,
    how() {
      if (end === null) return 'interrupt';
      if ('failure' in end) throw end.failure;
      return end.how;
    },
  };
}

/** Runs the action soon, once for all calls until then. */
function coalesce(action: () => void): () => void {
  let isScheduled = false;
  return () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      action();
    });
  };
}
