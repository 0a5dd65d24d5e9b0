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

/** Commander needs it only for subcommands that are programs of their own. Loading it takes a tenth of the start-up time. */
const childProcess = 'node:child_process';

/**
 * @param {string} id
 * @param {string} [importer]
 */
export function isUnusedChildProcess(id, importer = '') {
  return id === childProcess && isIn(importer, 'commander/');
}

/** @type {import('rolldown').Plugin} */
const childProcessStub = {
  name: `without ${childProcess} in commander`,
  resolveId: (id, importer) => (isUnusedChildProcess(id, importer) ? '\0unused' : null),
  load: (id) => (id === '\0unused' ? 'export default {};' : null),
};

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

/** The stubs that took a module's place. @type {Set<string>} */
const stubbed = new Set();

/** Inquirer's prompts that ask nothing here. The editor alone would bring tables of all encodings. */
const unusedPrompts = [
  ...['confirm', 'editor', 'expand', 'number', 'password', 'rawlist', 'search', 'select'],
];

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
  ...unusedPrompts.map((name) => [`@inquirer/${name}/`, 'export default null;']),
  ['@inquirer/checkbox/', "export { Separator } from '@inquirer/core'; export default null;"],
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

/** Throws an Error for stubs that replaced nothing: a package has changed. */
export function checkStubs() {
  const idle = stubs.map(({ place }) => place).filter((name) => !stubbed.has(name));
  if (idle.length > 0) throw new Error(`stubs that replace nothing: ${idle.join(', ')}`);
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

/** What the bundler writes for an export, for a module of Node, and for a module that is loaded later from a shared file. */
const exportByGetter =
  /Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);/g;
const nodeModule = /^(node_\w+) = [\w.]+\(\1(?:, 1)?\);$/gm;
const namespace = / require_rolldown_runtime\.\w+\(\{([^(){}]*\(\) =>[^{}]*)\}\)/g;
const helpers = 'const require_rolldown_runtime = require("./rolldown-runtime.cjs");';

/**
 * Exports and imports as plain properties. The bundler gives each export a getter, and each module of Node another object
 * with getters for all it has, in case something is assigned later. Nothing is, and plain ones are shorter and quicker.
 * Without them, most files do without the bundler's helpers, which are one more file to load.
 * @type {import('rolldown').Plugin}
 */
const plainProperties = {
  name: 'plain properties',
  renderChunk(code, { fileName }) {
    const plain = code
      .replaceAll(exportByGetter, (_, name, local) => {
        if (mayChange(code, local)) throw new Error(`${fileName} may assign ${local} later`);
        return `exports.${name} = ${local};`;
      })
      .replaceAll(nodeModule, '$1 = { __proto__: $1, default: $1 };')
      // Still getters, since what they return is declared further down.
      .replaceAll(namespace, (_, exported) => {
        const getter = 'get $1() { return $2; }';
        return ` {${exported.replaceAll(/([\w$]+): \(\) => ([\w$]+)/g, getter)}}`;
      });
    const alone = plain.replace(helpers, '');
    return { code: alone.includes('require_rolldown_runtime') ? plain : alone, map: null };
  },
};

/**
 * Whether a name at the top of a file is one of a variable that has its value later, or another one.
 * @param {string} code
 * @param {string} name
 */
function mayChange(code, name) {
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`^(?:let ${escaped}\\b|var ${escaped};)`, 'm').test(code);
}

export const plugins = [
  ...stubs,
  childProcessStub,
  commanderModules,
  noCodeFromText,
  plainProperties,
];
