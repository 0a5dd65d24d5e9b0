import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Bench, program } from './program.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.remove());

const isMac = process.platform === 'darwin';
const settings = isMac ? 'Library/Application Support' : '.config';
const clients = [
  ['claude', `${settings}/Claude/claude_desktop_config.json`, 'mcpServers'],
  ['cursor', '.cursor/mcp.json', 'mcpServers'],
  ['vscode', `${settings}/Code/User/mcp.json`, 'servers'],
] as const;

/** A client's file with this text, in a folder as the client makes it. */
function put(file: string, text?: string): string {
  const whole = path.join(bench.home, file);
  mkdirSync(path.dirname(whole), { recursive: true });
  if (text !== undefined) writeFileSync(whole, text);
  return whole;
}

const install = (client: string, ...options: string[]) =>
  bench.run(['mcp', 'install', client, '--write', ...options]);

describe.skipIf(process.platform === 'win32')('mcp install --write', () => {
  test.each(clients)('%s: adds the server and leaves the rest', async (client, name, key) => {
    const others = { other: { command: 'x', args: ['“y”'] } };
    const before = JSON.stringify({ theme: 'dark', [key]: others });
    const file = put(name, before);
    const dry = await install(client, '--dry-run');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await install(client)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`Written: ${file}`),
    });
    const text = readFileSync(file, 'utf8');
    expect(dry.stdout).toBe(`${file}\n${text}`);
    const { theme, [key]: servers } = JSON.parse(text);
    expect(theme).toBe('dark');
    expect(servers).toMatchObject({
      ...others,
      'career-coach': {
        args: [expect.stringContaining(path.basename(program)), 'mcp', '--home', bench.home],
      },
    });
    // Once more changes nothing, and no unfinished file stays.
    await install(client);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test.each(clients)(
    '%s: starts a file where there is only the folder',
    async (client, name, key) => {
      const file = put(name);
      expect(await install(client)).toMatchObject({ code: 0 });
      expect(Object.keys(JSON.parse(readFileSync(file, 'utf8'))[key])).toEqual(['career-coach']);
    },
  );

  test.each(clients)('%s: says what to do where it is not installed', async (client, name) => {
    const { code, stdout, stderr } = await install(client);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /keeps its settings in .*, which is not there\. Nothing was written\.\n/,
    );
    expect(stderr).toMatch(
      /Next: start (Claude|Cursor|VS Code) once, then run the command again\n/,
    );
    expect(readdirSync(bench.home)).toEqual([]);
    expect(stderr).toContain(path.dirname(name));
  });

  test.each([
    [
      'comments',
      '{\n  // mine\n  "mcpServers": {}\n}\n',
      /is not plain JSON; it may have comments/,
    ],
    ['a list', '[]', /is not plain JSON/],
    ['servers that are a list', '{"mcpServers": []}', /"mcpServers" in .* is not an object/],
    ['bytes that are no text', '\0\0', /not UTF-8 text/],
  ])('leaves a file with %s as it is', async (_, text, reason) => {
    const file = put('.cursor/mcp.json', text);
    const { code, stdout, stderr } = await install('cursor');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr).toContain('Nothing was written');
    expect(stderr).toContain('career-coach mcp install cursor');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('leaves a folder in the place of the file', async () => {
    mkdirSync(path.join(bench.home, '.cursor/mcp.json'), { recursive: true });
    const { code, stderr } = await install('cursor');
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});
