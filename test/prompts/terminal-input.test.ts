import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tokenizer } from '../../src/prompts/terminal-input.js';
import { openTokenizer, withoutSequences } from '../../src/prompts/terminal-input.js';

/** What is left of the bytes, each read after the other: keys as text, `<esc>`, `<paste …>`. */
function read(tokenizer: Tokenizer, ...reads: readonly (string | Uint8Array)[]): string {
  return reads
    .flatMap((bytes) => tokenizer.read(Buffer.from(bytes as string)))
    .map((token) =>
      token.kind === 'keys'
        ? token.bytes.toString('utf8')
        : token.kind === 'escape'
          ? '<esc>'
          : `<paste ${token.text}>`,
    )
    .join('');
}

const esc = '\u001B';
/** What terminals say by themselves, each in several forms. */
const said: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
  'the mouse, SGR': [`${esc}[<35;14;5M`, `${esc}[<0;3;4m`, `${esc}[<64;120;40M`],
  'the mouse, X10': [
    `${esc}[M !!`,
    `${esc}[M#34`,
    `${esc}[MC5\u00e9`,
    Buffer.from('1b5b4d20ff31', 'hex'),
  ],
  'the mouse, urxvt and DEC': [`${esc}[32;14;5M`, `${esc}[1;4;5;6&w`],
  'the focus': [`${esc}[I`, `${esc}[O`],
  'the position of the cursor': [`${esc}[12;40R`, `${esc}[?12;40;1R`, `${esc}[1;4R`],
  'device attributes': [
    `${esc}[?64;1;2;4c`,
    `${esc}[>41;354;0c`,
    `${esc}[=1c`,
    `${esc}P!|00000000${esc}\\`,
  ],
  'the status': [`${esc}[0n`, `${esc}[?10n`, `${esc}[?997;1n`],
  modes: [`${esc}[?2026;2$y`, `${esc}[4;1$y`, `${esc}[?31u`, `${esc}[?1;0;256S`],
  'the window': [`${esc}[8;24;80t`, `${esc}]ltitle 123${esc}\\`, `${esc}[48;24;80;480;640t`],
  colours: [
    `${esc}]11;rgb:3030/3434/4646${esc}\\`,
    `${esc}]4;1;rgb:1111/2222/3333\u0007`,
    `${esc}]10;rgb:ffff/ffff/ffff\u009C`,
  ],
  strings: [
    `${esc}P1+r436f=323536${esc}\\`,
    `${esc}P>|XTerm(354)${esc}\\`,
    `${esc}_Gi=31;OK${esc}\\`,
    `${esc}^12345${esc}\\`,
    `${esc}X12345${esc}\\`,
    `${esc}]52;c;MTIzNDU=\u0007`,
    `${esc}]0;Schlüssel 日本 12${esc}\\`,
  ],
  'eight bits': [
    '\u009B12;40R',
    Buffer.from('9b3c33353b31343b354d', 'hex'),
    Buffer.from('9d31313b7267623a333033302f9c', 'hex'),
    '\u009012345\u009C',
    '\u008Fp',
  ],
  'keys that were released': [`${esc}[52;1:3u`, `${esc}[1;1:3A`, `${esc}[3;1:3~`],
  'parameters of a VT100': [`${esc}[2;1;1;128;128;1;0x`, `${esc}/Z`],
  'keys that nobody asks for': [`${esc}[57399u`, `${esc}Op`, `${esc}[25~`, `${esc}[1;3I`],
};

describe.each(Object.entries(said))('%s', (_, sequences) => {
  test.each(sequences.map((sequence) => [Buffer.from(sequence as string)]))('%j', (bytes) => {
    const marked = Buffer.concat([Buffer.from('a'), bytes, Buffer.from('b')]);
    expect(read(openTokenizer(), marked)).toBe('ab');
    // Cut anywhere into two reads, and byte by byte.
    for (let at = 1; at < marked.length; at += 1) {
      expect(read(openTokenizer(), marked.subarray(0, at), marked.subarray(at))).toBe('ab');
    }
    expect(read(openTokenizer(), ...[...marked].map((byte) => Buffer.from([byte])))).toBe('ab');
    expect(withoutSequences(marked.toString('latin1').replace(/[\x80-\xff]/g, ''))).toMatch(/^ab?/);
  });
});

