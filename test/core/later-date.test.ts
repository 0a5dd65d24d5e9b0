import { describe, expect, test } from 'vitest';
import { laterDate } from '../../src/core/checkin/later-date.js';
import type { KnownAction } from '../../src/core/journal/state.js';
import { keptAction } from './actions.js';

function action(because: string | null, due: string | null): KnownAction {
  const told = { since: '2026-12-01', until: null, stuck: 1, ...(because !== null && { because }) };
  return { ...keptAction('draw', 'active'), due, ...told };
}

describe('a later date for an action', () => {
  test.each<[obstacle: string | null, due: string | null, today: string, date: string]>([
    [null, '2027-01-22', '2027-01-29', '2027-02-12'],
    [null, '2027-02-05', '2027-01-29', '2027-02-19'],
    ['two of them are ill', '2027-01-22', '2027-01-29', '2027-02-12'],
    ['away until 25 February', '2027-01-22', '2027-01-29', '2027-03-04'],
    ['away until 3 February', '2027-01-22', '2027-01-29', '2027-02-12'],
    // These days have passed, and the same words name one of next year.
    ['busy until mid January', '2027-01-22', '2027-01-29', '2027-02-12'],
    ['away until 25 January', '2027-01-22', '2027-01-29', '2027-02-12'],
    ['not before January', '2027-01-22', '2027-01-29', '2027-02-12'],
  ])('%s, due %s, on %s: %s', (because, due, today, date) => {
    const one = action(because, due);
    expect(laterDate(one, [one], today)).toBe(date);
  });
});
