// Lists the packages in the bundle, with the licences that must be passed on.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const licenceFileName = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/**
 * The folder of a module's package; null for our own modules.
 * @param {string} module
 */
function packageFolder(module) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module);
  return match?.[1] ?? null;
}

/**
 * Sorted by name and version.
 * @param {import('rolldown').RolldownOutput['output']} output
 */
function bundledPackages(output) {
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  const folders = [...new Set(modules.map(packageFolder))].filter((folder) => folder !== null);
  return folders
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(path.join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find((entry) => licenceFileName.test(entry));
      const text = file === undefined ? null : readFileSync(path.join(folder, file), 'utf8');
      return { name, version, license, text };
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/**
 * The packages that share a text, so that each is printed once.
 * @param {ReturnType<typeof bundledPackages>} packages
 */
function byLicenceText(packages) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const { name, version, license, text } of packages) {
    const shown = (text ?? `Licence: ${license}. The package does not include its text.`)
      .replaceAll('\r\n', '\n')
      // Lines that each package breaks elsewhere would be packed anew each time.
      .replaceAll(/(?<!\n[ \t]*)\n(?![ \t]*\n|Copyright)[ \t]*/g, ' ')
      .trim();
    names.set(shown, [...(names.get(shown) ?? []), `${name}@${version}`]);
  }
  return names;
}

/**
 * Returns the text of THIRD-PARTY.txt.
 * @param {import('rolldown').RolldownOutput['output']} output
 */
export function thirdPartyText(output) {
  const packages = bundledPackages(output);
  const rule = '-'.repeat(80);
  return [
    'career-coach contains parts of these packages. Thank you.',
    '',
    ...packages.map(({ name, version, license }) => `${name}@${version}  ${license}`),
    ...[...byLicenceText(packages)].flatMap(([text, names]) => ['', rule, ...names, '', text]),
    '',
  ].join('\n');
}
