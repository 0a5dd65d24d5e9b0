import { isDeepStrictEqual } from 'node:util';
import type { CheckedAnswers } from '../../core/answers/check-answers.js';
import { clean } from '../../core/base/clean.js';
import type { Day } from '../../core/base/day.js';
import { CoachError } from '../../core/base/errors.js';
import { quotedForShell } from '../../core/base/quote-for-shell.js';
import { answersToKeep, looseEvidenceEvents } from '../../core/checkin/assessment-event.js';
import { undoneIds } from '../../core/journal/fold.js';
import { isUnnamed, somebody } from '../../core/journal/unnamed.js';
import { leavingCodes } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';
import { personToAsk } from '../shared/ask.js';
import {
  type JournalState,
  readJournal,
  reloadJournal,
  requireReport,
} from '../shared/journal-state.js';
import type { Run } from '../shared/run.js';
import { showScreens } from '../shared/show-screens.js';

export const run: Run<'review'> = async ({ arguments: files, options }, world) => {
  const all = await readViews(files, options.by, world);
  const views = all.filter(({ repeats }) => repeats === null);
  const before = await readJournal(world);
  requireReport(before);
  const fresh = views.filter((view) => readBefore(view, before) === null);
  if (fresh.length > 0) keepViews(fresh, before, world);
  const report = requireReport(fresh.length > 0 ? reloadJournal(before, world) : before);
  const { date, stage, review } = report;
  const examples = views.flatMap(({ answers: { evidence = [] } }) =>
    [...evidence].map(([behaviour, text]) => ({ behaviour, text })),
  );
  const notice = [
    ...repeatedWords(all),
    ...(await readBeforeWords(views, before, world)),
    ...unnamedWords(views, fresh),
  ].join('\n');
  const result = { json: { date, stage, review }, ...(notice !== '' && { notice }) };
  if (options.json) return result;
  const { reviewScreens } = await import('../../views/terminal/review.js');
  const { terminal, height } = world.out.screen;
  const style = await world.style(world.out);
  // The last row is for the pause.
  const rows = terminal ? height - 1 : Number.POSITIVE_INFINITY;
  const screens = reviewScreens(report, before.ladder, style, examples, rows, leftOutWords(views));
  const ask = screens.length > 1 ? await personToAsk(options, world) : null;
  const how = await showScreens(ask, screens, world);
  return { ...result, code: how === 'finished' ? 0 : leavingCodes[how] };
};

function keepViews(views: readonly View[], { ladder, journal, state }: JournalState, world: World) {
  // All in one go: either every view is kept or none.
  journal.append(
    views.flatMap(({ by, answers }) => {
      const sitting = world.newId();
      return [
        ...looseEvidenceEvents({ ...answers, sitting }, state.evidence, world.today),
        { type: 'review', ladder: ladder.id, by, sitting, answers: answersToKeep(answers) },
      ];
    }),
  );
}

/** The day on which the same answers by the same person were read; null where they say something new. */
function readBefore({ by, answers }: View, { ladder, events }: JournalState): Day | null {
  const undone = undoneIds(events);
  const latest = events.findLast(
    (event) =>
      event.type === 'review' &&
      event.ladder === ladder.id &&
      event.by === by &&
      !undone.has(event.id),
  );
  if (latest?.type !== 'review') return null;
  return isDeepStrictEqual(latest.answers, answersToKeep(answers)) ? latest.day : null;
}

function leftOutWords(views: readonly View[]): string[] {
  const remarks = views.flatMap((view) => view.remarks);
  return remarks.length === 0
    ? []
    : [...remarks, 'To count it, put one number into the brackets and read the file again.'];
}

function repeatedWords(views: readonly View[]): string[] {
  return views.flatMap(({ file, repeats }) => {
    if (repeats === null) return [];
    return file === repeats.file
      ? `${clean(file)} was named twice and counted once.`
      : `${clean(file)} holds the same answers as ${clean(repeats.file)} and was not counted again.`;
  });
}

async function readBeforeWords(
  views: readonly View[],
  before: JournalState,
  world: World,
): Promise<string[]> {
  const known = views.flatMap((view) => {
    const day = readBefore(view, before);
    return day === null ? [] : { file: view.file, day };
  });
  if (known.length === 0) return [];
  const { formatDay } = await import('../../views/text/style.js');
  const { locale } = await world.settings();
  return known.map(({ file, day }) => {
    const which = views.length === 1 ? 'This file' : clean(file);
    return `${which} was read on ${formatDay(day, locale)}; nothing changed.`;
  });
}

/** Of several, `--by` can name none. */
function unnamedWords({ length }: readonly View[], fresh: readonly View[]): string[] {
  const [view] = fresh;
  if (length > 1 || view === undefined || !isUnnamed(view.by)) return [];
  return [
    'They gave no name. To say who it was, read the answers again under a name:',
    `career-coach undo, then career-coach review ${quotedForShell(clean(view.file))} --by WHO`,
  ];
}

interface View {
  readonly file: string;
  readonly by: string;
  /** The file named before with the same answers by the same person: nobody's view counts twice. */
  readonly repeats: View | null;
  readonly answers: CheckedAnswers;
  /** What could not be read. */
  readonly remarks: readonly string[];
}

async function readViews(
  files: readonly string[],
  given: string | undefined,
  world: World,
): Promise<View[]> {
  if (given !== undefined && files.length > 1) {
    throw new CoachError('usage', '--by names one person, and there are several files', [
      'career-coach review FILE --by WHO, for each file',
    ]);
  }
  const views: View[] = [];
  for (const file of files) {
    const { remarks = [], ...answers } = await world.readAnswers(file, howToAsk);
    requireRating(answers, file);
    const repeats = views.find((view) => isDeepStrictEqual(view.answers, answers)) ?? null;
    const others = views.filter((view) => view.repeats === null).length;
    const unnamed = files.length === 1 ? somebody : `${somebody} (${others + 1})`;
    const by = clean(given ?? '') || clean(answers.by ?? '') || unnamed;
    views.push({ file, by, answers, repeats, remarks });
  }
  return views;
}

function requireRating({ answers }: CheckedAnswers, file: string): void {
  if ([...answers.values()].some((answer) => typeof answer === 'number')) return;
  throw new CoachError('invalid-input', `${clean(file)} rates no behaviour`, howToAsk);
}

const howToAsk = [
  'give the file that their page saved, or their mail with the questions in it',
  'career-coach review ask --about NAME --out questions.html writes the page to send',
];
