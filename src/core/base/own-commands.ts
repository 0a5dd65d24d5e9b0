/** Characters that no shell changes. */
const plain = /^[\w@+=:,./-]+$/;

/**
 * How to start the program again, where there is no `career-coach` on the path: in a clone, and installed for one
 * project. Null everywhere else. `script` is the started file, and `folder` the one in which the person types.
 */
export function startOf(script: string, folder: string): string | null {
  const file = script.replaceAll('\\', '/');
  const from = folder.replaceAll('\\', '/').replace(/\/*$/, '/');
  if (file.includes('/node_modules/.bin/')) return 'npx career-coach';
  if (!file.startsWith(from) || file.includes('/node_modules/') || !file.endsWith('.cjs')) {
    return null;
  }
  const path = file.slice(from.length);
  return plain.test(path) ? `node ${path}` : null;
}

/** The options of a command line that say whose data it is about, as they were typed: the next one is about the same. */
export function ownerOptions(argv: readonly string[]): string {
  return argv
    .flatMap((word, index) => {
      const [, name, value = argv[index + 1] ?? ''] =
        /^(--profile|--home)(?:=(.*))?$/.exec(word) ?? [];
      return name !== undefined && plain.test(value) ? ` ${name} ${value}` : [];
    })
    .join('');
}

/**
 * Writes commands as they can be typed here; `names` are the names of all commands, and `options` stand before them.
 */
export function commandsAs(
  start: string | null,
  names: readonly string[],
  options = '',
): (text: string) => string {
  if (start === null && options === '') return (text) => text;
  const words = [...new Set(names.map((name) => name.split(' ')[0]))].join('|');
  const command = new RegExp(
    `(?<!npx )\\bcareer-coach(?= (?:${words}|help)\\b)|^career-coach$`,
    'g',
  );
  return (text) => text.replace(command, () => (start ?? 'career-coach') + options);
}
