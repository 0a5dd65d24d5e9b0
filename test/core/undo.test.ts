import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CoachError } from '../../src/core/base/errors.js';
import { assessmentEvent } from '../../src/core/checkin/assessment-event.js';
import { changesOf } from '../../src/core/history/outline.js';
import { planUndo } from '../../src/core/history/undo.js';
import { listUndoItems } from '../../src/core/history/undo-items.js';
import { fold, undoneIds } from '../../src/core/journal/fold.js';
import type { Event, NewEvent } from '../../src/core/schema/events.schema.js';
import { memoryStore } from '../store/memory-store.js';
import { runs } from '../thorough.js';
import { testLadder } from './ladders.js';
import { answersOfLevel } from './year.js';

const ladder = testLadder(3, 6);
const today = '2026-02-10';

const assessed = (sitting: string, stage = 2): NewEvent =>
  assessmentEvent(ladder, {
    answers: answersOfLevel(ladder, stage),
    ownGuess: null,
    mentor: null,
    framework: null,
    sitting,
  });
const taken = (sitting: string, ...ids: string[]): NewEvent => ({
  type: 'plan',
  ladder: 'test',
  sitting,
  nextCheckin: '2026-02-20',
  actions: ids.map((id) => ({
    id,
    status: 'active',
    kind: 'experience',
    cue: 'now',
    act: `do ${id}`,
  })),
});
const changed = (id: string, status: 'done' | 'queued'): NewEvent => ({
  type: 'plan',
  ladder: 'test',
  actions: [{ id, status }],
});
const checkin = (sitting: string, ...done: string[]): NewEvent => ({
  type: 'checkin',
  sitting,
  ladder: 'test',
  note: `Note of ${sitting}`,
  ratings: [{ behaviour: 'l3-b1', answer: 4 }],
  actions: done.map((id) => ({ id, outcome: 'done' })),
});
const answer = (sitting: string, question: string): NewEvent => ({
  type: 'answer',
  sitting,
  ladder: 'test',
  phase: 'placement',
  question,
  answer: 3,
});
const line = (text: string): NewEvent => ({
  type: 'evidence',
  date: today,
  text,
  behaviours: [],
});
const role: NewEvent = { type: 'role', title: 'Lead', since: today };

/** A journal that is written to as commands write, each call one command. */
function journalOf(...commands: (readonly NewEvent[])[]) {
  let minute = 0;
  const clock = () => {
    minute += 1;
    return new Date(Date.parse('2026-02-10T08:00:00.000Z') + minute * 60_000);
  };
  const store = memoryStore({ clock, today });
  for (const events of commands) store.append(events);
  const events = () => store.readJournal().events;
  return {
    events,
    add: (...added: NewEvent[]) => store.append(added),
    state: () => fold(events(), 'test'),
    undo(id: string | null = null) {
      const undoing = planUndo(ladder, events(), today, id);
      store.append([{ type: 'undo', targets: [...undoing.targets] }]);
      return undoing;
    },
    things: (titles?: ReadonlyMap<string, string>) => listUndoItems(events(), 'test', titles),
  };
}

const kinds = (things: readonly { kind: string }[]) => things.map(({ kind }) => kind);

