import type { Key as ReadlineKey } from 'node:readline';
import type { Key } from './questionnaire/keys.js';

/** What is pasted, as a key. */
export function pasteKey(text: string): Key {
  return { name: 'paste', text, ctrl: false, meta: false };
}

/** Readline's key as the questionnaire's. */
export function keyOf(text: string | undefined, key: ReadlineKey): Key {
  const types = text !== undefined && text >= ' ' && text !== '\u007F';
  return {
    name: key.name ?? '',
    text: types ? text : '',
    ctrl: key.ctrl === true,
    meta: key.meta === true,
  };
}
