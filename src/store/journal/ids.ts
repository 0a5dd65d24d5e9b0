import { closeSync, openSync, readSync } from 'node:fs';

/**
 * UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, the version, and a 74-bit counter that starts at random in each new
 * millisecond (6.2, method 2). Ids sort as strings in the order of their creation.
 */

const randomBits = 74n;
const lowBits = 62n;
/** Steps of up to 2^48: room for 67 million ids in a millisecond; two programs collide once in 2^48. */
const stepBytes = 6;
const counterBytes = 10;
/** The year 10000: later times come from damaged or hostile ids, which new ids must not follow. */
const timeLimit = 253_402_300_800_000;

export type RandomBytes = (size: number) => Uint8Array;

/**
 * Returns an id greater than `after`, the greatest id in the journal. If the clock is not ahead of `after` (the same
 * millisecond, or a clock that went back), keeps its time and increments its counter, like a hybrid logical clock: ids
 * in a journal are in the order of writing.
 */
export function nextId(
  now: number,
  after: string | null,
  random: RandomBytes = randomBytes,
): string {
  const previous = after === null ? null : parseId(after);
  if (previous === null || now > previous.time)
    return formatId(now, toBigInt(random(counterBytes)));
  // A random step, so that two programs that start from the same id do not get the same next one.
  const count = previous.count + 1n + toBigInt(random(stepBytes));
  const overflow = count >> randomBits;
  return formatId(previous.time + Number(overflow), count);
}

/** Returns null for an id with an impossible time. */
function parseId(id: string): { time: number; count: bigint } | null {
  const digits = id.replaceAll('-', '');
  const time = Number.parseInt(digits.slice(0, 12), 16);
  if (!(time < timeLimit)) return null;
  const high = BigInt(`0x${digits.slice(13, 16)}`);
  const low = BigInt(`0x${digits.slice(16)}`) & ((1n << lowBits) - 1n);
  // The bits of another version or variant affect the order: continue after the last id of its millisecond.
  if (digits[12] !== '7' || !/^[89ab]$/.test(digits[16] ?? '')) {
    return { time, count: (1n << randomBits) - 1n };
  }
  return { time, count: (high << lowBits) | low };
}

function formatId(time: number, count: bigint): string {
  const bits = count & ((1n << randomBits) - 1n);
  const clock = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0');
  const high = (bits >> lowBits).toString(16).padStart(3, '0');
  const low = ((bits & ((1n << lowBits) - 1n)) | (2n << lowBits)).toString(16).padStart(16, '0');
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`;
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/**
 * Reads the system's random source as a file where possible: loading node:crypto or globalThis.crypto takes 2 ms, an
 * eighth of the start-up time.
 */
export function randomBytes(size: number): Uint8Array {
  if (randomBuffer.length < size) randomBuffer = readRandom(Math.max(size, randomBufferBytes));
  const bytes = randomBuffer.subarray(0, size);
  randomBuffer = randomBuffer.subarray(size);
  return bytes;
}

/** Enough for the events of most commands. */
const randomBufferBytes = 64;
let randomBuffer: Uint8Array = new Uint8Array();

function readRandom(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  try {
    const file = openSync('/dev/urandom', 'r');
    try {
      if (readSync(file, bytes) === size) return bytes;
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows, or a sandbox without the file.
  }
  return globalThis.crypto.getRandomValues(bytes);
}