describe('items', () => {
  test('a sitting is one item, and everything else is an item by itself', () => {
    const journal = journalOf(
      [answer('a1', 'l1-b1')],
      [answer('a1', 'l1-b2')],
      [{ ...line('Noted on the way'), sitting: 'a1' } as NewEvent],
      [assessed('a1')],
      [taken('a1', 'x', 'y')],
      [line('Logged')],
      [checkin('c1', 'x'), { ...changed('y', 'queued'), sitting: 'c1' } as NewEvent],
      [changed('y', 'done')],
      [role],
    );
    expect(kinds(journal.things())).toEqual(['role', 'plan', 'checkin', 'evidence', 'assessment']);
    expect(journal.things().map(({ events }) => events.length)).toEqual([1, 1, 2, 1, 5]);
    expect(journal.things().map(({ about }) => about)).toEqual(['Lead', 'y', 'y', 'Logged', null]);
  });

  test('what a line shows is a part of the line where an action was finished after it', () => {
    const journal = journalOf(
      [assessed('a1')],
      [taken('a1', 'x')],
      [{ ...line('Logged'), sitting: 's1' } as NewEvent],
    );
    const evidence = journal.events().at(-1)?.id ?? '';
    const amend = (text: string) => journal.add({ type: 'amendment', evidence, text });
    amend('Reworded');
    journal.add({ ...changed('x', 'done'), sitting: 's1' } as NewEvent);
    amend('Reworded later');
    expect(kinds(journal.things())).toEqual(['amendment', 'evidence', 'assessment']);
    expect(journal.things().map(({ events }) => events.length)).toEqual([1, 3, 2]);
  });

  test('a change of the plan names its actions by their titles', () => {
    const journal = journalOf([assessed('a1')], [taken('a1', 'x')], [changed('x', 'done')]);
    const [done] = journal.things(new Map([['x', 'Read the book']]));
    expect(done?.about).toBe('Read the book');
  });

  test.each<[string, Partial<Extract<NewEvent, { type: 'plan' }>>, number]>([
    ['asked about', { asked: ['x'] }, 0],
    ['declined', { declined: ['x'] }, 0],
    ['declined, and the next check-in is planned', { declined: ['x'], nextCheckin: today }, 1],
    ['declined, and another is taken', { declined: ['x'], actions: [{ id: 'y' }] }, 1],
  ])('what was %s: %j', (_, change, items) => {
    const events = journalOf([{ type: 'plan', ladder: 'test', sitting: 'c1', ...change }]);
    expect(events.things()).toHaveLength(items);
  });

  test('a draft is one item, and discarding it another', () => {
    const journal = journalOf(
      [answer('d1', 'l1-b1')],
      [answer('d1', 'l1-b2')],
      [{ type: 'discarded', sitting: 'd1', ladder: 'test' }],
    );
    expect(kinds(journal.things())).toEqual(['discarded', 'draft']);
    journal.undo();
    expect(journal.state().draft?.answers).toHaveLength(2);
  });

  test('items of another ladder are left out, and so are their undos', () => {
    const other = journalOf([{ ...assessed('o1'), ladder: 'other' } as NewEvent]);
    const [event] = other.events();
    other.add({ type: 'undo', targets: [event?.id ?? ''] });
    expect(other.things()).toEqual([]);
  });

  test('ids are short, and longer where they would be equal', () => {
    const journal = journalOf([line('one')], [line('two')]);
    const ids = journal.things().map(({ id }) => id);
    expect(ids.every((id) => /^[0-9a-f]{4}$/.test(id))).toBe(true);
    const [first, second] = journal.events();
    const alike = [
      { ...first, id: '019b0000-0000-7000-8000-00000001abcd' },
      { ...second, id: '019b0000-0000-7000-8000-00000002abcd' },
    ] as Event[];
    expect(listUndoItems(alike, 'test').map(({ id }) => id)).toEqual(['2abcd', '1abcd']);
  });
});

