import type { Run } from '../shared/run.js';

export const run: Run<'data path'> = async (_, { store, machine }) => {
  const { from } = await machine();
  const json = { folder: store.folder, from, ...store.paths };
  const { renderPaths } = await import('../../views/terminal/data.js');
  return { json, page: renderPaths(json) };
};
