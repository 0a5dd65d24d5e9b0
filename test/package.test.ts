import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optionalDependencies } from '../package.json';

/**
 * The packed file, installed as a stranger would, in a folder with spaces and without a network: npm then leaves out what
 * is installed beside the program.
 */

const root = path.join(import.meta.dirname, '..');
/** Other versions of Node to try: the paths of their binaries. */
const otherNodes = (process.env.CAREER_COACH_NODES ?? '').split(path.delimiter).filter(Boolean);

let folder: string;
let packed: { filename: string; size: number; files: { path: string; size: number }[] };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career coach '));
  // Without scripts: `prepack` would build the program anew under the tests that run beside this one.
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  [packed] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }));
  const nothingKept = ['--offline', '--cache', path.join(folder, 'cache')];
  const install = ['install', '--global', ...nothingKept, '--prefix', folder, tarball()];
  execFileSync('npm', install, { stdio: 'pipe' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tarball = () => path.join(folder, packed.filename);
const installed = () => path.join(folder, 'lib', 'node_modules', 'career-coach');

function environment(node: string) {
  const bin = mkdtempSync(path.join(folder, 'node-'));
  symlinkSync(node, path.join(bin, 'node'));
  return {
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    CAREER_COACH_HOME: mkdtempSync(path.join(folder, 'home-')),
    TMPDIR: bin,
    LANG: 'en_GB.UTF-8',
  };
}

function run(
  program: string,
  args: readonly string[],
  env: ReturnType<typeof environment>,
  input = '',
) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
    input,
  });
  return { status, stdout, stderr };
}

/** Every file of the installed program, with its size and when it was written. */
const files = () =>
  readdirSync(installed(), { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(installed(), name));
      return `${name} ${size} ${mtimeMs}`;
    });

