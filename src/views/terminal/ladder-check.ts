import type { JsonOf } from '../../core/output/output.schema.js';
import { flow } from '../../text/wrap.js';
import { heading, indent, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { capitalised, counted, ended } from '../text/words.js';

type LadderCheck = JsonOf<'ladder check'>;
type Trial = NonNullable<LadderCheck['trial']>;

/** What is wrong with a ladder file, what is worth a look, and what the ladder can tell apart. */
export function renderLadderCheck(check: LadderCheck, style: Style): string {
  const { problems, warnings, ladder, trial } = check;
  return page(
    spaced([
      flow([headline(check)], style.width, style),
      problems.length === 0 ? [] : heading('Problems', style),
      ...problems.map((problem) => problemLines(problem, style)),
      warnings.length === 0 ? [] : heading('Worth a look', style),
      ...warnings.map((warning) => warningLines(warning, style)),
      trial === null || ladder === null ? [] : trialLines(trial, style),
    ]),
  );
}

function headline({ file, usable, problems, warnings, ladder }: LadderCheck): string {
  const source = file === '-' ? 'Standard input' : file;
  const looks = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning', 'warnings')}`;
  if (!usable || ladder === null) {
    return `${source}: ${counted(problems.length, 'problem', 'problems')}${looks}. The ladder can't be used yet.`;
  }
  const { title, levels, behaviours, sides } = ladder;
  const size = [
    counted(levels, 'level', 'levels'),
    counted(behaviours, 'behaviour', 'behaviours'),
    ...(sides.length === 0 ? [] : [counted(sides.length, 'side', 'sides')]),
  ].join(', ');
  return `${source}: no problems${looks}. “${title}”: ${size}.`;
}

function problemLines(
  { line, column, path, part, found, allowed, fix }: LadderCheck['problems'][number],
  style: Style,
): string[] {
  const where = path === null || path === '' ? [] : [path];
  const of = part === null ? [] : [`(in ${part})`];
  return [
    ...flow([`${line}:${column}`, ...where, ...of], style.width, style),
    ...indent(2, [`Found ${found}.`, `Allowed: ${allowed}.`], style),
    ...indent(2, [`Fix: ${ended(fix)}`], style),
  ];
}

function warningLines(
  { line, column, path, part, what }: LadderCheck['warnings'][number],
  style: Style,
): string[] {
  return [
    ...flow([`${line}:${column}`, part ?? path], style.width, style),
    ...indent(2, [what], style),
  ];
}

function trialLines(trial: Trial, style: Style): string[] {
  return [
    ...heading('What it can tell apart', style),
    ...trialSentences(trial).flatMap((sentence) => flow([sentence], style.width, style)),
  ];
}

function trialSentences({ people, exact, within, questions, confused, advice }: Trial): string[] {
  const pairs = confused.map(
    ({ levels: [lower, upper], share }) =>
      `Levels ${lower} and ${upper} are hard to tell apart: ${percent(share)} of the people at them were placed at the other.`,
  );
  const help =
    advice === null
      ? "More behaviours wouldn't help there: see whether the two levels ask for different things."
      : `${capitalised(numberWords(advice.more))} more behaviours at level ${advice.level} would help: ${percent(advice.after)} of the people at both would be placed right, not ${percent(advice.before)}.`;
  return [
    `Of ${people} simulated people ${percent(exact)} were placed at their own level, and ${percent(within)} within one. Half were asked ${questions} questions about levels, or fewer.`,
    ...pairs,
    ...(pairs.length === 0 ? [] : [help]),
    'These people answer by numbers alone: whether the words tell, only people of yours can say.',
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function numberWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four'][count] ?? String(count);
}
