import { closeSync, openSync, readSync } from 'node:fs';

/**
 * UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, the version, and 74 bits that are random in a new
 * millisecond and counted up otherwise (6.2, method 2). Their order as strings is the order of making.
 */

const randomBits = 74n;
const lowBits = 62n;
/** Steps of up to 2^48 leave room for 67 million ids in one millisecond; two programs meet once in 2^48. */
const stepBytes = 6;
const bytesOfId = 10;
/** The year 10000: a later time comes from a damaged or hostile id, and must not drag new ids along. */
const latest = 253_402_300_800_000;

/** Gives so many random bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * An id that is greater than `after`, the greatest id so far. When the clock is not ahead of it (the same
 * millisecond, a clock or a simulated date that went back), its time is kept and the rest counted up: a
 * hybrid logical clock, so the order of ids in one journal is the order of writing.
 */
export function nextId(
  now: number,
  after: string | null,
  random: RandomBytes = randomBytes,
): string {
  const previous = after === null ? null : parts(after);
  if (previous === null || now > previous.time) return format(now, number(random(bytesOfId)));
  // A random step: another program that starts from the same id must not arrive at the same one.
  const counted = previous.count + 1n + number(random(stepBytes));
  const overflow = counted >> randomBits;
  return format(previous.time + Number(overflow), counted);
}

/** The time and the counted part of an id; null for one that no clock of ours can have made. */
function parts(id: string): { time: number; count: bigint } | null {
  const digits = id.replaceAll('-', '');
  const time = Number.parseInt(digits.slice(0, 12), 16);
  if (!(time < latest)) return null;
  const high = BigInt(`0x${digits.slice(13, 16)}`);
  const low = BigInt(`0x${digits.slice(16)}`) & ((1n << lowBits) - 1n);
  // An id of another version or variant sorts by those bits too: continue from the last of its millisecond.
  if (digits[12] !== '7' || !/^[89ab]$/.test(digits[16] ?? '')) {
    return { time, count: (1n << randomBits) - 1n };
  }
  return { time, count: (high << lowBits) | low };
}

function format(time: number, count: bigint): string {
  const bits = count & ((1n << randomBits) - 1n);
  const clock = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0');
  const high = (bits >> lowBits).toString(16).padStart(3, '0');
  const low = ((bits & ((1n << lowBits) - 1n)) | (2n << lowBits)).toString(16).padStart(16, '0');
  return `${clock.slice(0, 8)}-${clock.slice(8)}-7${high}-${low.slice(0, 4)}-${low.slice(4)}`;
}

function number(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/**
 * Bytes of the system's random source. Read as a file where that is possible: node:crypto, and
 * globalThis.crypto alike, cost 2 ms to load, an eighth of a start.
 */
export function randomBytes(size: number): Uint8Array {
  if (unused.length < size) unused = readRandom(Math.max(size, bytesAtOnce));
  const bytes = unused.subarray(0, size);
  unused = unused.subarray(size);
  return bytes;
}

/** Enough for what one command adds, mostly. */
const bytesAtOnce = 64;
/** What was read, and given to nobody yet. */
let unused: Uint8Array = new Uint8Array();

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
    // No such file: Windows, or a sandbox.
  }
  return globalThis.crypto.getRandomValues(bytes);
}
