import { isUtf8 } from 'node:buffer';
import { readSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { clean } from '../../core/base/clean.js';
import { CoachError } from '../../core/base/errors.js';
import { maxLength } from '../../core/base/parse-untrusted.js';
import { causeOf, closeQuietly, codeOf, openReadable, readRange } from './system.js';

export type ByteStream = AsyncIterable<Uint8Array | string>;

/**
 * Reads a text file, or standard input for `-`.
 * Throws CoachError `invalid-input` for a file that is missing, no file or pipe, larger than 5 MB or neither UTF-8 nor UTF-16.
 */
export async function readInput(file: string, stdin: ByteStream): Promise<string> {
  const bytes = await readInputBytes(file, stdin);
  return decodeText(bytes, sourceName(file));
}

/** What messages call a file. */
export function sourceName(file: string): string {
  return file === '-' ? 'standard input' : clean(file);
}

/**
 * Reads at most `maxBytes` of a file, or of standard input for `-`; text in UTF-16 becomes UTF-8.
 * Throws CoachError `invalid-input` for a file that is missing, no file or pipe, or larger.
 */
export async function readInputBytes(
  file: string,
  stdin: ByteStream,
  maxBytes = maxLength,
): Promise<Buffer> {
  return utf8Of(
    file === '-'
      ? await readStream(stdin, 'standard input', maxBytes)
      : await readNamed(file, maxBytes),
  );
}

async function readNamed(file: string, maxBytes: number): Promise<Buffer> {
  if (file.trim() === '') {
    throw new CoachError('usage', 'the name of the file is empty', ['- reads standard input']);
  }
  try {
    const { handle, stats } = openReadable(file);
    try {
      if (stats.isFIFO()) return await readStream(pipeOf(handle), clean(file), maxBytes);
      if (stats.size > maxBytes) throw tooLarge(clean(file), maxBytes);
      return readRange(handle, 0, stats.size);
    } finally {
      closeQuietly(handle);
    }
  } catch (error) {
    if (error instanceof CoachError) throw error;
    throw new CoachError('invalid-input', `cannot read ${clean(file)}: ${causeOf(error)}`, [
      'check the name of the file',
    ]);
  }
}

/** The pause between two looks at a pipe whose writer is slow. */
const emptyPipePauseMs = 5;

/** What the other end of a pipe writes until it is closed: the shell's `<(command)` is a pipe. */
async function* pipeOf(handle: number): AsyncIterable<Uint8Array> {
  const bytes = Buffer.alloc(65_536);
  for (;;) {
    const count = readIfReady(handle, bytes);
    if (count === 0) return;
    if (count === null) await setTimeout(emptyPipePauseMs);
    else yield Buffer.from(bytes.subarray(0, count));
  }
}

/** null while there is nothing to read. */
function readIfReady(handle: number, bytes: Buffer): number | null {
  try {
    return readSync(handle, bytes);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN' || codeOf(error) === 'EINTR') return null;
    throw error;
  }
}

async function readStream(stream: ByteStream, source: string, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(source, maxBytes);
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

/**
 * Text in UTF-8, or in UTF-16 with its mark. Throws CoachError `invalid-input` for anything else.
 * Avoids TextDecoder, whose set-up takes a thirtieth of the start-up time.
 */
export function decodeText(bytes: Buffer, source: string): string {
  // Zero bytes are legal UTF-8, but in a text they mean UTF-16 without its mark.
  const isText = isUtf8(bytes) && !bytes.includes(0);
  const text = decodeUtf16(bytes) ?? (isText ? bytes.toString('utf8') : null);
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

/** The bytes of a text in UTF-16 as UTF-8; other bytes stay as they are. */
function utf8Of(bytes: Buffer): Buffer {
  const text = decodeUtf16(bytes);
  return text === null ? bytes : Buffer.from(text);
}
