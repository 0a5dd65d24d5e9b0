import type { Diagnosis, Finding, StreamReport } from '../../core/doctor.js';
import { flow } from '../../text/wrap.js';
import { hang, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { capitalised, counted } from '../text/words.js';

/** The doctor's report: facts to paste, then findings. `done`: the repairs; null if none were asked for. */
export function renderDiagnosis(
  diagnosis: Diagnosis,
  done: readonly string[] | null,
  style: Style,
): string {
  const { findings } = diagnosis;
  const problems = findings.filter(({ weight }) => weight === 'problem').length;
  return page(
    spaced([
      facts(diagnosis).flatMap(([label, text]) => hang(label.padEnd(10), [text], style)),
      done === null ? [] : repairs(done, style),
      ...findings.map((finding) => findingLines(finding, style)),
      [problems === 0 ? 'No problem found.' : foundSentence(problems)],
    ]),
  );
}

function foundSentence(problems: number): string {
  return capitalised(`${counted(problems, 'problem', 'problems')} found.`);
}

function facts({ version, node, system, folder, from, journal, streams }: Diagnosis) {
  return [
    ['program', `career-coach ${version}, Node ${node}, ${system}`],
    ['folder', `${folder} (decided by ${from})`],
    ['journal', journal === null ? 'cannot be read' : journalWords(journal)],
    ...streams.map((stream) => [stream.name, streamWords(stream)] as const),
  ] as const;
}

function journalWords({
  bytes,
  events,
  newer,
  damaged,
}: NonNullable<Diagnosis['journal']>): string {
  if (bytes === 0) return 'none yet';
  const others = [
    newer > 0 ? `${newer} of a newer version` : '',
    damaged > 0 ? counted(damaged, 'damaged line', 'damaged lines') : '',
  ].filter((words) => words !== '');
  return [counted(events, 'event', 'events'), ...others, `${bytes} bytes`].join(', ');
}

function streamWords({ terminal, columns, rows, colour, unicode }: StreamReport): string {
  const size = columns === null || rows === null ? '' : ` of ${columns} x ${rows}`;
  return [
    `${terminal ? 'a terminal' : 'not a terminal'}${size}`,
    colour === null ? '' : `${colour.on ? 'colour' : 'no colour'} (${colour.because})`,
    unicode === null ? '' : `${unicode.on ? 'Unicode' : 'ASCII only'} (${unicode.because})`,
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function repairs(done: readonly string[], style: Style): string[] {
  if (done.length === 0) return ['Nothing to repair.'];
  return done.flatMap((sentence) => hang('Done: ', [`${sentence}.`], style));
}

function findingLines({ weight, what, next }: Finding, style: Style): string[] {
  const label = weight === 'problem' ? 'Problem: ' : 'Note: ';
  return [
    ...continued('', `${label}${what}.`, style),
    ...next.flatMap((step) => continued('  ', `Next: ${step}`, style)),
  ];
}

/** Running text with its later lines indented two columns further. */
function continued(indent: string, text: string, style: Style): string[] {
  const [first = '', ...rest] = flow([text], style.width - indent.length - 2, style);
  return [indent + first, ...rest.map((line) => `${indent}  ${line}`)];
}
