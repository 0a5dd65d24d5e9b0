// What the bundle contains of other people: names, versions, and the licences that ask to be passed on.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const licenceFile = /^(licen[cs]e|copying)(\.(md|txt))?$/i;

/**
 * The folder of the package that a module belongs to; null for one of our own.
 * @param {string} module
 */
function packageFolder(module) {
  const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module);
  return match?.[1] ?? null;
}

/**
 * The packages of which something is in the bundle, by name.
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
      const file = readdirSync(folder).find((entry) => licenceFile.test(entry));
      const text = file === undefined ? null : readFileSync(path.join(folder, file), 'utf8');
      return { name, version, license, text };
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/**
 * The text of THIRD-PARTY.txt.
 * @param {import('rolldown').RolldownOutput['output']} output
 */
export function thirdParty(output) {
  const packages = bundledPackages(output);
  const rule = '-'.repeat(80);
  return [
    'career-coach contains parts of these packages. Thank you.',
    '',
    ...packages.map(({ name, version, license }) => `${name}@${version}  ${license}`),
    ...packages.flatMap(({ name, version, license, text }) => [
      '',
      rule,
      `${name}@${version}`,
      '',
      (text ?? `Licence: ${license}. The package brings no text of it.`)
        .replaceAll('\r\n', '\n')
        .trim(),
    ]),
    '',
  ].join('\n');
}
