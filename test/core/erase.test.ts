import { describe, expect, test } from 'vitest';
import { planErase, withoutWords } from '../../src/core/history/erase.js';
import { fold } from '../../src/core/journal/fold.js';
import type { NewEvent } from '../../src/core/schema/events.schema.js';
import { eventSchema } from '../../src/core/schema/events.schema.js';
import { oneOfEach } from '../store/events.js';
import { eventsOn } from './events.js';

const day = '2026-11-21';
const idOf = (index: number) => eventsOn(day, [oneOfEach[0] as NewEvent], index)[0]?.id ?? '';
const secret = 'a name that must go';
const evidence: NewEvent = {
  ...{ type: 'evidence', date: day, text: secret, behaviours: ['x'] },
  ...{ links: [`url:https://example.org/${secret}`], source: `url:https://example.org/${secret}` },
};

/** The journal after an erasure, as text. */
function erase(news: readonly NewEvent[], id: string) {
  const events = eventsOn(day, news);
  const plan = planErase(events, 'test', id);
  const after = events.map((event) => withoutWords(event, plan));
  for (const event of after) expect(eventSchema.safeParse(event).error).toBeUndefined();
  return { text: JSON.stringify(after), state: fold(after, 'test'), texts: plan.texts };
}

describe('erasing', () => {
  test('takes a line out with what was said about it later, even where it was taken back', () => {
    const { text, state, texts } = erase(
      [
        evidence,
        {
          type: 'amendment',
          evidence: idOf(0),
          text: `${secret}, again`,
          links: [`url:https://example.org/${secret}`],
        },
        { type: 'undo', targets: [idOf(0)] },
        { type: 'evidence', date: day, text: 'stays', behaviours: [] },
      ],
      idOf(0),
    );
    expect(text).not.toContain(secret);
    expect(texts).toContain(secret);
    expect(state.evidence.map((line) => line.text)).toEqual(['stays']);
  });

  test('of one line among several leaves the others where they are', () => {
    const checkin: NewEvent = {
      ...{ type: 'checkin', sitting: 's', ladder: 'test', note: 'the note stays' },
      evidence: [
        { text: 'first', behaviours: [] },
        { text: secret, behaviours: ['x'] },
        { text: 'third', behaviours: [] },
      ],
    };
    const { text, state } = erase([checkin], `${idOf(0)}.2`);
    expect(text).not.toContain(secret);
    expect(text).toContain('the note stays');
    expect(state.evidence.map(({ id, text: words }) => [id, words])).toEqual([
      [`${idOf(0)}.1`, 'first'],
      [`${idOf(0)}.3`, 'third'],
    ]);
    expect(erase([checkin], idOf(0)).text).not.toContain('the note stays');
  });

  test('of a check-in’s note alone leaves its evidence, and takes the corrected note out, too', () => {
    const note = `${idOf(0)}.note`;
    const { text, state, texts } = erase(
      [
        {
          ...{ type: 'checkin', sitting: 's', ladder: 'test', note: secret },
          evidence: [{ text: 'stays', behaviours: [] }],
        },
        { type: 'amendment', evidence: note, text: `${secret}, again` },
      ],
      note,
    );
    expect(text).not.toContain(secret);
    expect(texts).toEqual([secret, `${secret}, again`]);
    expect(state.evidence.map((line) => line.text)).toEqual(['stays']);
  });

  test.each<[unknown, unknown]>([
    [{ text: secret }, null],
    [{ level: 2 }, { level: 2 }],
    [3, 3],
    [null, null],
  ])('takes a text out of a draft, but no other answer: %j', (answer, left) => {
    const said = { type: 'answer', sitting: 's', ladder: 'test', phase: 'closing', answer };
    const [event] = eventsOn(day, [{ ...said, question: '@mentor' } as NewEvent]);
    if (event === undefined) throw new Error('no event');
    const plan = { events: new Set([event.id]), part: null, texts: [] };
    expect(withoutWords(event, plan)).toMatchObject({ answer: left });
  });

  test('leaves a valid event of every type', () => {
    for (const [index, event] of oneOfEach.entries()) {
      const ladder = 'ladder' in event ? event.ladder : 'test';
      const events = eventsOn(day, [event], index);
      const after = events.map((one) =>
        withoutWords(one, { events: new Set(events.map(({ id }) => id)), part: null, texts: [] }),
      );
      for (const one of after) expect(eventSchema.safeParse(one).error, ladder).toBeUndefined();
    }
  });

  test.each([
    ['zzzz', /nothing with the id/],
    ['000', /nothing with the id/],
  ])('%s is refused', (id, words) => {
    const events = eventsOn(day, [{ type: 'role', title: 'Lead', since: day }]);
    expect(() => planErase(events, 'test', id)).toThrow(words);
  });
});
