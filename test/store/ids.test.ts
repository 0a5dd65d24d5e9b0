import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextId, randomBytes } from '../../src/store/journal/ids.js';

const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const zeros = (size: number) => new Uint8Array(size);
const ones = (size: number) => new Uint8Array(size).fill(0xff);

describe('nextId', () => {
  test('is the UUIDv7 of RFC 9562: milliseconds, version, variant, the rest random', () => {
    expect(nextId(0x017f22e279b0, null, zeros)).toBe('017f22e2-79b0-7000-8000-000000000000');
    expect(nextId(0x017f22e279b0, null, ones)).toBe('017f22e2-79b0-7fff-bfff-ffffffffffff');
  });

  test.each([
    [
      'the clock went on',
      6,
      '00000000-0005-7fff-bfff-ffffffffffff',
      '00000000-0006-7000-8000-000000000000',
    ],
    [
      'the same millisecond',
      5,
      '00000000-0005-7000-8000-000000000000',
      '00000000-0005-7000-8000-000000000001',
    ],
    [
      'the clock went back',
      1,
      '00000000-0005-7000-8000-00000000000f',
      '00000000-0005-7000-8000-000000000010',
    ],
    [
      'low part full',
      5,
      '00000000-0005-7000-bfff-ffffffffffff',
      '00000000-0005-7001-8000-000000000000',
    ],
    ['all full', 5, '00000000-0005-7fff-bfff-ffffffffffff', '00000000-0006-7000-8000-000000000000'],
    [
      'another version',
      5,
      '00000000-0005-f000-8000-000000000000',
      '00000000-0006-7000-8000-000000000000',
    ],
    [
      'another variant',
      5,
      '00000000-0005-7000-f000-000000000000',
      '00000000-0006-7000-8000-000000000000',
    ],
    [
      'after the year 10000',
      5,
      'ffffffff-ffff-7fff-bfff-ffffffffffff',
      '00000000-0005-7000-8000-000000000000',
    ],
  ])('%s', (_, now, after, next) => {
    expect(nextId(now, after, zeros)).toBe(next);
  });

  test('steps at random where it counts, so that two programs do not meet', () => {
    const after = nextId(5, null, zeros);
    expect(nextId(5, after)).not.toBe(nextId(5, after));
  });

  test('always grows, whatever the clock and the random bytes do', () => {
    const time = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 1_795_000_000_000, 253_402_300_799_999));
    const run = fc.array(fc.tuple(time, fc.uint8Array({ minLength: 10, maxLength: 10 })), {
      minLength: 2,
      maxLength: 50,
    });
    fc.assert(
      fc.property(run, (steps) => {
        let after: string | null = null;
        for (const [now, bytes] of steps) {
          const next: string = nextId(now, after, (size) => bytes.subarray(0, size));
          expect(next).toMatch(uuid7);
          if (after !== null) expect(next > after).toBe(true);
          after = next;
        }
      }),
    );
  });
});

test('randomBytes are different each time', () => {
  const seen = new Set(Array.from({ length: 1000 }, () => randomBytes(10).join()));
  expect(seen.size).toBe(1000);
});
