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
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The packed file, installed as a stranger would, in a folder with spaces and without a network. */

const root = path.join(import.meta.dirname, '..');
/** Other versions of Node to try: the paths of their binaries. */
const otherNodes = (process.env.CAREER_COACH_NODES ?? '').split(path.delimiter).filter(Boolean);

let folder: string;
let packed: { filename: string; size: number; files: { path: string; size: number }[] };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'career coach '));
  // Without scripts: `prepare` would build the program anew under the tests that run beside this one.
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  [packed] = JSON.parse(execFileSync('npm', pack, { cwd: root, encoding: 'utf8' }));
  const install = ['install', '--global', '--offline', '--prefix', folder, tarball()];
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

function run(program: string, args: readonly string[], env: ReturnType<typeof environment>) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env,
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
  test('is under 510 kB, without source maps and tests', () => {
    expect(packed.size).toBeLessThan(510_000);
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

describe.each([process.execPath, ...otherNodes])('installed, on %s', (node) => {
  test('works by its bin, read-only, and leaves nothing behind', () => {
    const env = environment(node);
    const coach = (...args: readonly string[]) =>
      run(path.join(folder, 'bin', 'career-coach'), args, env);
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
});

if (otherNodes.length === 0) {
  test('installed, on other versions of Node', ({ skip }) => {
    skip('CAREER_COACH_NODES names none');
  });
}

test('says what to do where it is not built', () => {
  const source = path.join(folder, 'source');
  mkdirSync(source);
  cpSync(path.join(root, 'bin'), path.join(source, 'bin'), { recursive: true });
  expect(existsSync(path.join(source, 'dist'))).toBe(false);
  const launcher = path.join(source, 'bin', 'career-coach.cjs');
  expect(run(process.execPath, [launcher, 'status'], environment(process.execPath))).toEqual({
    status: 1,
    stdout: '',
    stderr: 'career-coach is not built yet. Run: npm run build\n',
  });
});
