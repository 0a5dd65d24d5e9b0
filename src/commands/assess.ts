import type { Run } from './index.js';

export const run: Run<'assess'> = async (input, world) => {
  if (input.options.template) {
    const { printTemplate } = await import('./assess-file.js');
    return printTemplate(world);
  }
  if (input.options.answers !== undefined) {
    const { assessFile } = await import('./assess-file.js');
    return assessFile(input.options.answers, input, world);
  }
  const { assessPerson } = await import('./assess-person.js');
  return assessPerson(input, world);
};
