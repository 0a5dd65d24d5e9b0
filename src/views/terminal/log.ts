import type { Evidence } from '../../core/journal/fold.js';
import { glyphs } from '../../text/signs.js';
import { flow } from '../../text/wrap.js';
import { hang, page, spaced } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';

/** Lines of evidence in the order of the argument. */
export function renderLog(evidence: readonly Evidence[], style: Style): string {
  if (evidence.length === 0) {
    return page(
      spaced([
        flow(['Nothing noted yet.'], style.width, style),
        flow(['Next: career-coach log "what happened"'], style.width, style),
      ]),
    );
  }
  return page(evidence.flatMap((line) => evidenceLines(line, style)));
}

/** One line of evidence as it was saved. */
export function renderEvidence(evidence: Evidence, style: Style): string {
  return page(evidenceLines(evidence, style));
}

function evidenceLines({ date, text, behaviours }: Evidence, style: Style): string[] {
  const { bullet } = glyphs(style);
  const { dim } = style.paint;
  const ids = behaviours.length === 0 ? [] : [{ text: `(${behaviours.join(', ')})`, paint: dim }];
  const day = { text: `${formatDay(date, style.locale)}:`, paint: dim };
  return hang(`${bullet} `, [day, text, ...ids], style);
}
