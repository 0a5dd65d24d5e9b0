import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../src/core/base/clean.js';
import { CoachError } from '../../src/core/base/errors.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { readReviewForm } from '../../src/core/review/form.js';
import { formMark, formNote } from '../../src/core/review/form-mark.js';
import { reviewQuestions } from '../../src/core/review/questions.js';
import { renderReviewForm } from '../../src/views/markdown/review-form.js';
import { enteredText, rawText } from '../faults/texts.js';
import { ladder } from '../views/reports.js';

const questions = reviewQuestions(ladder);
const form = renderReviewForm(ladder, questions, null);

/** What somebody writes into one form. */
const filled = fc.record({
  // Cleaned again: the cut may fall into an emoji.
  by: enteredText.map((text) => clean(text.slice(0, 50)).trim()).filter((text) => text !== ''),
  ratings: fc.array(fc.constantFrom(null, 1, 2, 3, 4, 5), {
    minLength: questions.length,
    maxLength: questions.length,
  }),
  quoted: fc.boolean(),
  isOld: fc.boolean(),
});

/** As mail programs break long lines; the name is one. */
const wrap = (text: string) =>
  text.replaceAll(/^- .*$/gm, (line) => line.replaceAll(/(.{40,70}?) /g, '$1\n'));

/** Forms of earlier versions have the id before the words. */
const asBefore = (text: string) =>
  text.replaceAll(/^(- \[.*?\]) (.*) \(([a-z0-9-]+)\)$/gm, '$1 `$3` $2');

test('what is put into the brackets is read, however the mail came', () => {
  fc.assert(
    fc.property(filled, ({ by, ratings, quoted, isOld }) => {
      let index = 0;
      const text = form
        .replace('Your name or role:', () => `Your name or role: ${by}`)
        .replaceAll('- [ ]', () => `- [${ratings[index++] ?? ''}]`);
      const wrapped = isOld ? asBefore(text) : wrap(text);
      const sent = quoted ? wrapped.replace(/^/gm, '> ').replaceAll('\n', '\r\n') : wrapped;
      const read = readReviewForm(sent, ladder, 'mail');
      expect(read.by).toBe(by);
      expect(questions.map(({ id }) => read.answers.get(id) ?? null)).toEqual(ratings);
    }),
    { numRuns: 50 },
  );
});

test('names every wrong rating at once, ten at most', () => {
  const [id = ''] = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
  const form = (count: number) =>
    [`${formMark} ${ladder.id}`, ...Array.from({ length: count }, () => `[9] ${id}`)].join('\n');
  const read = (count: number) => () => readReviewForm(form(count), ladder, 'mail');
  expect(read(2)).toThrow('mail, line 2: found "9"; line 3: found "9"; allowed 1 to ');
  expect(read(12)).toThrow('line 11: found "9" (and 2 more); allowed');
});

test('leaves out what it cannot read, names it, and keeps the rest with its examples', () => {
  const [first, second] = questions;
  const text = [
    `- [4] ${first?.statement} (${first?.id})`,
    `- [3-4] ${second?.statement} (${second?.id})`,
    '  Example: In May',
    `${formMark} ${ladder.id}`,
  ].join('\n');
  const read = readReviewForm(text, ladder, 'mail');
  expect([...read.answers]).toEqual([[first?.id, 4]]);
  expect([...read.evidence]).toEqual([[second?.id, 'In May']]);
  expect(read.remarks).toEqual([
    `mail, line 2: "3-4" is no number from 1 to 5. Left out: ${second?.statement}`,
  ]);
});

test('takes no footnote for an answer, and refuses what the ladder no longer has', () => {
  const read = (line: string) =>
    readReviewForm(
      `- [4] ${questions[0]?.id}\n\n${line}\n\n${formMark} ${ladder.id}`,
      ladder,
      'mail',
    );
  expect(read('[1] See the note (attached)').answers.size).toBe(1);
  expect(() => read('- [4] Is gone. (is-gone)')).toThrow('is-gone');
});

test('knows a behaviour by its words where its id was taken away', () => {
  const bare = form
    .replaceAll(/^(- \[ \] .*) \([a-z0-9-]+\)$/gm, '$1')
    .replaceAll('- [ ]', '- [4]');
  const read = readReviewForm(wrap(bare), ladder, 'mail');
  expect([...read.answers]).toEqual(questions.map(({ id }) => [id, 4]));
});

test('says what its own marks are for, and takes that for no example, however the mail came', () => {
  expect(form).toContain(`\n\n${formNote}\n\n${formMark} ${ladder.id}\n`);
  const text = form
    .replaceAll('- [ ]', '- [4]')
    .replaceAll('  Your example:', '  Your example: In May');
  const dense = text.replaceAll(/\n+/g, '\n');
  for (const sent of [
    dense,
    dense.replace(formNote, (note) => note.replace(/(.{70}\S*) /, '$1\n')),
  ]) {
    const read = readReviewForm(sent.replace(/^/gm, '> '), ladder, 'mail');
    expect(read.evidence.get(questions.at(-1)?.id ?? '')).toBe('In May');
    expect(read.answers.size).toBe(questions.length);
  }
});

test('anything else is read or refused, and never crashes', () => {
  const ids = allBehaviours(ladder).map(({ behaviour }) => behaviour.id);
  const line = fc.oneof(
    rawText,
    fc
      .tuple(rawText, fc.constantFrom(...ids, 'constructor'))
      .map(([mark, id]) => `[${mark}] ${id}`),
    rawText.map((text) => `Example: ${text}`),
    rawText.map((text) => `${formMark} ${text}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      try {
        readReviewForm([...lines, `${formMark} ${ladder.id}`].join('\n'), ladder, 'mail');
      } catch (error) {
        expect(error).toBeInstanceOf(CoachError);
      }
    }),
    { numRuns: 300 },
  );
});
