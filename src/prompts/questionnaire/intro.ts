import { announcedLength } from '../../core/interview/announced-length.js';
import type { Interview } from '../../core/interview/interview.js';
import { mostTexts } from '../../core/interview/interview.js';
import type { Ladder } from '../../core/schema/ladder.schema.js';

/** Shown before the first question. */
export interface Intro {
  readonly title: string;
  readonly about: string;
  readonly points: readonly string[];
}

/** People who think about their answers take so many seconds for one. */
const secondsOfQuestion = { least: 15, most: 20 };

/** What the questionnaire is, before the first question. */
export function introOf(interview: Interview): Intro {
  const { ladder } = interview;
  const { from, upTo } = announcedLength(interview);
  const questions =
    from === upTo ? `${upTo} short questions` : `${from} to ${upTo} short questions`;
  const minutes = (questions: number, seconds: number) =>
    Math.max(1, Math.round((questions * seconds) / 60));
  const least = minutes(from, secondsOfQuestion.least);
  const most = minutes(upTo, secondsOfQuestion.most);
  if (interview.lastTime !== null) {
    const time = inWords(least, most);
    return againIntro(interview.lastTime, questions, time, ladder);
  }
  return {
    title: ladder.title,
    about:
      `${questions}, one key each, and up to ${mostTexts} in your own words: ${inWords(least, most)}. Then you know at which level ` +
      'you work, what separates you from the next one, and what to do about it.',
    points: [
      'Private and offline: all of it stays on this computer.',
      `No right answers: it asks what you did in ${ladder.scale.period}.`,
      'Stop at any time: every answer is saved as it is given.',
      'The wording is guidance, not a checklist for promotion.',
    ],
  };
}

/** Whoever comes again knows what it is, and wants to know what happened since and what becomes of their answers. */
function againIntro(
  lastTime: string,
  questions: string,
  time: string,
  { title, scale }: Pick<Ladder, 'title' | 'scale'>,
): Intro {
  return {
    title: `${title}, once more`,
    about: `${lastTime} Again ${questions}, and up to ${mostTexts} in your own words: ${time}; then you see what has moved.`,
    points: [
      'Your last answer is marked; Enter keeps it if it is still true.',
      `As before, it asks what you did in ${scale.period}.`,
      'r keeps your last answers and jumps to the next question that needs one.',
      'Stop at any time: every answer is saved as it is given.',
    ],
  };
}

function inWords(least: number, most: number): string {
  if (most > least) return `${least} to ${most} minutes`;
  return most === 1 ? 'about a minute' : `about ${most} minutes`;
}
