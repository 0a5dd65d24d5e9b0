// What the build changes in the code of packages, and in what the bundler makes of it.
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');

/**
 * Whether a module is in a package, or in a folder or file of one.
 * @param {string} id
 * @param {string} place
 */
export function isIn(id, place) {
  return slashed(id).includes(`/node_modules/${place}`);
}

/**
 * On Windows, paths have the other slashes.
 * @param {string} file
 */
export function slashed(file) {
  return file.replaceAll('\\', '/');
}

/** Commander asks Node's `process` by a module: the bundler would wrap it in an object with a getter for all that is in it. */
const processModule = '\0node:process of commander';

/** @type {import('rolldown').Plugin} */
const plainProcess = {
  name: 'process of commander without a wrapper',
  resolveId: (id, importer) => (isProcessOfCommander(id, importer) ? processModule : null),
  load: (id) => (id === processModule ? 'export default process;' : null),
};

/**
 * @param {string} id
 * @param {string} [importer]
 */
export function isProcessOfCommander(id, importer = '') {
  return id === 'node:process' && isIn(importer, 'commander/');
}

/**
 * Commander's CommonJS as ES modules: a bundler wraps a CommonJS module in a function, which Node reads twice. For the 40 kB
 * of commander that is a fiftieth of a start.
 * @type {import('rolldown').Plugin}
 */
