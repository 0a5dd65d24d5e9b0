import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentAndPlanEvents, missingRatings } from '../../core/checkin/assessment-event.js';
import { answersOf, examplesOf, progressOf } from '../../core/interview/interview.js';
import type { Turn } from '../../core/interview/protocol.js';
import { firstTurn, nextTurn, questionLine } from '../../core/interview/protocol.js';
import type { KeptInterview } from '../../core/interview/steps.js';
import type { ProtocolLine } from '../../core/schema/protocol.schema.js';
import type { InputLine, World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readAgain, readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { type OpenInterview, openInterview } from './open-interview.js';

/**
 * The questionnaire with another program: a line of JSON out, a line in. Each answer is kept before the next
 * question is put; at the end of the questions the assessment is kept, and the report is the last line.
 */
export async function assessByLines(
  { options }: Input<'assess'>,
  world: World,
): Promise<Result<'assess'>> {
  const known = await readJournal(world);
  const opened = openInterview(known, options, world);
  let turn = firstTurn(opened.interview);
  say(turn.lines, world);
  for await (const line of world.readInputLines()) {
    turn = takeTurn(turn.session, line);
    for (const step of turn.steps) opened.keep(step);
    say(turn.lines, world);
    if (turn.over) break;
  }
  const { session, over } = turn;
  if (over) return finish(session, opened, known, options, world);
  say([{ draft: progressOf(session.interview) }], world);
  return {};
}

/** What follows a line. After a bad one the same question is put again. */
function takeTurn(session: KeptInterview, line: InputLine): Turn {
  try {
    if ('error' in line) throw line.error;
    return nextTurn(session, line.command);
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    const question = questionLine(session.interview);
    const lines = [errorLine(error), ...(question === null ? [] : [question])];
    return { session, steps: [], lines, over: false };
  }
}

async function finish(
  { interview }: KeptInterview,
  { sitting }: OpenInterview,
  known: JournalState,
  options: Input<'assess'>['options'],
  world: World,
): Promise<Result<'assess'>> {
  const answers = answersOf(interview);
  const missing = missingRatings(known.ladder, answers);
  if (missing !== null) {
    const error = new CoachError('no-assessment', `No stage yet: ${missing.sentence}`, [
      'career-coach assess --jsonl, and answer some that were skipped: {"change": ID}',
    ]);
    say([errorLine(error), { draft: progressOf(interview) }], world);
    return { code: error.exitCode };
  }
  const evidence = examplesOf(interview);
  const said = { ...particularsOf(interview), answers, evidence, sitting, oneByOne: true };
  const { rhythm } = await world.settings();
  const { plan = true } = options;
  known.journal.append(assessmentAndPlanEvents(said, known, { plan, rhythm, today: world.today }));
  say([{ report: requireReport(readAgain(known, world)) }], world);
  return {};
}

function errorLine({ code, message, next }: CoachError): ProtocolLine {
  return { error: { code, message, next: [...next] } };
}

function say(lines: readonly ProtocolLine[], world: World): void {
  for (const line of lines) world.out.write(`${JSON.stringify(line)}\n`);
}
