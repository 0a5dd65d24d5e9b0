#!/usr/bin/env node
// CommonJS on purpose: an ES module launcher costs a third of bare Node's start again.
//
// To compile the program's files is a third of what a short command costs. So V8's work is kept beside them for the next
// start of the same command, as Python keeps its own: in dist/compiled, where this folder can be written to. It is a
// cache: believed only whole, for the very files and the very Node, and nobody misses it when it is gone. Node's own
// (`module.enableCompileCache`) saves next to nothing here: it keeps a file as it is compiled when it is loaded, and
// most of the work is to compile each function when it is first called.
'use strict';

const fs = require('node:fs');

const dist = `${__dirname}/../dist`;
/** Smaller files are compiled sooner than looked up. */
const smallest = 4000;

/** Loads the files of the program, with what is kept of them in a folder; `fresh` is what had to be compiled. */
function openLoader(folder) {
  const { Script } = require('node:vm');
  const engine = stampOf(process.execPath);
  const loaded = new Map();
  const fresh = [];

  function load(id) {
    if (!id.startsWith('./')) return require(id);
    const known = loaded.get(id);
    if (known !== undefined) return known.exports;
    // A file has dozens of exports: for each that is added, an object like {} gets a hidden class of its own.
    const module = { exports: Object.create(null) };
    // Before it has run: files may refer to each other.
    loaded.set(id, module);
    try {
      runFile(id.slice(2), module);
    } catch (error) {
      loaded.delete(id);
      throw error;
    }
    return module.exports;
  }

  function runFile(name, module) {
    const file = `${dist}/${name}`;
    // Before it is read: of a file that changes in between, the mark is too old, and not the code.
    const mark = `${stampOf(file)} ${engine}\n`;
    const source = fs.readFileSync(file, 'utf8');
    const known = source.length < smallest ? null : readKept(`${folder}/${name}`, mark);
    const start = '(function (exports, require, module, __filename, __dirname) {';
    const script = new Script(`${start}${source}\n})`, {
      filename: file,
      columnOffset: -start.length,
      cachedData: known ?? undefined,
    });
    if (source.length >= smallest && (known === null || script.cachedDataRejected)) {
      fresh.push({ name, mark, script });
    }
    script.runInThisContext()(module.exports, load, module, file, dist);
  }

  return { load, fresh };
}

/** Keeps in a folder what was compiled. A failure is none: the next start compiles it again. */
function keep(fresh, folder) {
  try {
    // Where the program is installed for all, it may not change its own folder: that is found out first.
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    fs.accessSync(folder, fs.constants.W_OK);
    for (const { name, mark, script } of fresh) {
      const once = Buffer.concat([Buffer.from(mark), script.createCachedData()]);
      fs.writeFileSync(`${folder}/${name}`, Buffer.concat([once, once]), { mode: 0o644 });
    }
  } catch {
    // Nothing depends on it.
  }
}

/** Facts of a file that change with every write to it, and when another one takes its place: as src/store/stamp.ts. */
function stampOf(file) {
  const { dev, ino, size, mtimeMs, ctimeMs } = fs.statSync(file);
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/**
 * What is kept, when its first line says that it was made of this file by this Node: V8 looks at the length alone.
 * Everything is written twice, because of what was damaged V8 makes a crash. null: nothing that can be used.
 */
function readKept(place, mark) {
  try {
    const bytes = fs.readFileSync(place);
    const first = bytes.subarray(0, bytes.length / 2);
    const isWhole = first.equals(bytes.subarray(bytes.length / 2));
    const isOfThis = first.toString('latin1', 0, mark.length) === mark;
    return isWhole && isOfThis ? first.subarray(mark.length) : null;
  } catch {
    return null;
  }
}

/**
 * The folder for a command line: the command and the names of its options, because other options call other functions,
 * and what is kept are those that ran. null where nothing is to be kept: by Node's own word for that, where V8 was told
 * to do something special, which may not fit, and for what is no command line.
 */
function folderFor([command = '', ...words], { env, execArgv, version }) {
  if (env.NODE_DISABLE_COMPILE_CACHE || env.NODE_OPTIONS || env.NODE_V8_COVERAGE) return null;
  const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]);
  const name = command + options.sort().join('');
  const isPlain =
    execArgv.length === 0 && !options.includes('--help') && !options.includes('--version');
  return isPlain && /^[a-z-]{0,100}$/.test(name) ? `${dist}/compiled/${version}/${name}` : null;
}

function start() {
  const words = process.argv.slice(2);
  if (asksForText(words) && printsText()) {
    leave(0);
    return;
  }
  const { program, afterwards } = loadProgram(folderFor(words, process));
  program.main(process).then((code) => {
    if (code === 0) afterwards();
    leave(code);
  });
}

/**
 * Ends the process at once where nothing is under way any more: Node would take down piece by piece what the system
 * takes back as a whole, for a fiftieth of its start.
 */
function leave(code) {
  process.exitCode = code;
  // A terminal or a pipe that is still being written to is under way.
  if (process.getActiveResourcesInfo().length === 0) process.exit();
}

/** The program, and what is to be done when it has succeeded. */
function loadProgram(folder) {
  if (folder !== null) {
    try {
      const { load, fresh } = openLoader(folder);
      const program = load('./main.cjs');
      return { program, afterwards: () => fresh.length > 0 && keep(fresh, folder) };
    } catch {
      // Node's own way tells better what is wrong, if something is.
    }
  }
  return { program: require('../dist/main.cjs'), afterwards: () => {} };
}

/** Whether it is for the version or help, which the build has made ready. */
function asksForText(words) {
  const last = words.at(-1);
  return last === '--version' || last === '--help' || last === '-h' || words[0] === 'help';
}

/** Whether it is printed now. Where it cannot be, the program says why. */
function printsText() {
  try {
    return require('../dist/prepared.cjs').printPrepared(process);
  } catch {
    return false;
  }
}

try {
  start();
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND' || fs.existsSync(`${dist}/main.cjs`)) throw error;
  process.stderr.write('career-coach is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}
