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
/** The exit code of a command line that is none: nothing of it is worth keeping. */
const usage = 2;

/** Loads the files of the program, with what is kept of them in a folder; `fresh` is what had to be compiled. */
function openLoader(folder) {
  const { Script } = require('node:vm');
  const started = JSON.stringify([process.execArgv, process.env.NODE_OPTIONS]);
  const engine = `${stampOf(process.execPath)} ${started}`;
  const loaded = new Map();
  const fresh = [];

  function load(id) {
    if (!id.startsWith('./')) return require(id);
    if (!loaded.has(id)) loadOwn(id);
    return loaded.get(id).exports;
  }

  function loadOwn(id) {
    const module = { exports: {} };
    loaded.set(id, module);
    const name = id.slice(2);
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

/** Facts of a file that change with every write to it, and when another one takes its place. */
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

function start() {
  const words = process.argv.slice(2);
  if (asksForText(words) && printsText()) return;
  // By Node's own word for its own.
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return run(require('../dist/main.cjs'), () => {});
  const command = /^[a-z]+$/.test(words[0] ?? '') ? words[0] : 'usual';
  const folder = `${dist}/compiled/${process.version}/${command}`;
  const { load, fresh } = openLoader(folder);
  run(load('./main.cjs'), (code) => {
    if (fresh.length > 0 && code !== usage) keep(fresh, folder);
  });
}

/** Whether it is for the version or help, which the build has made ready. */
function asksForText(words) {
  const last = words.at(-1);
  return last === '--version' || last === '--help' || last === '-h' || words[0] === 'help';
}

/** Whether it is printed now. Where it cannot be, the program says why. */
function printsText() {
  const { printPrepared } = require('../dist/prepared.cjs');
  try {
    return printPrepared(process);
  } catch {
    return false;
  }
}

function run(program, afterwards) {
  program.main(process).then((code) => {
    process.exitCode = code;
    afterwards(code);
  });
}

try {
  start();
} catch (error) {
  if (fs.existsSync(`${dist}/main.cjs`)) throw error;
  process.stderr.write('career-coach is not built yet. Run: npm run build\n');
  process.exitCode = 1;
}
