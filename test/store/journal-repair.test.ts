import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalPath } from '../../src/store/files/profile-paths.js';
import { appendToJournal, readJournalFile } from '../../src/store/journal/journal-file.js';
import { moveDamagedLines } from '../../src/store/journal/repair.js';
import { note } from './events.js';
import { temporaryFolder } from './temporary.js';

const stamp = { now: new Date('2026-11-21T12:00:00.000Z'), day: '2026-11-21' };
const textsOf = (folder: string) =>
  readJournalFile(folder).events.map((event) => ('text' in event ? event.text : ''));

function journalWith(...lines: (string | Buffer)[]): string {
  const folder = temporaryFolder();
  for (const [index, line] of lines.entries()) {
    appendToJournal(folder, [note(`event ${index}`)], stamp);
    appendFileSync(journalPath(folder), Buffer.concat([Buffer.from('\n'), Buffer.from(line)]));
  }
  appendToJournal(folder, [note('last')], stamp);
  return folder;
}

describe('moving damaged lines', () => {
  test('keeps their bytes, and leaves every other byte where it is', () => {
    const bad = [Buffer.from([0xff, 0x00, 0x80]), '{"v":1,"torn', '\0\0\0\0', 'plain é words'];
    const folder = journalWith(...bad);
    const before = readFileSync(journalPath(folder));
    const events = readJournalFile(folder).events;
    expect(readJournalFile(folder).setAside).toHaveLength(4);
    const moved = moveDamagedLines(folder);
    expect(moved).toEqual({ lines: 4, path: path.join(folder, 'journal.damaged-1') });
    expect(readFileSync(path.join(folder, 'journal.damaged-1'))).toEqual(
      Buffer.concat(bad.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
    );
    expect(statSync(path.join(folder, 'journal.damaged-1')).mode & 0o777).toBe(0o600);
    expect(readJournalFile(folder)).toEqual({ events, setAside: [], newer: 0 });
    const after = readFileSync(journalPath(folder));
    const changed = [...before].flatMap((byte, at) => (byte === after[at] ? [] : [after[at]]));
    expect([...new Set(changed)]).toEqual([0x20]);
  });

  test('does nothing where there are none', () => {
    const folder = temporaryFolder();
    expect(moveDamagedLines(folder)).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
    appendToJournal(folder, [note('x')], stamp);
    const before = readFileSync(journalPath(folder));
    expect(moveDamagedLines(folder)).toBeNull();
    expect(readFileSync(journalPath(folder))).toEqual(before);
  });

  test('moves a line without an end, too: nobody writes it any more', () => {
    const folder = journalWith();
    appendFileSync(journalPath(folder), '\n{"v":1,"id":"01a2');
    expect(moveDamagedLines(folder)).toMatchObject({ lines: 1 });
    expect(readJournalFile(folder).setAside).toEqual([]);
    expect(textsOf(folder)).toEqual(['last']);
    expect(readFileSync(path.join(folder, 'journal.damaged-1'), 'utf8')).toBe(
      '{"v":1,"id":"01a2\n',
    );
  });

  test('takes a new name each time', () => {
    const folder = journalWith('one');
    moveDamagedLines(folder);
    appendFileSync(journalPath(folder), '\ntwo\n');
    expect(moveDamagedLines(folder)?.path).toBe(path.join(folder, 'journal.damaged-2'));
    expect(readFileSync(path.join(folder, 'journal.damaged-1'), 'utf8')).toBe('one\n');
  });

  test('of any damage: no event is lost, no damaged byte is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 5 }),
        (damage) => {
          const folder = journalWith(...damage.map((bytes) => Buffer.from(bytes)));
          const { events, setAside } = readJournalFile(folder);
          const lines = readFileSync(journalPath(folder), 'latin1').split('\n');
          const wanted = setAside.map(({ line }) => `${lines[line - 1]}\n`).join('');
          const moved = moveDamagedLines(folder);
          expect(moved === null ? '' : readFileSync(moved.path, 'latin1')).toBe(wanted);
          expect(readJournalFile(folder)).toEqual({ events, setAside: [], newer: 0 });
        },
      ),
      { numRuns: 100 },
    );
  });
});
