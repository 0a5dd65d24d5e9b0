import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withTerms } from '../../src/core/ladder/fill-in-terms.js';
import { allBehaviours } from '../../src/core/ladder/find-in-ladder.js';
import { ladderProblems } from '../../src/core/placement/ladder-problems.js';
import { nextQuestion } from '../../src/core/placement/next-question.js';
import { placementModel } from '../../src/core/placement/placement-model.js';
import { type LadderAction, ladderSchema } from '../../src/core/schema/ladder.schema.js';

/**
 * The rules by which the built-in ladder is written. Each test collects all offenders, so that one run shows
 * the whole list to whoever edits the texts.
 */
const file = path.join(import.meta.dirname, '../../data/technical-expert.json');
const written = readFileSync(file, 'utf8');
const ladder = ladderSchema.parse(JSON.parse(written));
const spoken = withTerms(ladder, { customer: { one: 'stakeholder', many: 'stakeholders' } });

const { levels, strands } = ladder;
const behaviours = allBehaviours(ladder).map(({ behaviour }) => behaviour);
const actions = behaviours.flatMap((behaviour) => behaviour.actions);
const everyAction = ladder.mentorAction ? [...actions, ladder.mentorAction] : actions;
const remarks = levels.flatMap(({ signs, pitfalls }) => [...signs, ...pitfalls]);
const statements = behaviours.map(({ statement }) => statement);
const examples = behaviours.flatMap(({ looksLike }) => looksLike);
const exclusions = behaviours.map(({ doesNotCount }) => doesNotCount ?? '');

function none(offenders: readonly unknown[]) {
  expect(offenders).toEqual([]);
}

function matching(texts: readonly string[], pattern: RegExp): string[] {
  return texts.filter((text) => pattern.test(text));
}

function failing(texts: readonly string[], pattern: RegExp): string[] {
  return texts.filter((text) => !pattern.test(text));
}

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

/** The id of each part that breaks a rule, with what was found. */
function breaking<Part extends { readonly id: string }>(
  parts: readonly Part[],
  found: (part: Part) => unknown,
  allowed: (part: Part) => boolean,
): string[] {
  return parts
    .filter((part) => !allowed(part))
    .map((part) => `${part.id}: ${JSON.stringify(found(part))}`);
}

const notProse = new Set('$schema id version theme for kind after source terms'.split(' '));

/** All texts that a person reads. */
function prose(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => (notProse.has(key) ? [] : prose(part)));
}

function fragments({ cue, act, obstacle, fallback, doneWhen }: LadderAction): string[] {
  return [cue, act, obstacle, fallback, doneWhen].filter((text) => text !== null);
}

function sentences({ cue, act, obstacle, fallback, doneWhen }: LadderAction): string[] {
  const answer = obstacle === null ? [] : [`If ${obstacle}, then I will ${fallback}.`];
  return [`When ${cue}, I will ${act}.`, ...answer, `Done when ${doneWhen}.`];
}

