import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Event } from '../../src/core/schema/events.schema.js';
import { eraseFromJournal } from '../../src/store/journal/erase.js';
import { appendToJournal, readJournalFile } from '../../src/store/journal/journal-file.js';
import { temporaryFolder } from './temporary.js';

const stamp = { now: new Date('2026-11-21T10:00:00Z'), day: '2026-11-21' };
const line = (text: string) =>
  ({ type: 'evidence', date: '2026-11-21', text, behaviours: [] as string[] }) as const;
const textsOf = (folder: string) =>
  readJournalFile(folder).events.map((event) => ('text' in event ? event.text : ''));
const erasing = (text: string) => (event: Event) =>
  event.type === 'evidence' && event.text === text ? { ...event, text: '[erased]' } : event;

test('only the line that changes is rewritten; damage and half a line stay', () => {
  const folder = temporaryFolder();
  appendToJournal(folder, ['one', 'secret', 'two'].map(line), stamp);
  const file = path.join(folder, 'journal.jsonl');
  writeFileSync(file, `${readFileSync(file, 'utf8')}not JSON\n{"half`);
  expect(eraseFromJournal(folder, erasing('secret'))).toBe(1);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('secret');
  expect(text).toContain('not JSON\n');
  expect(text).toContain('{"half');
  expect(textsOf(folder)).toEqual(['one', '[erased]', 'two']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['journal.jsonl']);
  expect(eraseFromJournal(folder, erasing('secret'))).toBe(0);
});

test('what is appended between reading and replacing is kept', () => {
  const folder = temporaryFolder();
  appendToJournal(folder, ['secret 0', 'stays'].map(line), stamp);
  for (let round = 0; round < 20; round += 1) {
    let isFirst = true;
    eraseFromJournal(folder, (event) => {
      // While the old file is read, another program writes to it.
      if (isFirst)
        appendToJournal(folder, [line(`during ${round}`), line(`secret ${round + 1}`)], stamp);
      isFirst = false;
      return erasing(`secret ${round}`)(event);
    });
  }
  const texts = textsOf(folder);
  for (let round = 0; round < 20; round += 1) {
    expect(texts.filter((text) => text === `during ${round}`)).toHaveLength(1);
    expect(texts).not.toContain(`secret ${round}`);
  }
  expect(texts).toContain('stays');
  expect(readJournalFile(folder).setAside).toEqual([]);
});

test('two cannot erase at once', () => {
  const folder = temporaryFolder();
  appendToJournal(folder, [line('secret')], stamp);
  writeFileSync(path.join(folder, 'journal.new-0'), '');
  expect(() => eraseFromJournal(folder, erasing('secret'))).toThrow(
    /another career-coach is erasing/,
  );
  expect(textsOf(folder)).toEqual(['secret']);
});

test('every copy of a line is erased, also one that another copy hides', () => {
  const folder = temporaryFolder();
  appendToJournal(folder, ['secret', 'stays'].map(line), stamp);
  const file = path.join(folder, 'journal.jsonl');
  const old = readFileSync(file, 'utf8');
  eraseFromJournal(folder, erasing('secret'));
  // As a union of the two by git.
  writeFileSync(file, `${readFileSync(file, 'utf8')}${old}`);
  expect(textsOf(folder)).toEqual(['[erased]', 'stays']);
  expect(eraseFromJournal(folder, erasing('secret'))).toBe(1);
  expect(readFileSync(file, 'utf8')).not.toContain('secret');
});
