import { CoachError } from '../core/errors.js';
import type { Run } from './index.js';

export const run: Run<'assess'> = async (input, world) => {
  if (input.options.template) {
    const { printTemplate } = await import('./assess-file.js');
    return printTemplate(world);
  }
  if (input.options.answers !== undefined && input.options.jsonl) {
    throw new CoachError(
      'usage',
      '--answers and --jsonl are two ways to answer; take one of them',
      ['career-coach help assess'],
    );
  }
  if (input.options.answers !== undefined) {
    const { assessFile } = await import('./assess-file.js');
    return assessFile(input.options.answers, input, world);
  }
  if (input.options.jsonl) {
    const { assessByLines } = await import('./assess-jsonl.js');
    return assessByLines(input, world);
  }
  const { assessPerson } = await import('./assess-person.js');
  return assessPerson(input, world);
};
