import { replaceableTerm } from '../../core/ladder/fill-in-terms.js';
import type { Term } from '../../core/settings/term-words.js';
import { areForms, isTerm, readTerm } from '../../core/settings/term-words.js';
import type { Ask } from '../../prompts/ask.js';
import { Left, withBack } from '../../prompts/ask.js';
import type { World } from '../../world/world.js';

/** Asks for the person's own word in place of one of the ladder's, and reads the ladder with it. Escape keeps what is there. */
export async function askOwnWord(ask: Ask, world: World): Promise<void> {
  const name = replaceableTerm(await world.ladder());
  if (name === null) return;
  try {
    const typed = await withBack(ask).question<'text'>({
      kind: 'text',
      message:
        name === 'customer'
          ? 'In one word, what do you call the people you build or work for? Choose people you can talk to: user, client, department, support'
          : `Your word for “${name}”`,
      apart: true,
      passing: true,
      problem: (text) =>
        readOwn(text) === null ? 'One word, or its two forms with a comma: person, people' : null,
    });
    const term = readOwn(typed);
    if (term === null) return;
    const { terms } = await world.settings();
    await world.changeLadder({ terms: { ...terms, [name]: term } });
  } catch (error) {
    if (!(error instanceof Left && error.isEscape)) throw error;
  }
}

function readOwn(text: string): Term | null {
  const term = readTerm([text]);
  if (term === null || !isTerm(term)) return null;
  // Two words for two kinds of people would become one and many of the same.
  return text.includes(',') && !areForms(term.one, term.many) ? null : term;
}
