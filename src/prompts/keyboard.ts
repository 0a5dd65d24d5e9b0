import type { Key as ReadlineKey } from 'node:readline';
import type { Key } from './questionnaire/keys.js';

/** Passes keys on, all between the marks of a paste as one key. */
export function joinPastes(pass: (key: Key) => void): (key: Key) => void {
  let paste: string[] | null = null;
  const finish = (text: string) => {
    paste = null;
    pass({ name: 'paste', text: text.replace(/ {2,}/g, ' '), ctrl: false, meta: false });
  };
  return (key) => {
    if (key.name === 'paste-start') paste = [];
    // Ctrl-C even in a paste, in case its end never comes.
    else if (paste === null || (key.ctrl && key.name === 'c')) pass(key);
    else if (key.name === 'paste-end') finish(paste.join(''));
    // A key without text, such as Enter, separates words.
    else paste.push(key.text === '' ? ' ' : key.text);
  };
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
