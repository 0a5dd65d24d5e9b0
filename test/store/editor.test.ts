import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EditorProcess } from '../../src/store/files/editor.js';
import { editText } from '../../src/store/files/editor.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career-coach-editor-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')(
  'listens for signals before the editor starts, which may be ended at once',
  async () => {
    const editor = path.join(folder, 'editor');
    const mark = path.join(folder, 'started');
    writeFileSync(editor, `#!/bin/sh\necho written > "$1"\necho > '${mark}'\n`);
    chmodSync(editor, 0o700);
    const wasStarted: boolean[] = [];
    const slow = {
      env: { EDITOR: editor },
      platform: process.platform,
      stdout: { isTTY: false },
      on() {
        // As on a busy machine.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
        wasStarted.push(existsSync(mark));
      },
      off() {},
    } as unknown as EditorProcess;
    expect(await editText('', folder, slow, async (written) => written)).toBe('written\n');
    expect(wasStarted).toEqual([false, false, false]);
  },
);
