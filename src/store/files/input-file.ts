import { isUtf8 } from 'node:buffer';
import { constants, readSync } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { maxLength } from '../../core/base/parse-untrusted.js';
import { causeOf, closeQuietly, openRegular, retry } from './system.js';

export type ByteStream = AsyncIterable<Uint8Array | string>;

/**
 * Reads a text file, or standard input for `-`.
 * Throws CoachError `invalid-input` for a file that is missing, not regular, larger than 5 MB or neither UTF-8 nor UTF-16.
 */
export async function readInput(file: string, stdin: ByteStream): Promise<string> {
  const bytes = await readInputBytes(file, stdin);
  return decode(bytes, sourceName(file));
}

/** What messages call a file. */
export function sourceName(file: string): string {
  return file === '-' ? 'standard input' : clean(file);
}

/**
 * Reads at most `maxBytes` of a file, or of standard input for `-`.
 * Throws CoachError `invalid-input` for a file that is missing, not regular, or larger.
 */
export async function readInputBytes(
  file: string,
  stdin: ByteStream,
  maxBytes = maxLength,
): Promise<Buffer> {
  return file === '-' ? readStream(stdin, maxBytes) : readWhole(file, maxBytes);
}

function readWhole(file: string, maxBytes: number): Buffer {
  try {
    const { handle, stats } = openRegular(file, constants.O_RDONLY);
    try {
      if (stats.size > maxBytes) throw tooLarge(clean(file), maxBytes);
      return readAll(handle, stats.size);
    } finally {
      closeQuietly(handle);
    }
  } catch (error) {
    if (error instanceof CoachError) throw error;
    throw new CoachError('invalid-input', `cannot read ${clean(file)}: ${causeOf(error)}`, [
      'check the name; - reads from standard input',
    ]);
  }
}

/** Reads `size` bytes, fewer if the file has been truncated since. */
function readAll(handle: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = retry(() => readSync(handle, bytes, filled, size - filled, null));
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

async function readStream(stdin: ByteStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge('standard input', maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string, maxBytes: number): CoachError {
  const megabytes = Math.round(maxBytes / 1_000_000);
  return new CoachError(
    'invalid-input',
    `${source}: larger than ${megabytes} MB, nothing was read`,
  );
}

/** Avoids TextDecoder, whose set-up takes a thirtieth of the start-up time. */
function decode(bytes: Buffer, source: string): string {
  const text = decodeUtf16(bytes) ?? (isUtf8(bytes) ? bytes.toString('utf8') : null);
  // The byte order mark is not part of the text.
  if (text !== null) return text.replace(/^\uFEFF/, '');
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    throw new CoachError('invalid-input', `${source}: a spreadsheet or an archive, not text`, [
      'save it as CSV in UTF-8',
    ]);
  }
  throw new CoachError('invalid-input', `${source}: not UTF-8 text`, ['save the file as UTF-8']);
}

/** Spreadsheets save "Unicode text" as UTF-16 with a byte order mark; null for any other text. */
function decodeUtf16(bytes: Buffer): string | null {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const mark = bytes.subarray(0, 2).toString('latin1');
  if (mark === '\xff\xfe') return even.toString('utf16le');
  return mark === '\xfe\xff' ? Buffer.from(even).swap16().toString('utf16le') : null;
}