describe('the packed file', () => {
  test('is under 400 kB, without source maps and tests', () => {
    expect(packed.size).toBeLessThan(400_000);
    const names = packed.files.map((file) => file.path);
    expect(names).toContain('bin/career-coach.cjs');
    expect(names).toContain('dist/THIRD-PARTY.txt');
    expect(names).toContain('LICENSE');
    expect(names.filter((name) => /\.(map|ts|tgz)$|^(src|test|scripts)\//.test(name))).toEqual([]);
  });

  test('is what publint expects', async () => {
    const bytes = new Uint8Array(readFileSync(tarball())).buffer;
    const { messages } = await publint({ strict: true, pack: { tarball: bytes } });
    // It takes the name of the command "log import" for an import.
    const isOurCommand = ({ args }: { args: object }) =>
      JSON.stringify(args).includes('/dist/program.cjs');
    expect(messages.filter((message) => !isOurCommand(message))).toEqual([]);
  });

  test('runs by npx', () => {
    const npx = ['--yes', '--offline', `./${packed.filename}`, '--version'];
    expect(run('npx', npx, environment(process.execPath))).toMatchObject({ status: 0 });
  });
});

/** What an assistant says first. */
const greeting = `${JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
})}\n`;

describe.each([process.execPath, ...otherNodes])('installed, on %s', (node) => {
  const bin = () => path.join(folder, 'bin', 'career-coach');

  test('works by its bin, read-only, and leaves nothing behind', () => {
    const env = environment(node);
    const coach = (...args: readonly string[]) => run(bin(), args, env);
    const example = path.join(installed(), 'data', 'example-answers.json');
    chmodSync(installed(), 0o555);
    const before = files();
    expect(before.length).toBeGreaterThan(50);
    expect(coach('--version')).toMatchObject({ status: 0, stderr: '' });
    expect(coach('ladder', '3')).toMatchObject({ status: 0, stderr: '' });
    expect(coach('assess', '--answers', example)).toMatchObject({ status: 0, stderr: '' });
    expect(coach('settings', 'set', 'rhythm', '3w')).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = coach('status', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 });
    expect(files()).toEqual(before);
    chmodSync(installed(), 0o755);
  });

  test('lets Node keep compiled code in the folder for temporary files, if it can', () => {
    const env = environment(node);
    const can = ['-p', "typeof require('node:module').enableCompileCache === 'function'"];
    const { stdout } = run(node, can, env);
    expect(run(bin(), ['--version'], env)).toMatchObject({ status: 0 });
    expect(`${existsSync(path.join(env.TMPDIR, 'node-compile-cache'))}\n`).toBe(stdout);
  });

  test('says which package is missing, and works once it is there', () => {
    const env = environment(node);
    const starter = ['ladder', 'new', 'starter.yaml', '--force'];
    expect(run(bin(), starter, env)).toMatchObject({ status: 0 });
    const check = () => run(bin(), ['ladder', 'check', 'starter.yaml'], env);
    const serve = () => run(bin(), ['mcp'], env, greeting);
    writeFileSync(path.join(folder, 'levels.md'), '# Levels\n');
    const read = () => run(bin(), ['ladder', 'import', 'levels.md'], env);
    const missing = (purpose: string, name: keyof typeof optionalDependencies) => ({
      status: 1,
      stdout: '',
      stderr: [
        `career-coach: ${purpose} needs the npm package ${name}, which isn't installed.`,
        `Next: npm install --global ${name}@${optionalDependencies[name]}`,
        '      or install career-coach again while you are online',
        '',
      ].join('\n'),
    });
    expect(check()).toEqual(missing('starter.yaml: not JSON; reading YAML', 'yaml'));
    expect(read()).toEqual(missing('levels.md: reading Markdown', 'marked'));
    expect(serve()).toEqual(missing('mcp', '@modelcontextprotocol/server'));

    // Where `npm install --global` puts them.
    const beside = ['@modelcontextprotocol', 'marked', 'yaml'].map((name) => ({
      target: path.join(root, 'node_modules', name),
      link: path.join(path.dirname(installed()), name),
    }));
    for (const { target, link } of beside) symlinkSync(target, link, 'junction');
    expect(check()).toMatchObject({ status: 0, stderr: '' });
    expect(read().stderr).toMatch(/^career-coach: no behaviour was found/);
    expect(serve()).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('"serverInfo"'),
      stderr: '',
    });
    for (const { link } of beside) rmSync(link);
  });
});

if (otherNodes.length === 0) {
  test('installed, on other versions of Node', ({ skip }) => {
    skip('CAREER_COACH_NODES names none');
  });
}

test('a clone without what builds keeps what was built, or says what to run', () => {
  const clone = path.join(folder, 'clone');
  cpSync(path.join(root, 'scripts', 'prepare.mjs'), path.join(clone, 'scripts', 'prepare.mjs'));
  const prepare = [path.join(clone, 'scripts', 'prepare.mjs')];
  expect(run(process.execPath, prepare, environment(process.execPath))).toEqual({
    status: 1,
    stdout: '',
    stderr: 'career-coach cannot be built without its development packages\nRun: npm ci\n',
  });
  cpSync(path.join(root, 'dist', 'main.cjs'), path.join(clone, 'dist', 'main.cjs'));
  expect(run(process.execPath, prepare, environment(process.execPath))).toMatchObject({
    status: 0,
    stderr: '',
  });
});

test('says what to do where it is not built', () => {
  const source = path.join(folder, 'source');
  mkdirSync(source);
  cpSync(path.join(root, 'bin'), path.join(source, 'bin'), { recursive: true });
  expect(existsSync(path.join(source, 'dist'))).toBe(false);
  const launcher = path.join(source, 'bin', 'career-coach.cjs');
  expect(run(process.execPath, [launcher, 'status'], environment(process.execPath))).toEqual({
    status: 1,
    stdout: '',
    stderr: 'career-coach is not built yet. Run: npm ci\n',
  });
});
