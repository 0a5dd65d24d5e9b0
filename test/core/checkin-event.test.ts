import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asIfKept } from '../../src/core/as-if.js';
import { checkinFrom } from '../../src/core/checkin-event.js';
import { fold } from '../../src/core/journal.js';
import { checkin } from './life.js';

test('a check-in of one event is what folding the event gives, in the same order', () => {
  fc.assert(
    fc.property(checkin, (said) => {
      const event = asIfKept(said, '2026-11-21');
      if (event.type !== 'checkin') throw new Error('these are check-ins');
      const { checkins } = fold([event], event.ladder);
      expect(JSON.stringify([checkinFrom(event)])).toBe(JSON.stringify(checkins));
    }),
  );
});
