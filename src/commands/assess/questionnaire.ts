import type { Interview } from '../../core/interview/interview.js';
import { progressOf } from '../../core/interview/progress.js';
import { countAnswered } from '../../core/journal/state.js';
import type { Leaving } from '../../prompts/ask.js';
import { leavingCodes } from '../../prompts/ask.js';
import { formatDay } from '../../views/text/style.js';
import type { World } from '../../world/world.js';
import { askBranch } from '../shared/branch.js';
import { confirm } from '../shared/confirm.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { askOwnWord } from './ask-own-word.js';
import { lastTimeSentence } from './last-time.js';
import { openInterview } from './open-interview.js';

export async function assessPerson(
  { options }: Input<'assess'>,
  world: World,
): Promise<Result<'assess'>> {
  const ask = await world.ask([
    'career-coach assess --answers FILE',
    'career-coach assess --template',
  ]);
  await askBranch(ask, world);
  const journalState = await readJournal(world);
  if (options.restart) await confirmRestart(journalState, world);
  const lastTime = await lastTimeSentence(journalState, world);
  const opened = openInterview(journalState, { ...options, lastTime }, world);
  const { json = false, plan = true } = options;
  const end = await ask.questionnaire(opened.interview, opened.save);
  if (end.how === 'own-word') {
    await askOwnWord(ask, world);
    return assessPerson({ arguments: [], options: { ...options, restart: false } }, world);
  }
  const { sitting } = opened;
  if (opened.wentOn) {
    world.notice(
      'This assessment was finished in another terminal meanwhile. Your answers here are kept as one of their own.',
    );
  }
  if (end.how !== 'finished') return reportDraft(end.interview, end.how, json, world);
  const { finishAssessment } = await import('./finish.js');
  return finishAssessment(ask, end.interview, sitting, { journalState, json, plan }, world);
}

/** Fewer answers are quickly given again. */
const answersWorthAsking = 3;

async function confirmRestart({ state: { draft } }: JournalState, world: World): Promise<void> {
  if (draft === null) return;
  const answered = countAnswered(draft);
  if (answered < answersWorthAsking) return;
  const { locale } = await world.settings();
  await confirm(
    world,
    {
      message: `Throw away your ${answered} answers of ${formatDay(draft.since, locale)} and start again?`,
      declined: 'Your answers are kept. To go on with them: career-coach assess',
    },
    ['career-coach assess'],
  );
}

async function reportDraft(
  interview: Interview,
  how: Leaving,
  json: boolean,
  world: World,
): Promise<Result<'assess'>> {
  const progress = progressOf(interview);
  if (json) {
    const { toJson } = await import('../../views/json.js');
    world.out.write(toJson({ draft: progress }));
  }
  // Examples are counted, too, as wherever else the draft is spoken of.
  const answered = interview.path.length;
  // A person who started by `npm start` may not have the command on their path.
  const command = world.env.npm_lifecycle_event === 'start' ? 'npm start' : 'career-coach assess';
  world.notice(
    answered === 0
      ? `Nothing answered yet, nothing saved. Start again: ${command}`
      : `${answered === 1 ? 'One answer is' : `${answered} answers are`} saved. Continue: ${command}`,
  );
  return { code: leavingCodes[how] };
}