describe('taking back', () => {
  test('an assessment goes with its answers and its plan: no draft is left', () => {
    const journal = journalOf([answer('a1', 'l1-b1')], [assessed('a1')], [taken('a1', 'x')]);
    const undoing = journal.undo();
    expect(undoing.thing.kind).toBe('assessment');
    expect(journal.state()).toEqual(fold([], 'test'));
    expect(undoing.after).toMatchObject({ stage: null, assessments: 0, draft: null, actions: [] });
  });

  test('counts check-ins as every page does: not those that were left, and one of a day', () => {
    const finished = (sitting: string): NewEvent =>
      ({ ...checkin(sitting), next: '2026-02-20' }) as NewEvent;
    const journal = journalOf(
      [assessed('a1'), taken('a1', 'x')],
      [checkin('left')],
      [finished('c1')],
      [finished('c2')],
    );
    const [last, ...before] = journal.things();
    const countOf = (id = '') => planUndo(ladder, journal.events(), today, id);
    expect(countOf(last?.id)).toMatchObject({ before: { checkins: 1 }, after: { checkins: 1 } });
    for (const { id } of before.slice(0, 2)) expect(countOf(id).after.checkins).toBe(1);
  });

  test('lists the changes', () => {
    const journal = journalOf(
      [assessed('a1'), taken('a1', 'x')],
      [{ ...checkin('c1', 'x'), next: '2026-02-20' } as NewEvent, line('Logged')],
    );
    const changes = changesOf(planUndo(ladder, journal.events(), today, null));
    // The last thing is the line, which came after the check-in by the same command.
    expect(changes).toEqual([{ what: 'evidence', from: 1, to: 0 }]);
    const [, check] = journal.things();
    expect(changesOf(planUndo(ladder, journal.events(), today, check?.id))).toEqual([
      {
        what: 'stage',
        from: { level: 2, ranks: [2], position: 2 },
        to: { level: 2, ranks: [2], position: 1.9 },
      },
      { what: 'checkins', from: 1, to: 0 },
      { what: 'rerated', from: 1, to: 0 },
      { what: 'action', id: 'x', title: 'Do x', from: 'done', to: 'active' },
    ]);
  });

  test('an action whose words or date change is named', () => {
    const journal = journalOf(
      [assessed('a1'), taken('a1', 'x')],
      [{ type: 'plan', ladder: 'test', actions: [{ id: 'x', due: '2026-03-01' }] }],
    );
    expect(changesOf(planUndo(ladder, journal.events(), today))).toEqual([
      { what: 'action', id: 'x', title: 'Do x', from: 'active', to: 'active' },
    ]);
  });

  test('a second undo brings it back, and a third undoes it again', () => {
    const journal = journalOf([assessed('a1')], [role]);
    const before = journal.state();
    journal.undo();
    expect(journal.state().roles).toEqual([]);
    expect(journal.undo().thing.tookBack).toMatchObject([{ kind: 'role' }]);
    expect(journal.state()).toEqual(before);
    journal.undo();
    expect(journal.state().roles).toEqual([]);
  });

  test('the last one is the last that counts, whatever was taken back since', () => {
    const journal = journalOf([line('one')], [line('two')]);
    const [, one] = journal.things();
    journal.undo(one?.id);
    expect(journal.state().evidence.map(({ text }) => text)).toEqual(['two']);
    expect(journal.things().map(({ kind, takenBackBy }) => [kind, takenBackBy !== null])).toEqual([
      ['undo', false],
      ['evidence', false],
      ['evidence', true],
    ]);
  });

  test('an earlier check-in can go while later ones stay', () => {
    const journal = journalOf([assessed('a1')], [checkin('c1')], [checkin('c2')]);
    journal.undo(journal.things()[1]?.id);
    expect(journal.state().checkins.map(({ sitting }) => sitting)).toEqual(['c2']);
  });

  test('what came from another machine to a sitting that was taken back counts', () => {
    const journal = journalOf([checkin('c1')]);
    journal.undo();
    journal.add(checkin('c1'));
    const [thing] = journal.things().filter(({ kind }) => kind === 'checkin');
    expect(thing?.takenBackBy).toBeNull();
    expect(planUndo(ladder, journal.events(), today, thing?.id).targets).toHaveLength(1);
  });
});

