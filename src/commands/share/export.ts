import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { shownOf } from '../../core/base/shown-of.js';
import type { Evidence } from '../../core/journal/state.js';
import type { PageName } from '../../core/schema/atoms.js';
import type { World } from '../../world/world.js';
import { readJournalAsAnswered, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'export'> = async ({ options }, world) => {
  // By convention, - is standard output.
  const file = options.out === '-' ? undefined : options.out;
  const format = await formatOf(options, file);
  const { page, shows } = await exportText(format, options, world);
  const leftOut = options.for === 'promotion' && !options.redact ? await leftOutOf(world) : [];
  if (file === undefined) {
    const { terminal, width } = world.out.screen;
    const { wrapped } = await import('../../views/markdown/parts.js');
    return {
      page: terminal && format === 'markdown' ? wrapped(page, Math.min(width, 100)) : page,
      ...(leftOut.length > 0 && { notice: leftOut.join('\n') }),
    };
  }
  await world.writeOutput(file, page, options.force ?? false);
  const told = shows !== null && !options.json ? [shows] : [];
  const notice = [...told, `Written to ${clean(file)}`, ...leftOut].join('\n');
  return { json: { written: file }, notice };
};

/** What the person may miss on a page for a promotion; its reader need not know. */
async function leftOutOf(world: World): Promise<string[]> {
  const journalState = await readJournalAsAnswered(world);
  const report = requireReport(journalState);
  const { leftOutOfPromotion } = await import('../../core/report/beside-promotion.js');
  const { below, loose } = leftOutOfPromotion(report, journalState.state.evidence);
  const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`);
  return [
    ...(below === null
      ? []
      : [
          `Nothing of level ${report.plan.targetLevel} has evidence yet; level ${below.level} has ${notes(below.notes)}: career-coach plan target ${below.level}`,
        ]),
    ...(loose.length === 0 ? [] : await looseWords(loose, journalState.state.evidence, world)),
  ];
}

/** More would be a list to read, and the log has it. */
const mostLoose = 5;

/** Names the notes: a number alone would leave the person searching for them. */
async function looseWords(
  loose: readonly Evidence[],
  all: readonly Evidence[],
  world: World,
): Promise<string[]> {
  const { shortEvidenceIds } = await import('../../core/evidence/find-evidence.js');
  const { shorten } = await import('../../text/wrap.js');
  const { formatDay } = await import('../../views/text/style.js');
  const { locale } = await world.settings();
  const { screen } = world.err;
  const ids = shortEvidenceIds(all);
  const { shown, rest } = shownOf(loose, mostLoose);
  const lines = shown.map(({ id, date, text }) => {
    const start = `  ${ids.get(id)}  `;
    const line = `${formatDay(date, locale)}: ${text}`;
    return start + shorten(line, screen.width - start.length, screen);
  });
  const isOne = loose.length === 1;
  return [
    `${isOne ? '1 note belongs' : `${loose.length} notes belong`} to no behaviour, so this page leaves ${isOne ? 'it' : 'them'} out:`,
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more: career-coach log`] : []),
    `Tie one to what it shows: career-coach log edit ${ids.get(loose[0]?.id ?? '')}`,
  ];
}

type ExportOptions = Input<'export'>['options'];
type Format = NonNullable<ExportOptions['format']>;

async function formatOf(options: ExportOptions, file: string | undefined): Promise<Format> {
  if (options.format !== undefined) return options.format;
  if (file === undefined) return options.json ? 'json' : 'markdown';
  const { formatOfFile } = await import('../../views/export-formats.js');
  return formatOfFile(file) ?? 'markdown';
}

interface Exported {
  readonly page: string;
  /** What its reader learns; null where it is for oneself. */
  readonly shows: string | null;
}

async function exportText(format: Format, options: ExportOptions, world: World): Promise<Exported> {
  const { formats } = await import('../../views/export-formats.js');
  const view = format === 'journal' ? null : formats[format];
  const name = pageName(options, format, view?.hasPages ?? false);
  if (view === null) {
    if (options.redact) throw noEffect('--redact', format, 'export --redact --format html');
    // Exporting events needs no stage.
    const { journalText } = await import('./export-journal.js');
    return { page: await journalText(world), shows: null };
  }
  if (format === 'html') refuseTerminal(options, world);
  const content = await pageContent(name, options.redact ?? false, world);
  // A page for others holds nobody's words but one's own; the report itself is for programs of one's own.
  if (!view.hasPages || name === 'me')
    return { page: (await view.load())(content, name), shows: null };
  const { withoutOthersWords } = await import('../../core/report/redact.js');
  const { pageShows } = await import('../../views/page/page-shows.js');
  const shown = withoutOthersWords(content);
  return { page: (await view.load())(shown, name), shows: pageShows(shown, name) };
}

/** Throws CoachError `usage` for options that the format cannot follow: nobody gets more than they asked for. */
function pageName(options: ExportOptions, format: Format, hasPages: boolean): PageName {
  const { for: reader, section } = options;
  if (reader !== undefined && !hasPages) {
    throw noEffect('--for', format, `export --for ${reader} --format markdown`);
  }
  if (section !== undefined && !hasPages) {
    throw noEffect('--section', format, `export --section ${section} --format markdown`);
  }
  if (reader !== undefined && section !== undefined) {
    throw new CoachError('usage', '--for and --section ask for two different pages', [
      `career-coach export --section ${section}`,
      `career-coach export --for ${reader}`,
    ]);
  }
  return section ?? reader ?? 'mentor';
}

function noEffect(option: string, format: Format, instead: string): CoachError {
  return new CoachError('usage', `${option} has no effect with --format ${format}`, [
    `career-coach ${instead}`,
    `career-coach export --format ${format}`,
  ]);
}

/** A browser reads the page; on a terminal it would be noise. */
function refuseTerminal({ out }: ExportOptions, world: World): void {
  if (out !== undefined || !world.out.screen.terminal) return;
  throw new CoachError('usage', 'An HTML page is for a browser, not for a terminal', [
    'career-coach export --format html --out career.html',
  ]);
}

/** Compares only with what the page looks back to: folding a long journal once more takes a while. */
async function pageContent(name: PageName, isRedacted: boolean, world: World) {
  const { buildHistory, foldPast } = await import('../../core/history/history.js');
  const journalState = await readJournalAsAnswered(world, foldPast);
  const { ladder, events, state } = journalState;
  const report = requireReport(journalState);
  const { differenceSince } = await import('../../core/history/difference.js');
  const { lookBackOf } = await import('../../core/history/look-back.js');
  const { redacted } = await import('../../core/report/redact.js');
  const { locale } = await world.settings();
  const history = buildHistory(ladder, events, world.today);
  const from = lookBackOf(name, ladder, journalState, world.today);
  const changes = from === null ? null : differenceSince(ladder, from, events, world.today, state);
  const content = { report, ladder, history, changes, locale };
  return isRedacted ? redacted(content) : content;
}
