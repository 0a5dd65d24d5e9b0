import { withNext } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { CheckinFile } from '../../core/schema/checkin.schema.js';
import { type ByteStream, readInput, sourceName } from '../files/input-file.js';

/** Reads a check-in from a file, or from standard input for `-`. Throws CoachError `invalid-input`. */
export async function readCheckinFile(file: string, stdin: ByteStream): Promise<CheckinFile> {
  const source = sourceName(file);
  try {
    const value = parseUntrusted(await readInput(file, stdin), source);
    const { checkinFileSchema } = await import('../../core/schema/checkin.schema.js');
    const { checkShape } = await import('./check-shape.js');
    return checkShape(checkinFileSchema, value, source);
  } catch (error) {
    throw withNext(error, [
      'write JSON such as {"done": ["1"], "note": "what I learnt"}',
      'career-coach checkin --done 1 --note TEXT says the same without a file',
    ]);
  }
}