describe('refuses', () => {
  const refusal = (call: () => unknown): CoachError => {
    try {
      call();
    } catch (error) {
      if (error instanceof CoachError) return error;
      throw error;
    }
    throw new Error('expected a refusal');
  };

  test('when there is nothing', () => {
    expect(refusal(() => journalOf().undo())).toMatchObject({
      code: 'usage',
      message: 'There is nothing to take back',
    });
  });

  test('an unknown id, naming the nearest', () => {
    const journal = journalOf([line('one')]);
    const [thing] = journal.things();
    const wrong = `${thing?.id.slice(0, 3)}${thing?.id.endsWith('0') ? '1' : '0'}`;
    expect(refusal(() => journal.undo(wrong)).message).toContain(`did you mean ${thing?.id}?`);
    expect(refusal(() => journal.undo('x')).message).not.toContain('did you mean');
  });

  test('an undone item, naming its undo', () => {
    const journal = journalOf([line('one')]);
    const [thing] = journal.things();
    journal.undo();
    const [undo] = journal.things();
    expect(refusal(() => journal.undo(thing?.id))).toMatchObject({
      message: `${thing?.id} was already taken back by ${undo?.id}`,
      next: [`career-coach undo ${undo?.id} brings it back`, 'career-coach undo --list'],
    });
  });

  test.each([
    ['a check-in', checkin('c1', 'x')],
    ['a change of the plan', changed('x', 'done')],
  ])('an assessment whose actions %s names', (_, later) => {
    const journal = journalOf([assessed('a1'), taken('a1', 'x')], [later]);
    const [last, first] = journal.things();
    const { message, next } = refusal(() => journal.undo(first?.id));
    expect(message).toContain(`${first?.id} cannot be taken back`);
    expect(message).toContain(`${last?.id} (`);
    expect(next[0]).toBe(`career-coach undo ${last?.id}`);
    journal.undo(last?.id);
    expect(journal.undo(first?.id).after.assessments).toBe(0);
  });

  test('a check-in whose actions later entries name: its note can be corrected', () => {
    const learnt = { ...checkin('c1', 'y'), note: 'learnt' };
    const journal = journalOf([assessed('a1')], [taken('c1', 'y'), learnt], [changed('y', 'done')]);
    const { next } = refusal(() => journal.undo(journal.things()[1]?.id));
    expect(next[0]).toMatch(
      /^career-coach log edit \w{8}\.note "what you learnt" corrects its note/,
    );
  });

  test('not if the action was described again', () => {
    const journal = journalOf(
      [assessed('a1'), taken('a1', 'x')],
      [assessed('a2'), taken('a2', 'x')],
      [changed('x', 'done')],
    );
    expect(journal.undo(journal.things()[2]?.id).after.actions).toMatchObject([
      { id: 'x', status: 'done' },
    ]);
  });

  test('bringing back what would leave later words without their action', () => {
    // The undo of the assessment is undone by hand, and the action is described by what took its place.
    const journal = journalOf([line('one')], [taken('p1', 'x')]);
    journal.undo();
    journal.undo();
    journal.add(changed('x', 'done'));
    const undos = journal.things().filter(({ kind }) => kind === 'undo');
    const { message } = refusal(() => journal.undo(undos[0]?.id));
    expect(message).toContain('cannot be taken back');
  });
});

describe('for any journal', () => {
  const command = fc.constantFrom<readonly NewEvent[]>(
    [assessed('a1'), taken('a1', 'x', 'y')],
    [assessed('a2', 3), taken('a2', 'z')],
    [checkin('c1', 'x')],
    [checkin('c2', 'y', 'nobody')],
    [changed('x', 'done')],
    [taken('p1', 'x')],
    [line('one')],
    [role],
    [answer('d1', 'l1-b1')],
    [{ type: 'discarded', sitting: 'd1', ladder: 'test' }],
  );
  const step = fc.oneof(
    { weight: 3, arbitrary: command.map((events) => ({ events })) },
    { weight: 2, arbitrary: fc.nat({ max: 20 }).map((undo) => ({ undo })) },
  );

  const play = (steps: readonly ({ events: readonly NewEvent[] } | { undo: number })[]) => {
    const journal = journalOf();
    for (const one of steps) {
      if ('events' in one) {
        journal.add(...one.events);
        continue;
      }
      const things = journal.things();
      const thing = things[one.undo % Math.max(1, things.length)];
      try {
        journal.undo(thing?.id ?? null);
      } catch (error) {
        if (!(error instanceof CoachError)) throw error;
      }
    }
    return journal;
  };

  test('the state is that of the events that were not taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const journal = play(steps);
        const undone = undoneIds(journal.events());
        const kept = journal.events().filter(({ id, type }) => type !== 'undo' && !undone.has(id));
        expect(journal.state()).toEqual(fold(kept, 'test'));
      }),
      { numRuns: runs(300) },
    );
  });

  test('undo twice is as before, and the first is what was promised', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const journal = play([...steps, { events: [line('last')] }]);
        const before = journal.state();
        const promised = journal.undo();
        const between = planUndo(ladder, journal.events(), today);
        expect(between.before).toEqual(promised.after);
        expect(between.after).toEqual(promised.before);
        journal.undo();
        expect(journal.state()).toEqual(before);
      }),
      { numRuns: runs(300) },
    );
  });

  test('no action is left without its words', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        expect(
          play(steps)
            .state()
            .actions.filter(({ act }) => act === ''),
        ).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test('every item has its own id, and the latest comes first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const things = play(steps).things();
        expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
        const lasts = things.map(({ events }) => events.at(-1)?.id ?? '');
        expect(lasts).toEqual(lasts.toSorted().reverse());
      }),
      { numRuns: runs(100) },
    );
  });
});
