import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import type { PageName } from '../../core/schema/atoms.js';
import type { World } from '../../world/world.js';
import { readJournalAsAnswered, requireReport } from '../shared/journal-state.js';
import type { Input, Run } from '../shared/run.js';

export const run: Run<'export'> = async ({ options }, world) => {
  // By convention, - is standard output.
  const file = options.out === '-' ? undefined : options.out;
  const page = await exportText(await formatOf(options, file), options, world);
  const leftOut = options.for === 'promotion' && !options.redact ? await leftOutOf(world) : [];
  if (file === undefined)
    return leftOut.length === 0 ? { page } : { page, notice: leftOut.join('\n') };
  await world.writeOutput(file, page, options.force ?? false);
  const notice = [`Written to ${clean(file)}`, ...leftOut].join('\n');
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
    ...(loose === 0
      ? []
      : [
          `${notes(loose)} ${loose === 1 ? 'belongs' : 'belong'} to no behaviour: career-coach log edit`,
        ]),
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

async function exportText(format: Format, options: ExportOptions, world: World): Promise<string> {
  const { formats } = await import('../../views/export-formats.js');
  const view = format === 'journal' ? null : formats[format];
  const name = pageName(options, format, view?.hasPages ?? false);
  if (view === null) {
    if (options.redact) throw noEffect('--redact', format, 'export --redact --format html');
    // Exporting events needs no stage.
    const { journalText } = await import('./export-journal.js');
    return journalText(world);
  }
  if (format === 'html') refuseTerminal(options, world);
  return (await view.load())(await pageContent(name, options.redact ?? false, world), name);
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
  const journalState = await readJournalAsAnswered(world);
  const { ladder, events, state } = journalState;
  const report = requireReport(journalState);
  const { differenceSince } = await import('../../core/history/difference.js');
  const { buildHistory } = await import('../../core/history/history.js');
  const { lookBackOf } = await import('../../core/history/look-back.js');
  const { redacted } = await import('../../core/report/redact.js');
  const { locale } = await world.settings();
  const history = buildHistory(ladder, events, world.today);
  const from = lookBackOf(name, ladder, journalState, world.today);
  const changes = from === null ? null : differenceSince(ladder, from, events, world.today, state);
  const content = { report, ladder, history, changes, locale };
  return isRedacted ? redacted(content) : content;
}
