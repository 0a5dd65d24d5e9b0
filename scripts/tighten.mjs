// What a bundler's output costs at every start, taken away: about a twentieth of bare Node's own.

const runtime = 'rolldown-runtime.cjs';

/**
 * A plugin for the last step of the build. A function that another file uses becomes a plain property of `exports`,
 * not a getter: it never changes. And the bundler's own few functions, for which it makes a file of their own, go to
 * the end of the entry, which is loaded in any case. What is replaced in front keeps its length, so that source maps
 * stay true.
 */
export function tighten(entry) {
  return {
    name: 'tighten',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const from = `require("./${runtime}")`;
      const to = `require("./${entry}").runtime`.padEnd(from.length);
      for (const chunk of chunks) chunk.code = plainExports(chunk.code).replace(from, to);
      const [code, map] = bundle[entry].code.split(/(?=\/\/# sourceMappingURL)/);
      bundle[entry].code =
        `${code}((exports)=>{${bundle[runtime].code}})(exports.runtime={});\n${map}`;
      delete bundle[runtime];
    },
  };
}

const getter =
  /Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;

/** Only functions: a variable may change after it was exported. */
function plainExports(code) {
  return code.replace(getter, (found, name, value) =>
    code.includes(`function ${value}(`) ? `exports.${name}=${value}` : found,
  );
}
