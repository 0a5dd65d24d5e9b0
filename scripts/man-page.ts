import { commandPage, commandsBelow, moreCommands, programPage } from '../src/cli/help/pages.js';
import { helpTopics } from '../src/cli/help/topics.js';
import { commands } from '../src/command-table/commands.js';
import { keyTable } from '../src/prompts/questionnaire/keys.js';
import type { HelpPage, HelpPart } from '../src/views/terminal/help.js';

/** Topics to look things up in. The others explain: `help TOPIC` has them, and the docs have more. */
const references = ['keys', 'options', 'json', 'exit-codes', 'environment'];

/**
 * The manual page, from the same pages as `career-coach help`: the program first, then each command, then the topics.
 * It is a reference, and leaves examples to `help COMMAND`: they would be a quarter of it, in every download. Commands
 * below another have sections of their own.
 * The language is man(7), https://man7.org/linux/man-pages/man7/man.7.html.
 */
export function renderManPage(): string {
  const topics = helpTopics(keyTable);
  const [about, ...parts] = programPage(commands, topics);
  return [
    '.TH CAREER-COACH 1',
    '.SH NAME',
    `career-coach \\- ${escapeText('a career coach for technical experts')}`,
    '.SH SYNOPSIS',
    '.B career-coach',
    '[command] [options]',
    '.SH DESCRIPTION',
    ...pageLines(about === undefined ? [] : [about]),
    // All commands stand in full below.
    ...parts
      .filter((part) => !('title' in part && part.title === moreCommands))
      .flatMap(sectionLines),
    '.SH COMMANDS IN FULL',
    ...Object.entries(commands).flatMap(([name, spec]) => [
      `.SS career-coach ${escapeText(name)}`,
      ...pageLines(referencePart(commandPage(name, spec, commands))),
    ]),
    ...references.flatMap((name) => [
      `.SH ${escapeText(name.toUpperCase())}`,
      ...pageLines(topics[name]?.page ?? []),
    ]),
    '',
  ].join('\n');
}

function referencePart(page: HelpPage): HelpPage {
  return page
    .slice(0, -1)
    .filter((part) => !('examples' in part || ('title' in part && part.title === commandsBelow)));
}

function sectionLines(part: HelpPart): string[] {
  return 'text' in part
    ? partLines(part)
    : [`.SH ${escapeText(part.title.toUpperCase())}`, ...bodyLines(part)];
}

/** No paragraph begins right below a heading: man(7) has begun one already. */
function pageLines(page: HelpPage): string[] {
  return page.flatMap(partLines).slice(1);
}

function partLines(part: HelpPart): string[] {
  if ('text' in part) return ['.PP', escapeLine(part.text)];
  return ['.PP', `.I ${escapeText(part.title)}`, ...bodyLines(part)];
}

function bodyLines(part: Exclude<HelpPart, { readonly text: string }>): string[] {
  const rows = 'rows' in part ? part.rows : part.examples;
  return rows.flatMap(([term, text]) => ['.TP', `.B ${escapeText(term)}`, escapeLine(text)]);
}

/** A hyphen must be escaped to be copied as a minus sign. */
function escapeText(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-');
}

/** A line that begins with a dot or a quotation mark would be a macro; an empty one would end the term. */
function escapeLine(text: string): string {
  const escaped = escapeText(text);
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped || '\\&';
}
