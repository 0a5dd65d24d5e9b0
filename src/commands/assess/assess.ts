import { CoachError } from '../../core/base/errors.js';
import { requireBranch } from '../shared/branch.js';
import type { Run } from '../shared/run.js';

export const run: Run<'assess'> = async (input, world) => {
  if (input.options.template) {
    const { answersTemplate } = await import('./from-file.js');
    await requireBranch(world);
    return answersTemplate(world);
  }
  if (input.options.answers !== undefined && input.options.jsonl) {
    throw new CoachError('usage', '--answers and --jsonl are two ways to answer; use one of them', [
      'career-coach help assess',
    ]);
  }
  if (input.options.answers !== undefined) {
    const { assessFile } = await import('./from-file.js');
    await requireBranch(world);
    return assessFile(input.options.answers, input, world);
  }
  if (input.options.jsonl) {
    const { assessByLines } = await import('./json-lines.js');
    await requireBranch(world);
    return assessByLines(input, world);
  }
  const { assessPerson } = await import('./questionnaire.js');
  return assessPerson(input, world);
};
