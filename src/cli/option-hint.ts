import type { CommandTable, OptionSpec } from '../command-table/options.js';
import { anyOf, nearest } from '../core/base/did-you-mean.js';

/** Commander guesses among the command's own options; without a guess, who has the option, or what there is. */
export function optionHint(word: string, command: string, commands: CommandTable): string {
  const optionsOf = (name: string) => Object.keys(commands[name]?.options ?? {});
  const typed = word.replace(/^-+|=.*$/g, '');
  // An option of a rare command would only puzzle.
  const everyday = Object.keys(commands).filter((name) =>
    /find|grow/.test(commands[name]?.group ?? ''),
  );
  // A first letter is seldom a slip: --text is no --next.
  const alike = everyday.flatMap(optionsOf).filter((name) => name.startsWith(typed.slice(0, 1)));
  const [near] = nearest(typed, alike, 1);
  if (near !== undefined) {
    const having = everyday.filter((name) => optionsOf(name).includes(near));
    return `; did you mean --${near}, of ${anyOf(having.slice(0, 3))}?`;
  }
  const own = ownOptions(commands[command]);
  return own.length === 0 ? '' : `; ${command} has ${own.join(', ')}`;
}

function ownOptions(specs: CommandTable[string] | undefined): string[] {
  return Object.entries(specs?.options ?? {}).map(
    ([name, spec]) => `--${'negated' in spec && spec.negated === 'only' ? 'no-' : ''}${name}`,
  );
}

/** What people type who have not looked up the name, where the letters are no guide. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  '--on': ['--date'],
  '--when': ['--date'],
  '--from': ['--since'],
  '--to': ['--until', '--out'],
  '--for': ['--about'],
};

export function optionByOtherName(given: string, specs: CommandTable[string] | undefined) {
  const meant = otherNames[given.replace(/=.*$/, '')] ?? [];
  return ownOptions(specs).filter((name) => meant.includes(name));
}

/** For words that no argument takes: the option that does, as in "export mentor". */
export function optionChoosing(
  [word = '', ...more]: readonly string[],
  { options }: CommandTable[string],
): string | null {
  if (more.length > 0) return null;
  const takes = (spec: OptionSpec) => 'choices' in spec && spec.choices?.includes(word);
  const [name] = Object.entries<OptionSpec>(options).find(([, spec]) => takes(spec)) ?? [];
  return name === undefined ? null : `--${name} ${word}`;
}

/** Commander prefers short names to longer ones that begin with what was typed: "--due" to "--done-when" for "--done". */
export function optionsBegun(given: string, specs: CommandTable[string] | undefined): string[] {
  const typed = given.replace(/=.*$/, '');
  return typed.length < 4 ? [] : ownOptions(specs).filter((name) => name.startsWith(typed));
}

/** A short word with another first letter is another word: "date" is not "rate". */
export function isNearOption(typed: string, meant: string): boolean {
  const [word = '', option = ''] = [typed, meant].map((text) => text.replace(/^-+|=.*$/g, ''));
  return word.length > 4 || word[0] === option[0] || word[0] === option[1];
}
