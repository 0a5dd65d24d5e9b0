import * as z from 'zod/mini';

/** Loads the server. The zod of the protocol's SDK shares this setting with ours: neither makes code of schemas. */
export async function loadServer(): Promise<typeof import('./serve.js')> {
  z.config({ jitless: true });
  return await import('./serve.js');
}
