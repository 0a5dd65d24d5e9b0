import { CoachError } from '../../core/base/errors.js';
import { requirePastDay } from '../../core/base/read-day.js';
import { findLine, isCheckinNote } from '../../core/evidence/checkin-notes.js';
import { requireLinks } from '../../core/evidence/links.js';
import { isOwn } from '../../core/journal/own.js';
import type { Evidence } from '../../core/journal/state.js';
import { findBehaviourId } from '../../core/ladder/find-id.js';
import type { Ask } from '../../prompts/ask.js';
import { withBack } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { requireNote } from '../shared/check-text.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournalToWrite } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';
import { askWhichLine } from './ask-which-line.js';

export const run: Run<'log edit'> = async (input, world) => {
  const [named, ...words] = input.arguments;
  const journalState = await readJournalToWrite(world);
  const word = named ?? (await askWhichLine('edit', journalState, world));
  const was = findLine(journalState, word);
  const change = await changeFrom(was, word, words, input, journalState, world);
  const isChanged = Object.keys(change).length > 0;
  if (isChanged) {
    journalState.journal.append([{ type: 'amendment', evidence: was.id, ...change }]);
  }
  const evidence = { ...was, ...change };
  return {
    json: { evidence, was },
    page: async (style) =>
      (await import('../../views/terminal/evidence/log.js')).renderChanged(
        evidence,
        isChanged,
        style,
      ),
  };
};

/** Fields that stay as they are are absent. */
interface Change {
  date?: string;
  text?: string;
  behaviours?: string[];
  links?: string[];
}

/** Typed instead of an id or a link: the note has none from now on. */
const none = 'none';

async function changeFrom(
  was: Evidence,
  word: string,
  words: readonly string[],
  { options }: Input<'log edit'>,
  journalState: JournalState,
  world: World,
): Promise<Change> {
  const { ladder } = journalState;
  const { behaviour, link, date } = options;
  const isEmpty = behaviour === undefined && link === undefined && date === undefined;
  if (isCheckinNote(was) && !isEmpty) {
    throw new CoachError('usage', 'What you learnt at a check-in has words only', [
      `career-coach log edit ${word} "what you learnt"`,
      `career-coach log drop ${word}`,
    ]);
  }
  if (!isOwn(was)) {
    throw new CoachError(
      'usage',
      'This note is part of a review: its words are not yours, so you can only drop it',
      [`career-coach log drop ${word}`],
    );
  }
  if (words.length === 0 && isEmpty) return await askForChange(was, word, journalState, world);
  const text = words.join(' ');
  const again = `career-coach log edit ${word} "what happened"`;
  const behaviours = behaviour?.filter((id) => id !== none);
  return {
    ...(text !== '' && { text: requireNote(text, 'The text', again) }),
    ...(date !== undefined && { date: requirePastDay(date, world.today, '--date') }),
    ...(behaviours !== undefined && {
      behaviours: [...new Set(behaviours.map((id) => findBehaviourId(ladder, id)))],
    }),
    ...(link !== undefined && { links: requireLinks(link.filter((text) => text !== none)) }),
  };
}

/** The words first, then the day, and what they show. Esc goes back. */
async function askForChange(
  was: Evidence,
  word: string,
  journalState: JournalState,
  world: World,
): Promise<Change> {
  const { askNote, requireAsk } = await import('../shared/ask.js');
  const ask = await requireAsk(
    'Nothing to change was named, and there is no terminal to ask on',
    [
      `career-coach log edit ${word} "what happened"`,
      `career-coach log edit ${word} --behaviour ID --date DAY --link LINK`,
    ],
    world,
  );
  const again = `career-coach log edit ${word} "what happened"`;
  let line = was;
  for (;;) {
    const asked = await askNote(ask, 'What happened?', line.text);
    line = { ...line, text: requireNote(asked, 'The text', again) };
    const words = line.text === was.text ? {} : { text: line.text };
    if (isCheckinNote(was)) return words;
    const more = await askDayAndBehaviours(ask, line, journalState, world);
    if (more !== null) return { ...words, ...more };
  }
}

/** null: the person goes back to the words. */
async function askDayAndBehaviours(
  ask: Ask,
  { text, date, behaviours: had }: Evidence,
  { ladder, state }: JournalState,
  world: World,
): Promise<Change | null> {
  const { askPastDay, orBack } = await import('../shared/ask.js');
  const { askOtherBehaviours } = await import('../shared/ask-behaviour.js');
  const { suggestBehaviours } = await import('../../core/evidence/suggest-behaviours.js');
  const suggested = suggestBehaviours(ladder, text).filter(
    ({ behaviour }) => !had.includes(behaviour),
  );
  let day = date;
  for (;;) {
    const asked = await orBack(askPastDay(withBack(ask), 'When did it happen?', day, world));
    if (asked === null) return null;
    day = asked;
    const behaviours = await askOtherBehaviours(ask, ladder, suggested, had, state);
    if (behaviours === null) continue;
    const isSame = behaviours.join() === had.join();
    return { ...(day !== date && { date: day }), ...(!isSame && { behaviours }) };
  }
}
