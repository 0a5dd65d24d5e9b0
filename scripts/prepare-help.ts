import { parseWithCommander } from '../src/commands/commander.js';
import { commands } from '../src/commands/index.js';
import { helpFile, topicFile, widestHelp } from '../src/prepared-text.js';
import { programFacts } from '../src/program-facts.js';

/** The help of the program, of each command and of each topic, in the usual width: file names and texts. */
export function prepareHelp(): readonly (readonly [file: string, text: string])[] {
  const facts = programFacts({ width: widestHelp, unicode: true });
  const textOf = (argv: readonly string[]) => {
    const reading = parseWithCommander(argv, commands, facts);
    if (!('text' in reading)) throw new Error(`there is no help for "${argv.join(' ')}"`);
    return reading.text;
  };
  const wordsOf = ['', ...Object.keys(commands)].map((name) => name.split(' ').filter(Boolean));
  return [
    ...wordsOf.map((words) => [helpFile(words), textOf([...words, '--help'])] as const),
    ...Object.keys(facts.topics).map((name) => [topicFile(name), textOf(['help', name])] as const),
  ];
}
