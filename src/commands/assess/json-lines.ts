import { particularsOf } from '../../core/answers/particulars.js';
import { CoachError } from '../../core/base/errors.js';
import { assessmentAndPlanEvents, missingRatings } from '../../core/checkin/assessment-event.js';
import { answersOf, examplesOf } from '../../core/interview/interview.js';
import { progressOf } from '../../core/interview/progress.js';
import type { Turn } from '../../core/interview/protocol.js';
import { firstTurn, nextTurn, questionLine } from '../../core/interview/protocol.js';
import type { KeptInterview } from '../../core/interview/steps.js';
import type { ProtocolLine } from '../../core/schema/protocol.schema.js';
import type { InputLine, World } from '../../world/world.js';
import type { JournalState } from '../shared/journal-state.js';
import { readJournal, reloadJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Result } from '../shared/run.js';
import { type OpenInterview, openInterview } from './open-interview.js';

/** Saves each answer before it writes the next question. The report is the last line. */
export async function assessByLines(
  { options }: Input<'assess'>,
  world: World,
): Promise<Result<'assess'>> {
  const journalState = await readJournal(world);
  const opened = openInterview(journalState, options, world);
  let turn = firstTurn(opened.interview);
  writeLines(turn.lines, world);
  for await (const line of world.readProtocolLines()) {
    turn = takeTurn(turn.session, line);
    for (const step of turn.steps) opened.save(step);
    writeLines(turn.lines, world);
    if (turn.over) break;
  }
  const { session, over } = turn;
  if (over) return finish(session, opened, journalState, options, world);
  writeLines([{ draft: progressOf(session.interview) }], world);
  return {};
}

/** After a bad line, asks the same question again. */
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
  journalState: JournalState,
  options: Input<'assess'>['options'],
  world: World,
): Promise<Result<'assess'>> {
  const answers = answersOf(interview);
  const missing = missingRatings(journalState.ladder, answers);
  if (missing !== null) {
    const error = new CoachError('no-assessment', `No stage yet: ${missing.sentence}`, [
      'career-coach assess --jsonl, and answer some that were skipped: {"change": ID}',
    ]);
    writeLines([errorLine(error), { draft: progressOf(interview) }], world);
    return { code: error.exitCode };
  }
  const evidence = examplesOf(interview);
  const assessment = { ...particularsOf(interview), answers, evidence, sitting, oneByOne: true };
  const { rhythm } = await world.settings();
  const { plan = true } = options;
  journalState.journal.append(
    assessmentAndPlanEvents(assessment, journalState, { plan, rhythm, today: world.today }),
  );
  writeLines([{ report: requireReport(reloadJournal(journalState, world)) }], world);
  return {};
}

function errorLine({ code, message, next }: CoachError): ProtocolLine {
  return { error: { code, message, next: [...next] } };
}

function writeLines(lines: readonly ProtocolLine[], world: World): void {
  for (const line of lines) world.out.write(`${JSON.stringify(line)}\n`);
}