const commanderModules = {
  name: 'commander as ES modules',
  // Its own ES module only takes the other apart.
  resolveId: (id) =>
    id === 'commander' ? path.join(root, 'node_modules', 'commander', 'index.js') : null,
  transform: {
    filter: { id: /node_modules[\\/]commander[\\/](?:index|lib[\\/]\w+)\.js$/ },
    handler(code, id) {
      const modules = code
        .replaceAll(/^const (\{.+\}) = require\('(.+)'\);$/gm, "import $1 from '$2';")
        .replaceAll(/^const (\w+) = require\('(.+)'\);$/gm, "import $1 from '$2';")
        .replace(/^const (\w+) = require\('(.+)'\)\.\1;$/m, "import { $1 } from '$2';")
        .replaceAll(/^exports\.(\w+) = \1;.*$/gm, 'export { $1 };')
        .replaceAll(/^exports\.(\w+) = (.+);.*$/gm, 'export const $1 = $2;');
      if (/\brequire\(|^exports\./m.test(modules)) {
        throw new Error(`${id} loads or exports something in another way`);
      }
      return { code: modules, map: null };
    },
  },
};

/**
 * What commander's Command can do and we don't use, such as hooks, groups of help, and subcommands that are programs of their
 * own. Without it, the file that every command loads is an eighth smaller.
 */
const unused = [
  ...['showHelpAfterError', 'showSuggestionAfterError', 'addCommand', 'arguments', 'hook'],
  ...['addHelpCommand', '_optionEx', 'option', 'requiredOption', 'combineFlagAndOptionalValue'],
  ...['allowUnknownOption', 'enablePositionalOptions', 'passThroughOptions'],
  ...['_checkForBrokenPassThrough', 'storeOptionsAsProperties', 'setOptionValue'],
  ...['getOptionValueSourceWithGlobals', 'parseAsync', 'restoreStateBeforeParse'],
  ...['_checkForMissingExecutable', '_executeSubCommand', '_dispatchHelpCommand'],
  ...['_checkForConflictingLocalOptions', 'missingMandatoryOptionValue', '_conflictingOption'],
  ...['optsWithGlobals', 'description', 'summary', 'usage', 'helpGroup', 'commandsGroup'],
  ...['optionsGroup', 'nameFromFilename', 'executableDir', 'helpInformation'],
  ...['_getOutputContext', 'addHelpOption', 'addHelpText'],
];
/** What every command line calls to no effect, since no option of ours is mandatory, implied or from a variable. */
const idle = [
  ...['_parseOptionsEnv', '_parseOptionsImplied', '_checkForMissingMandatoryOptions'],
  ...['_checkForConflictingOptions', 'outputHelp'],
];

/** @type {import('rolldown').Plugin} */
const smallCommander = {
  name: 'commander without what is not used of it',
  transform: {
    filter: { id: /node_modules[\\/]commander[\\/]lib[\\/]command\.js$/ },
    handler(code) {
      let small = code.replaceAll(/^import (?:childProcess|fs|path) .*$/gm, '');
      for (const name of [...unused, ...idle]) {
        const method = new RegExp(
          `^  (?:async )?${name}\\(.*\\) \\{\n(?:(?!  \\}$).*\n)*  \\}$`,
          'm',
        );
        if (!method.test(small)) throw new Error(`commander has no method ${name}`);
        small = small.replace(method, idle.includes(name) ? `  ${name}() {}` : '');
      }
      return { code: small, map: null };
    },
  },
};

/** The stubs that took a module's place. @type {Set<string>} */
const stubbed = new Set();

/** Of commander's help only what it asks when an option is unknown: the pages of help are our own. */
const commanderHelp = `
export const stripColor = (text) => text;
export class Help {
  prepareContext() {}
  formatHelp() { return ''; }
  visibleOptions(command) { return [...command.options, command._getHelpOption()]; }
  visibleCommands(command) { return command.commands; }
}`;

/**
 * Unused imports of packages, and their replacements. Chalk would examine the terminal, although the program has already
 * decided about colour; conf needs ajv only for a schema, semver for migrations, and others for encryption, for watching
 * a file, and for a folder that is not named; zod would make code of schemas. Of Inquirer's signs, those that it looks up
 * while it loads; our theme has its own.
 */
const stubs = /** @type {[string, string][]} */ ([
  ['ajv/', 'export const Ajv2020 = null;'],
  ['ajv-formats/', 'export default null;'],
  ['debounce-fn/', 'export default null;'],
  ['env-paths/', 'export default null;'],
  ['semver/', 'export default null;'],
  ['uint8array-extras/', nothing('concatUint8Arrays', 'stringToUint8Array', 'uint8ArrayToString')],
  ['@inquirer/figures/', "export default { tick: '\u2714', line: '\u2500' };"],
  ['chalk/source/vendor/supports-color/', 'export default {};'],
  ['commander/lib/help.js', commanderHelp],
  ['zod/v4/core/doc.js', 'export const Doc = null;'],
]).map(([place, replacement]) => ({
  place,
  name: `without ${place}`,
  /** @param {string} id */
  load(id) {
    if (!isIn(id, place)) return null;
    stubbed.add(place);
    return replacement;
  },
}));

/**
 * @param {string[]} names
 */
function nothing(...names) {
  return names.map((name) => `export const ${name} = null;`).join('\n');
}

/** Throws an Error for plugins that replaced nothing: a package or the bundler has changed. */
export function checkPlugins() {
  const idle = stubs.map(({ place }) => place).filter((name) => !stubbed.has(name));
  if (idle.length > 0) throw new Error(`stubs that replace nothing: ${idle.join(', ')}`);
  if (!madePlain) throw new Error('the bundler exports in another way');
}

/** Zod tries whether it may make code of text; here it may not. @type {import('rolldown').Plugin} */
const noCodeFromText = {
  name: 'zod without code from text',
  transform: {
    filter: { id: /zod[\\/]v4[\\/]core[\\/]util\.js$/ },
    handler(code) {
      const probe = /const F = Function;\s*new F\(""\);\s*return true;/;
      if (!probe.test(code))
        throw new Error('zod finds out in another way whether it may make code');
      return { code: code.replace(probe, 'return false;'), map: null };
    },
  },
};

/**
 * Descriptions for authors stand in the published schema alone: here they would be a two-hundredth of the package.
 * @type {import('rolldown').Plugin}
 */
const noDescriptions = {
  name: 'ladder schema without descriptions',
  transform: {
    filter: { id: /src[\\/]core[\\/]schema[\\/]ladder\.schema\.ts$/ },
    handler(code) {
      const described = /\b(about|describe)\(\s*(?:'[^'\n]*'|"[^"\n]*"),?\s*\)/g;
      const plain = code.replaceAll(described, "$1('')");
      if (plain === code) throw new Error('descriptions are given in another way');
      return { code: plain, map: null };
    },
  },
};

let madePlain = false;

/**
 * What one file gives to others, as plain properties where it never changes. The bundler makes a getter for each, and every
 * use by another file would call it: a thirtieth of a start.
 * @type {import('rolldown').Plugin}
 */
const plainExports = {
  name: 'exports without getters',
  renderChunk(code) {
    const fixed = new Set(
      Array.from(
        code.matchAll(
          /^(?:const|(?:async )?function\*?|class|var(?= [\w$]+ = (?:class\b|\/\* @__PURE__ \*\/ \S+\(\{))) ([\w$]+)/gm,
        ),
        ([, name]) => name,
      ),
    );
    // They stand at the end, so the lines of what is before them stay where they are.
    const getter =
      /^Object\.defineProperty\(exports, "(\w+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;
    const plain = code.replaceAll(getter, (whole, name, value) =>
      fixed.has(value) ? `exports.${name} = ${value};` : whole,
    );
    madePlain ||= plain !== code;
    return { code: plain, map: null };
  },
};

export const plugins = [
  ...[...stubs, plainProcess, commanderModules, smallCommander, noCodeFromText],
  noDescriptions,
  plainExports,
];
