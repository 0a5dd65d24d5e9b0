import { didYouMean } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import { valueText } from '../../core/base/problems.js';
import type { ProtocolCommand } from '../../core/schema/protocol.schema.js';
import type { ByteStream } from '../files/input-file.js';
import { checkShape } from './check-shape.js';

/** A line of another program: what it wants, or what is wrong with it. */
export type HeardLine = { readonly command: ProtocolCommand } | { readonly error: CoachError };

/** A longer line is refused: far more than the longest answer takes, however it is written. 64 kB. */
const longestLine = 65_536;

/** The lines of `assess --jsonl` as they come in, empty ones left out, until the input ends. */
export async function* hearLines(stdin: ByteStream): AsyncGenerator<HeardLine> {
  const { commandShapes } = await import('../../core/schema/protocol.schema.js');
  let number = 0;
  for await (const line of linesOf(stdin, longestLine)) {
    number += 1;
    try {
      const text = decoded(line);
      if (text.trim() !== '') yield { command: readCommand(text, `line ${number}`, commandShapes) };
    } catch (error) {
      if (!(error instanceof CoachError)) throw error;
      yield { error };
    }
  }
}

type Shapes = typeof import('../../core/schema/protocol.schema.js')['commandShapes'];

function readCommand(text: string, source: string, shapes: Shapes): ProtocolCommand {
  const value = parseUntrusted(text, source);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const [key = ''] = keys;
  const names = Object.keys(shapes);
  if (Array.isArray(value) || keys.length !== 1 || !Object.hasOwn(shapes, key)) {
    const hint = keys.length === 1 ? didYouMean(key, names, 1) : '';
    throw new CoachError(
      'invalid-input',
      `${source}: found ${valueText(value)}, allowed an object with one key, of ${names.join(', ')}${hint}`,
    );
  }
  return checkShape(shapes[key as keyof Shapes], value, source);
}

const tooLong = Symbol('a line that is too long');

function decoded(line: Uint8Array | typeof tooLong): string {
  if (line === tooLong) {
    throw new CoachError('invalid-input', `a line is longer than ${longestLine / 1024} kB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    throw new CoachError('invalid-input', 'a line is not UTF-8 text');
  }
}

const newline = 0x0a;

/** The lines of a stream; of one that is too long nothing is kept. What stands behind the last newline is a line. */
async function* linesOf(
  stdin: ByteStream,
  most: number,
): AsyncGenerator<Uint8Array | typeof tooLong> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer) => {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts = [];
  };
  const give = () => {
    const line = size > most ? tooLong : Buffer.concat(parts);
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stdin) {
    let rest = Buffer.from(chunk);
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      take(rest.subarray(0, end));
      yield give();
      rest = rest.subarray(end + 1);
    }
    take(rest);
  }
  if (size > 0) yield give();
}
