import type { Assessment } from '../../core/journal/fold.js';
import type { Report } from '../../core/schema/report.schema.js';
import { flow } from '../../text/wrap.js';
import { page } from '../text/layout.js';
import type { Style } from '../text/style.js';
import { formatDay } from '../text/style.js';

/** How a result compares with the assessment before it; empty at the first. */
export function renderLastTime(
  last: Pick<Assessment, 'day' | 'result'> | undefined,
  { stage }: Pick<Report, 'stage'>,
  style: Style,
): string {
  if (last === undefined) return '';
  const before = last.result.position.toFixed(1);
  const now = stage.position.toFixed(1);
  const levels =
    last.result.level === stage.level
      ? ''
      : `, from level ${last.result.level} to level ${stage.level}`;
  const since = `since your last assessment, on ${formatDay(last.day, style.locale)}`;
  const sentence =
    before === now
      ? `You're at ${now}, as you were at your last assessment, on ${formatDay(last.day, style.locale)}${levels}.`
      : `You went from ${before} to ${now} ${since}${levels}.`;
  return page([...flow([{ text: sentence, paint: style.paint.accent }], style.width, style), '']);
}