test.each([
  ['characters', 'a1é日🙂 ', 'a1é日🙂 '],
  ['a letter whose second byte would begin a sequence', 'ßÜÛ', 'ßÜÛ'],
  [
    'keys that readline knows',
    `${esc}[A${esc}[5~${esc}OB${esc}[1;5C${esc}[3~`,
    `${esc}[A${esc}[5~${esc}OB${esc}[1;5C${esc}[3~`,
  ],
  ['Alt', `${esc}4`, `${esc}4`],
  ['Ctrl-C of kitty and of xterm', `${esc}[99;5u${esc}[27;5;99~`, '\u0003\u0003'],
  ['Ctrl-C, pressed and released', `${esc}[99;5:1u${esc}[99;5:3u`, '\u0003'],
  [
    'Enter, Tab, Backspace and a letter of kitty',
    `${esc}[13u${esc}[9u${esc}[127u${esc}[97;1u`,
    '\r\t\u007Fa',
  ],
  ['an arrow of kitty', `${esc}[1;1:1A`, `${esc}[1;1A`],
  ['Escape of kitty', `${esc}[27u`, '<esc>'],
  ['Escape twice, and once more', `${esc}${esc}[27u`, '<esc>'],
  ['a paste', `${esc}[200~one\r2\n${esc}[31m3\t4${esc}[201~5`, '<paste one 2 3 4>5'],
  [
    'a paste without marks',
    'I drew 1 map\r2 teams use it\r3\r',
    '<paste I drew 1 map 2 teams use it 3>',
  ],
  ['keys typed ahead', '\r2444Dana\rthis\r-\r\r5', '\r2444Dana\rthis\r-\r\r5'],
  ['a text and Enter', 'some words\r', 'some words\r'],
  ['Enter held', '\r\r\r', '\r\r\r'],
  ['Ctrl-C in a string without an end', `${esc}]11;rgb:12\u00034`, '\u00034'],
  ['Ctrl-C in a paste without an end', `${esc}[200~12\u00034`, '\u00034'],
])('%s', (_, bytes, left) => {
  expect(read(openTokenizer(), bytes)).toBe(left);
});

test('a pause: Escape is a key, half a sequence is none, and neither is its end in one read', () => {
  const tokenizer = openTokenizer();
  expect(read(tokenizer, esc)).toBe('');
  expect(tokenizer.rest()).toBe('escape');
  expect(tokenizer.giveUp()).toEqual([{ kind: 'escape' }]);
  expect(read(tokenizer, '4')).toBe('4');
  expect(read(tokenizer, esc)).toBe('');
  expect(tokenizer.giveUp()).toEqual([{ kind: 'escape' }]);
  expect(read(tokenizer, `${esc}[A`)).toBe(`${esc}[A`);
  expect(read(tokenizer, `${esc}[<35;1`)).toBe('');
  expect(tokenizer.rest()).toBe('sequence');
  expect(tokenizer.giveUp()).toEqual([]);
  expect(read(tokenizer, '4;5M', '4')).toBe('4');
});

test('no sequence of parameters types anything', () => {
  const parameters = fc.stringMatching(/^[<=>?][0-9;:]{0,12}[ -/]{0,2}[@-~]$/);
  fc.assert(fc.property(parameters, (rest) => read(openTokenizer(), `${esc}[${rest}`) === ''));
  const text = fc.stringMatching(/^[ -~]{0,40}$/);
  const letters = fc.constantFrom(']', 'P', 'X', '^', '_');
  fc.assert(
    fc.property(
      letters,
      text,
      (letter, words) => read(openTokenizer(), `${esc}${letter}${words}${esc}\\`) === '',
    ),
  );
});
