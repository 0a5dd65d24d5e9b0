import { isUtf8 } from 'node:buffer';
import { constants, readSync } from 'node:fs';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { maxLength } from '../../core/base/parse-untrusted.js';
import { again, causeOf, closeQuietly, openRegular } from './system.js';

/** Files that the person has the program read. */

/** Standard input, or whatever stands for it. */
export type ByteStream = AsyncIterable<Uint8Array | string>;

/**
 * The text of a file, or all of standard input for `-`.
 * Throws CoachError `invalid-input` for what is missing, no regular file, larger than 5 MB or not UTF-8.
 */
export async function readInput(file: string, stdin: ByteStream): Promise<string> {
  const bytes = await readInputBytes(file, stdin);
  return decoded(bytes, file === '-' ? 'standard input' : clean(file));
}

/**
 * The bytes of a file, or all of standard input for `-`: at most so many, 5 MB where nothing else is said.
 * Throws CoachError `invalid-input` for what is missing, no regular file, or larger.
 */
export async function readInputBytes(
  file: string,
  stdin: ByteStream,
  most = maxLength,
): Promise<Buffer> {
  return file === '-' ? readStream(stdin, most) : readWhole(file, most);
}

function readWhole(file: string, most: number): Buffer {
  try {
    const { handle, stats } = openRegular(file, constants.O_RDONLY);
    try {
      if (stats.size > most) throw tooLarge(clean(file), most);
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

/** What a file holds, at most one byte more than is allowed if it grows meanwhile. */
function readAll(handle: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const got = again(() => readSync(handle, bytes, filled, size - filled, null));
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
}

async function readStream(stdin: ByteStream, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw tooLarge('standard input', most);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string, most: number): CoachError {
  const megabytes = Math.round(most / 1_000_000);
  return new CoachError(
    'invalid-input',
    `${source}: larger than ${megabytes} MB, nothing was read`,
  );
}

/** Not by TextDecoder: to set it up takes a thirtieth of a start. */
function decoded(bytes: Buffer, source: string): string {
  if (!isUtf8(bytes)) {
    throw new CoachError('invalid-input', `${source}: not UTF-8 text`, ['save the file as UTF-8']);
  }
  // A mark of the byte order is no part of the text.
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
