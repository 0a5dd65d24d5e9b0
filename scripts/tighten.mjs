// What a bundler's output costs at every start, taken away: a twentieth of bare Node's own.

const runtime = 'rolldown-runtime.cjs';

/**
 * Hands what never changes from file to file as a value: the bundler writes a getter for each, in case it does. And
 * puts the bundler's own few functions, for which it makes a file of their own, at the end of the entry, which is loaded
 * in any case. Only ends of files change, and what is replaced in front keeps its length: source maps stay true.
 */
export function tighten(entry) {
  return {
    name: 'tighten',
    renderChunk: plainExports,
    generateBundle(_, bundle) {
      const from = `require("./${runtime}")`;
      for (const chunk of Object.values(bundle)) {
        const to =
          chunk.fileName === entry
            ? 'exports.runtime=makeRuntime()'
            : `require("./${entry}").runtime`;
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(from, to.padEnd(from.length));
      }
      const [code, map] = bundle[entry].code.split(/(?=\/\/# sourceMappingURL)/);
      const made = `function makeRuntime(){const exports={};${bundle[runtime].code};return exports}`;
      bundle[entry].code = `${code}${made}\n${map ?? ''}`;
      delete bundle[runtime];
      for (const { fileName, code: text = '' } of Object.values(bundle)) {
        if (text.includes(runtime)) throw new Error(`${fileName} still asks for ${runtime}`);
      }
    },
  };
}

const getter =
  /^Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;
/** `var` is how the bundler writes the table of a file's exports. */
const declaration =
  /^(?:const|class|(?:async )?function\*?|var(?= [\w$]+ = \/\* @__PURE__ \*\/)) ([\w$]+)/gm;

/** A function or a class may be given another value, too. */
function isAssigned(name, code) {
  return new RegExp(`^[\\t ]*${name.replaceAll('$', '\\$')} = `, 'm').test(code);
}

function plainExports(code) {
  const names = [...code.matchAll(declaration)].map(([, name]) => name);
  const fixed = new Set(names.filter((name) => !isAssigned(name, code)));
  return code.replace(getter, (found, name, value) =>
    fixed.has(value) ? `exports.${name} = ${value};` : found,
  );
}
