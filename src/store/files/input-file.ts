import { isUtf8 } from 'node:buffer';
import { constants, readSync } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { maxLength } from '../../core/base/parse-untrusted.js';
import { causeOf, closeQuietly, openRegular, retry } from './system.js';

export type ByteStream = AsyncIterable<Uint8Array | string>;

/**
 * Reads a text file, or standard input for `-`.
 * Throws CoachError `invalid-input` for a file that is missing, not regular, larger than 5 MB or not UTF-8.
 */
export async function readInput(file: string, stdin: ByteStream): Promise<string> {
  const bytes = await readInputBytes(file, stdin);
  return decodeUtf8(bytes, file === '-' ? 'standard input' : clean(file));
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
function decodeUtf8(bytes: Buffer, source: string): string {
  if (!isUtf8(bytes)) {
    throw new CoachError('invalid-input', `${source}: not UTF-8 text`, ['save the file as UTF-8']);
  }
  // The byte order mark is not part of the text.
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
