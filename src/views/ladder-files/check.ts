import type { JsonOf } from '../../core/output/output.schema.js';
import { numberWord } from '../text/counted.js';
import { sizeWords } from '../text/ladder-size.js';
import { hang, heading, indent, page, running, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { capitalised, counted, ended } from '../text/words.js';

type LadderCheck = JsonOf<'ladder check'>;
type Warning = LadderCheck['warnings'][number];
type Trial = NonNullable<LadderCheck['trial']>;

/** What is wrong with a ladder file, what is worth a look, and what the ladder can tell apart. */
export function renderLadderCheck(check: LadderCheck, style: Style): string {
  const { problems, warnings, ladder, trial, branches = [] } = check;
  return page(
    spaced([
      running([headline(check)], style),
      problems.length === 0 ? [] : heading('Problems', style),
      ...problems.map((problem) => problemLines(problem, style)),
      warnings.length === 0 ? [] : heading('Worth a look', style),
      ...warnings
        .filter(({ words }) => words === null)
        .map((warning) => warningLines(warning, style)),
      ...Object.entries(wordingSentences).map(([kind, sentence]) =>
        wordingLines(
          sentence,
          warnings.filter((warning) => warning.kind === kind),
          style,
        ),
      ),
      trial === null || ladder === null
        ? []
        : trialLines('What it can tell apart', [], trial, style),
      ...branches.map(({ label, ...branch }) =>
        trialLines(
          `What the branch “${label}” can tell apart`,
          [`${capitalised(sizeWords(branch.ladder))}.`],
          branch.trial,
          style,
        ),
      ),
    ]),
  );
}

function headline({ file, usable, problems, warnings, ladder }: LadderCheck): string {
  const source = file === '-' ? 'Standard input' : file;
  const looks = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning', 'warnings')}`;
  if (!usable || ladder === null) {
    return `${source}: ${counted(problems.length, 'problem', 'problems')}${looks}. The ladder can't be used yet.`;
  }
  return `${source}: no problems${looks}. “${ladder.title}”: ${sizeWords(ladder)}.`;
}

function problemLines(
  { line, column, path, part, found, allowed, fix }: LadderCheck['problems'][number],
  style: Style,
): string[] {
  const where = path === null || path === '' ? [] : [path];
  const of = part === null ? [] : [`(in ${part})`];
  return [
    ...running([`${line}:${column}`, ...where, ...of], style),
    ...indent(2, [`Found ${found}.`, `Allowed: ${allowed}.`], style),
    ...indent(2, [`Fix: ${ended(fix)}`], style),
  ];
}

function warningLines({ line, column, path, part, what }: Warning, style: Style): string[] {
  return [...running([`${line}:${column}`, part ?? path], style), ...indent(2, [what], style)];
}

/** Said once for all statements that it is true of. */
const wordingSentences: Partial<Record<Warning['kind'], string>> = {
  'two-acts':
    "Two acts in one statement. Who does only one can't answer: make two behaviours of it, or drop one.",
  vague: 'Nobody can see this. Say what others see the person do.',
  frequency: 'How often is for the scale to say. Leave the word out.',
  negative:
    "This says what isn't done yet, so that people who do well would rate it low. Turn it around.",
};

function wordingLines(sentence: string, warnings: readonly Warning[], style: Style): string[] {
  if (warnings.length === 0) return [];
  return [
    ...running([sentence], style),
    ...warnings.flatMap(({ line, column, part, words }) =>
      hang(
        '  ',
        [`${line}:${column}`, ...(part === null ? [] : [part]), `“${words}”`],
        style,
        '    ',
      ),
    ),
  ];
}

function trialLines(title: string, size: readonly string[], trial: Trial, style: Style): string[] {
  return [
    ...heading(title, style),
    ...[...size, ...trialSentences(trial)].flatMap((sentence) => running([sentence], style)),
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
      : `${capitalised(numberWord(advice.more))} more behaviours at level ${advice.level} would help: ${percent(advice.after)} of the people at both would be placed right, not ${percent(advice.before)}.`;
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
