import type { Journal, Store } from '../../src/store/store.js';

/** A store with its journal open. */
export interface OpenedStore extends Store {
  readonly readJournal: Journal['read'];
  readonly append: Journal['append'];
}

/** Opens the journal of a store, for tests that read it and write to it a lot. */
export async function opened(store: Store): Promise<OpenedStore> {
  const { read, append } = await store.journal();
  return { ...store, readJournal: read, append };
}
