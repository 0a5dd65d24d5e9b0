import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { allBehaviours } from '../../core/ladder/find-in-ladder.js';
import { strongest } from '../../core/report/strongest.js';
import { reviewQuestions, tellingQuestions } from '../../core/review/questions.js';
import type { World } from '../../world/world.js';
import { requireText } from '../shared/check-text.js';
import { readJournal, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'review ask'> = async ({ options }, world) => {
  const { out, full = false, force = false } = options;
  // By convention, - is standard output.
  const file = out === '-' ? undefined : out;
  const format = options.format ?? (/\.(md|markdown)$/i.test(file ?? '') ? 'markdown' : 'html');
  if (format === 'html' && out === undefined && world.out.screen.terminal) {
    throw new CoachError('usage', 'An HTML page is for a browser, not for a terminal', [
      'career-coach review ask --about NAME --out questions.html',
      'career-coach review ask --format markdown',
    ]);
  }
  if (file === undefined && options.json) {
    throw new CoachError('usage', 'The questions are a page, and --json prints no page', [
      'career-coach review ask --json --out questions.html',
    ]);
  }
  const about = options.about === undefined ? null : requireName(options.about);
  const { page, count, all } = await render(format, full, about, world);
  const [how, why] =
    count < all
      ? [`only ${count} of ${all}`, ', so that people find time for it; --full asks about all']
      : [count, ''];
  const unnamed =
    about === null ? ["It doesn't say whom it is about: --about NAME puts your name on it."] : [];
  if (file === undefined) return { page, ...(about === null && { notice: unnamed.join('') }) };
  // Said before there is a file to send.
  if (!options.json) {
    world.notice(
      `${way[format].it} asks about ${how} things that you may do${why}. None of your answers, notes or results is in it.`,
    );
  }
  await world.writeOutput(file, page, force);
  const { send, back } = way[format];
  return {
    json: { written: file },
    notice: [
      `Written to ${clean(file)}. ${send} somebody who sees you work.`,
      ...unnamed,
      `${back}: career-coach review FILE`,
    ].join('\n'),
  };
};

/** How it gets to the other person, and what comes back. */
const way = {
  html: { it: 'The page', send: 'Send it to', back: 'When their file comes back' },
  markdown: {
    it: 'The text',
    send: 'Paste the text into a mail to',
    back: 'When they answer, save the mail to a file',
  },
} as const;

/** “The work of me” tells the reader nothing: the page goes to somebody else. */
function requireName(text: string): string {
  const name = requireText(text, '--about');
  if (!/^(?:me|i|my|myself|self)$/i.test(name.trim())) return name;
  throw new CoachError('usage', `--about ${name} tells nobody whom it is about: give your name`, [
    'career-coach review ask --about NAME --out questions.html',
  ]);
}

type Format = NonNullable<Input<'review ask'>['options']['format']>;

async function render(
  format: Format,
  isFull: boolean,
  about: string | null,
  world: World,
): Promise<{ readonly page: string; readonly count: number; readonly all: number }> {
  const ladder = await world.ladder();
  const questions = reviewQuestions(ladder, isFull ? undefined : await dozen(world));
  const [count, all] = [questions.length, allBehaviours(ladder).length];
  if (format === 'markdown') {
    const { renderReviewForm } = await import('../../views/markdown/review-form.js');
    return { page: renderReviewForm(ladder, questions, about), count, all };
  }
  const { renderReviewPage } = await import('../../views/html/review-page.js');
  const script = await world.readBuilt('review-page.js');
  return { page: renderReviewPage(ladder, questions, about, script), count, all };
}

async function dozen(world: World): Promise<ReadonlySet<string>> {
  const journalState = await readJournal(world);
  const report = requireReport(journalState);
  const best = strongest(report, 2).map(({ behaviour }) => behaviour);
  return tellingQuestions(journalState.ladder, report, best);
}
