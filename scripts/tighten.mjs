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
    },
  };
}

const getter =
  /^Object\.defineProperty\(exports, "([\w$]+)", \{\s+enumerable: true,\s+get: function \(\) \{\s+return ([\w$]+);\s+\}\s+\}\);$/gm;
const declaration = /^(?:const|class|(?:async )?function\*?) ([\w$]+)/gm;

function plainExports(code) {
  const fixed = new Set([...code.matchAll(declaration)].map(([, name]) => name));
  return code.replace(getter, (found, name, value) =>
    fixed.has(value) ? `exports.${name} = ${value};` : found,
  );
}
