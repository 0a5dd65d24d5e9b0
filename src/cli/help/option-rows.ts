import { globalOptions, type OptionSpec, type OptionSpecs } from '../../command-table/options.js';

export type HelpRow = readonly [term: string, text: string];

export function optionRows(options: OptionSpecs): HelpRow[] {
  return Object.entries(options).map(([name, spec]): HelpRow => [termOf(name, spec), textOf(spec)]);
}

/** Options of every command. */
export const commonOptions: readonly HelpRow[] = [
  ...optionRows(globalOptions),
  ['-h, --help', 'show help'],
  ['-V, --version', 'print the version'],
];

function termOf(name: string, spec: OptionSpec): string {
  if (spec.type !== 'flag') return `--${name} ${spec.value}`;
  const forms = { only: `--no-${name}`, both: `--${name}, --no-${name}` };
  return spec.negated === undefined ? `--${name}` : forms[spec.negated];
}

function textOf(spec: OptionSpec): string {
  const choices = spec.type === 'text' ? (spec.choices ?? []) : [];
  return choices.length < 2 ? spec.help : `${spec.help}; one of: ${choices.join(', ')}`;
}