function countSentences(text: string): number {
  return text.match(/[.!?]["”)]?(?=\s|$)/g)?.length ?? 0;
}

describe('the file', () => {
  test('has no problems', () => {
    none(ladderProblems(ladder));
  });

  test('is laid out as the programs write it', () => {
    expect(written).toBe(`${JSON.stringify(JSON.parse(written), null, 2)}\n`);
  });
});

describe('statements', () => {
  // As verbs they name no act that somebody else could see. "Own" is a good word after "the customer's".
  const vague =
    'understand know appreciat ensur leverag driv facilitat champion embrac striv support help manag foster align empower utilis utiliz engag';
  const vagueWord = new RegExp(`\\b(${vague.replaceAll(' ', '|')})(e|s|es|ed|d|ing)?\\b`, 'i');

  test.each([
    // What an act is told with may be two things: "how long it will take and what that depends on".
    ['joins two acts', / and (?!what )/i],
    [
      'has a frequency',
      /\b(each|every|always|never|weekly|daily|regularly|usually|often|at least)\b/i,
    ],
    ['has a vague verb', vagueWord],
    ['is aware or owns', /\b(aware|owns|owned|owning)\b/i],
    ['speaks to the reader', /\b(you|yours?|yourself)\b/i],
    // In a second view, “they” is the person reviewed: whoever else is meant has a noun.
    ['has a pronoun for somebody', /\b(?:they|them|their|theirs|themselves)\b/i],
    // With a word that is a plural, “the users side” is no English.
    [
      'has a noun after the customer',
      /\{customers?\}(?!['.,]| (?:about|against|by|for|had|how|in|is|more|on|that|the|to|what|which|work)\b)/,
    ],
    ['is longer than 120 characters', /^.{121}/],
    // Where there are thousands of users, “the user” is nobody.
    ['speaks to one customer', /^(?:Advises|Asks|Brings|Puts|Tells) .*\bthe \{customer\}/],
    // Some people's customer is a department or a team: nobody sits beside a department.
    ['puts somebody beside customers', /beside (the )?\{customers?\}/],
    ['watches or coaches them', /(?:watch|coach|train)(?:es|ing|s)? (the )?\{customers?\}/i],
    [
      'has a team beside the customer',
      /\{customer.*(?<!another |own )\bteam|\bteam(?!mates).*\{customer/,
    ],
  ])('none %s', (_, pattern) => {
    none(matching(statements, pattern));
  });

  test('of those asked first, few are about executives where somebody works below them', () => {
    const answers = new Map<string, number>();
    const asked = Array.from({ length: 8 }, () => {
      const id = nextQuestion(placementModel(ladder), answers) ?? '';
      const level = levels.find((one) => one.behaviours.some((behaviour) => behaviour.id === id));
      answers.set(id, (level?.rank ?? 0) < 3 ? 4 : 1);
      return behaviours.find((behaviour) => behaviour.id === id)?.statement ?? '';
    });
    none(matching(asked, /directors|executive|decision-makers/i));
  });

  test('start with a verb in the third person, end with a full stop', () => {
    none(failing(statements, /^[A-Z][a-z]*s\b[^.]*\.$/));
  });

  test('are unique', () => {
    none(repeated(statements));
  });
});

describe('examples', () => {
  test('there are two or three for each behaviour', () => {
    none(
      breaking(
        behaviours,
        ({ looksLike }) => looksLike.length,
        ({ looksLike }) => looksLike.length === 2 || looksLike.length === 3,
      ),
    );
  });

  test('each behaviour says what does not count', () => {
    none(
      breaking(
        behaviours,
        ({ doesNotCount }) => doesNotCount,
        ({ doesNotCount }) => Boolean(doesNotCount),
      ),
    );
  });

  // How often is enough is for an example to show.
  test('and nothing else, in one sentence', () => {
    none(matching(exclusions, /\. \S/));
  });

  // People recognise their own work: many readers build a product, and have never met a department head.
  test.each([
    ['of levels 1 to 3', levels.filter(({ rank }) => rank <= 3)],
    ['of habits', strands],
  ])('one is from a product company for half of the behaviours %s', (_, parts) => {
    const product = /\b(?:product|analytics|sales|support|help desk|big account|feature|users?)\b/i;
    const all = parts.flatMap((part) => part.behaviours.map(({ looksLike }) => looksLike));
    const known = all.filter((texts) => texts.some((text) => product.test(text)));
    expect(known.length).toBeGreaterThanOrEqual(all.length / 2);
  });

  test('all are unique, also what does not count', () => {
    none(repeated([...examples, ...exclusions]));
  });
});

describe('actions', () => {
  const purposes = (all: readonly LadderAction[]) => all.map((action) => action.for);

  test('each behaviour has a start and a habit', () => {
    const enough = (all: readonly LadderAction[]) =>
      purposes(all).includes('start') && purposes(all).includes('habit');
    none(
      breaking(
        behaviours,
        (behaviour) => purposes(behaviour.actions),
        (behaviour) => enough(behaviour.actions),
      ),
    );
  });

  test('each behaviour on the customer side has an opening', () => {
    const withCustomers = levels.flatMap((level) =>
      level.behaviours.filter(({ theme }) => theme === 'customer'),
    );
    none(
      breaking(
        withCustomers,
        (behaviour) => purposes(behaviour.actions),
        (behaviour) => purposes(behaviour.actions).includes('opening'),
      ),
    );
  });

  test('each has what its sentences need', () => {
    none(breaking(everyAction, fragments, (action) => fragments(action).length === 5));
  });

  test('a fallback is a small step that stands alone: what it is about has its noun', () => {
    const fallbacks = everyAction.map(({ fallback }) => fallback ?? '');
    none(matching(fallbacks, /^\w+ (?:\w+ )?(?:it|them|this|those|one of them)\b/));
    none(matching(fallbacks, /^.{131}/));
  });

  test('fragments go on a sentence: small first letter, no full stop at the end', () => {
    const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri)day';
    const goesOn = new RegExp(`^(?:[a-z{]|I\\b|[A-Z]{2,}\\b|${weekday}\\b).*[^.!?]$`);
    none(failing(everyAction.flatMap(fragments), goesOn));
  });

  test('no text is used twice, but for the hour in which something begins', () => {
    none(
      repeated(everyAction.flatMap((action) => fragments({ ...action, cue: action.act }).slice(1))),
    );
  });

  test('what is done once a date stands asks for one, and does not say that people meet', () => {
    const booked = everyAction.filter(({ doneWhen }) => /\bcalendars?$/.test(doneWhen ?? ''));
    expect(booked.length).toBeGreaterThan(5);
    none(booked.filter(({ act }) => /^(?:meet|visit|watch)\b/.test(act)).map(({ act }) => act));
  });

  test('none shows the names of people who asked or complained', () => {
    const shown = everyAction.flatMap(({ act, doneWhen }) => [act, doneWhen ?? '']);
    none(matching(shown, /, who asked\b|with (?:who|the name of whoever) (?:made|named) it/));
  });

  // Forty thousand users wait for no date, and choose no way out: a product manager does.
  test('of dates and estimates, whoever waits or asked is told', () => {
    const dated = behaviours.filter(({ id }) =>
      /^(?:warns-early|gives-honest-estimates)$/.test(id),
    );
    const done = dated.flatMap(({ actions: all }) => all.map(({ doneWhen }) => doneWhen ?? ''));
    expect(done).toHaveLength(5);
    none(matching(done, /^the \{customer\} has/));
    none(
      matching(
        dated.map(({ statement }) => statement),
        /\{customer/,
      ),
    );
  });

  test('titles are three to six whole words, at most forty letters, and unique', () => {
    const titles = everyAction.map(({ title = '' }) => title);
    none(failing(titles, /^[A-Z][^ ]*(?: [^ ]+){2,5}$/));
    none(titles.filter((title) => title.replaceAll(/[{}]/g, '').length > 40));
    none(matching(titles, /[.…]$|\b(?:it|them|their|this|I|me|my)\b/));
    none(repeated(titles.map((title) => title.toLowerCase())));
  });

  test('a number or a thing in a title is in what to do, too', () => {
    const things =
      /\b(?:one page|half|two|three|four|five|six|seven|eight|nine|ten|executive|director)\b/gi;
    const isTold = (thing: string, text: string) =>
      text.includes(thing) ||
      (thing === 'two' && /\bboth\b|each side|\bone\b.* and one\b/.test(text));
    none(
      everyAction.filter(({ title = '', act, doneWhen }) =>
        (title.match(things) ?? []).some(
          (thing) => !isTold(thing.toLowerCase(), `${act}; ${doneWhen}`),
        ),
      ),
    );
  });

  test('each says how long it takes, as people say it', () => {
    const time = /^(?:\d+ min|[12] hours?|half a day|[12] days?)(?: a (?:day|week|month))?$/;
    none(
      failing(
        everyAction.map(({ effort = '' }) => effort),
        time,
      ),
    );
  });

  test('what can begin now is due in one to three weeks, the rest within four', () => {
    none(
      breaking(
        everyAction,
        ({ days }) => days,
        ({ now, days }) => days >= 7 && days <= (now ? 21 : 28),
      ),
    );
  });

  test('what takes weeks until it is done has them, and one more to begin', () => {
    const weeks = ({ doneWhen }: LadderAction) => {
      const [, count] = /\b(a|one|two|three) weeks?\b/.exec(doneWhen ?? '') ?? [];
      return count === undefined ? 0 : Math.max(1, ['a', 'one', 'two', 'three'].indexOf(count));
    };
    expect(everyAction.some((action) => weeks(action) > 0)).toBe(true);
    none(
      breaking(
        everyAction,
        ({ id }) => id,
        (action) => weeks(action) === 0 || action.days >= 7 * (weeks(action) + 1),
      ),
    );
  });

  test('each behaviour has a start that can begin now, and so has each opening', () => {
    const begins = ({ now, after }: LadderAction) => now === true && after === undefined;
    none(
      breaking(
        behaviours,
        (behaviour) => behaviour.actions.map(({ now }) => now),
        (behaviour) =>
          behaviour.actions.some((action) => action.for === 'start' && begins(action)) &&
          behaviour.actions.every((action) => action.for !== 'opening' || begins(action)),
      ),
    );
  });

  test('none waits for what may not come within weeks, such as the next dispute or proposal', () => {
    const waits =
      /^I['’]ve (?!noticed)|that I set up|another department|\bnext (?:article|dispute|invitation|need|proposal)\b|has held up/;
    none(
      matching(
        everyAction.map(({ cue }) => cue),
        waits,
      ),
    );
  });

  test('what goes on from another action names one of the same behaviour', () => {
    none(
      behaviours.flatMap((behaviour) =>
        behaviour.actions.filter(
          ({ after }) => after !== undefined && !behaviour.actions.some(({ id }) => id === after),
        ),
      ),
    );
  });

  test.each(['experience', 'exposure', 'education'])(
    '%s occurs, in four of five actions at most',
    (kind) => {
      const share = actions.filter((action) => action.kind === kind).length / actions.length;
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(0.8);
    },
  );
});

describe('levels', () => {
  test('hold 7 to 9 behaviours each', () => {
    none(
      breaking(
        levels,
        (level) => level.behaviours.length,
        (level) => level.behaviours.length >= 7 && level.behaviours.length <= 9,
      ),
    );
  });

  test('have all themes, in numbers that differ by one at most', () => {
    const themes = Object.keys(ladder.themes);
    const counts = (level: (typeof levels)[number]) =>
      themes.map((name) => level.behaviours.filter(({ theme }) => theme === name).length);
    none(
      breaking(levels, counts, (level) => {
        const all = counts(level);
        const total = all.reduce((sum, count) => sum + count, 0);
        return total === level.behaviours.length && Math.max(...all) - Math.min(...all) <= 1;
      }),
    );
  });

  test('have a summary of two sentences', () => {
    none(
      breaking(
        levels,
        ({ summary }) => summary,
        ({ summary }) => countSentences(summary) === 2,
      ),
    );
  });

  test('have 3 to 5 signs and 1 or 2 pitfalls', () => {
    const counts = ({ signs, pitfalls }: (typeof levels)[number]) => [
      signs.length,
      pitfalls.length,
    ];
    none(breaking(levels, counts, (level) => /^([345]),([12])$/.test(counts(level).join(','))));
  });

  test('say what changes on the way to the next one, except at the top', () => {
    none(
      breaking(
        levels,
        ({ toNext }) => toNext,
        ({ rank, toNext }) => (toNext === null) === (rank === levels.length),
      ),
    );
  });
});

describe('strands', () => {
  test('hold 3 to 5 behaviours, one at least expected from the first level', () => {
    const ranks = (strand: (typeof strands)[number]) =>
      strand.behaviours.map(({ expectedFrom }) => expectedFrom);
    none(
      breaking(strands, ranks, (strand) => {
        const all = ranks(strand);
        return all.length >= 3 && all.length <= 5 && all.includes(1);
      }),
    );
  });

  test('have a summary of one or two sentences', () => {
    none(
      breaking(
        strands,
        ({ summary }) => summary,
        ({ summary }) => [1, 2].includes(countSentences(summary)),
      ),
    );
  });

  test('say in one sentence why they matter at each level', () => {
    const ranks = (strand: (typeof strands)[number]) => strand.matters.map(({ rank }) => rank);
    none(breaking(strands, ranks, (strand) => ranks(strand).join() === '1,2,3,4,5'));
    const matters = strands.flatMap((strand) => strand.matters.map(({ text }) => text));
    none(matters.filter((text) => countSentences(text) !== 1));
    none(repeated(matters));
  });
});

describe('all texts', () => {
  test('behaviours, signs and pitfalls name their source', () => {
    const known = /^(five-levels: (level [1-5]|comment)|everybody-sells)$/;
    none(
      breaking(
        [...behaviours, ...remarks],
        ({ source }) => source,
        ({ source }) => known.test(source ?? ''),
      ),
    );
  });

  test('the customer is a placeholder everywhere', () => {
    const bare = prose(ladder).filter((text) => /customer/i.test(text.replaceAll(/\{.*?\}/g, '')));
    none(bare);
  });

  test('no article that would need to fit the word that the person chooses', () => {
    none(matching(prose(ladder), /\ban? \{customer/i));
  });

  test('no “who” after the word that the person chooses, which may be a department', () => {
    none(matching(prose(ladder), /\{customers?\},? who\b/));
  });

  test('no placeholder is left once the words of the person are in', () => {
    none(matching(prose(spoken), /[{}]/));
    expect(prose(spoken).join()).toContain('stakeholders');
  });

  test('whole sentences start with a capital and end with a full stop', () => {
    const whole = [
      ...allBehaviours(spoken).flatMap(({ behaviour }) => [
        ...behaviour.looksLike,
        behaviour.doesNotCount ?? '',
      ]),
      ...spoken.levels.flatMap(({ summary, toNext, signs, pitfalls }) => [
        summary,
        ...(toNext === null ? [] : [toNext]),
        ...signs.map(({ text }) => text),
        ...pitfalls.map(({ text }) => text),
      ]),
      ...spoken.strands.flatMap(({ summary, matters }) => [
        summary,
        ...matters.map(({ text }) => text),
      ]),
      spoken.about,
    ];
    none(failing(whole, /^(“|[A-Z]).*\.$/));
    none(repeated(whole));
  });

  test('plain apostrophes, paired quotation marks, no double spaces', () => {
    none(matching(prose(ladder), /[’‘"]| {2}|^\s|\s$/));
    none(failing(prose(ladder), /^[^“”]*(“[^“”]*”[^“”]*)*$/));
  });

  test('nobody is a he or a she', () => {
    none(matching(prose(ladder), /\b(he|him|his|himself|she|hers?|herself|s\/he)\b/i));
  });
});

/**
 * The grade formula of Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new readability formulas",
 * Research Branch Report 8-75: years of school that an English text asks for. Syllables are counted by groups
 * of vowels, without a silent e at the end, which is near enough for a median.
 */
function gradeOf(sentence: string): number {
  const words = sentence.match(/[A-Za-z']+/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * words.length + 11.8 * (syllables / words.length) - 15.59;
}

/** An e that is not spoken: in "writes" and "changed", not in "changes", "needed" or "table". */
const silentEnd =
  /(?<=[^aeiouyl]|[aeiouy]l)e$|(?<=[^aeiouylszxcgh]|[aeiouy]l)es$|(?<=[^aeiouyltd]|[aeiouy]l)ed$/;

function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/'s?$/, '');
  const heard = letters.replace(silentEnd, '');
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 0);
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

describe('reading level', () => {
  test.each([
    ['cat', 1],
    ['table', 2],
    ['date', 1],
    ['changed', 1],
    ['changes', 2],
    ['needed', 2],
    ['writes', 1],
    ['interface', 3],
    ['architecture', 4],
    ["system's", 2],
    ['tables', 2],
  ])('%s has %i syllables', (word, syllables) => {
    expect(syllablesOf(word)).toBe(syllables);
  });

  const all = allBehaviours(spoken).map(({ behaviour }) => behaviour);

  test('statements can be read after eleven years of school', () => {
    expect(median(all.map(({ statement }) => gradeOf(statement)))).toBeLessThanOrEqual(11);
  });

  test('so can the sentences of actions', () => {
    const read = all.flatMap((behaviour) => behaviour.actions.flatMap(sentences));
    expect(median(read.map(gradeOf))).toBeLessThanOrEqual(11);
  });
});
