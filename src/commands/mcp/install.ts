import { dirname, join } from 'node:path';
import { clean } from '../../core/base/clean.js';
import { noSuch } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import { isRecord, parseUntrusted } from '../../core/base/parse-untrusted.js';
import type { Assistant } from '../../core/schema/atoms.js';
import { assistants } from '../../core/schema/atoms.js';
import type { World } from '../../world/world.js';
import type { Run } from '../shared/run.js';

export const run: Run<'mcp install'> = async ({ arguments: [name], options }, world) => {
  const chosen = name === undefined ? assistants : [assistantNamed(name)];
  if (options.write && name === undefined) {
    throw new CoachError('usage', '--write needs the name of a client', [
      ...assistants.map((client) => `career-coach mcp install ${client} --write`),
    ]);
  }
  const { system, homedir } = await world.machine();
  const clients = [];
  for (const client of chosen) {
    const file = fileOf(client, system, homedir, world);
    const added = entryFor(client, world);
    const before = options.write ? await readExisting(client, file, world) : {};
    const entries = withEntry(before, client, file, added);
    const configuration = `${JSON.stringify(entries, null, 2)}\n`;
    const written = (options.write ?? false) && !options['dry-run'];
    if (written) await write(client, file, configuration, world);
    clients.push({ client, file, configuration, written });
  }
  const page = clients
    .map(({ file, configuration, written }) =>
      written
        ? `Written: ${file}\nRestart the assistant to use it.\n`
        : `${file}\n${configuration}`,
    )
    .join('\n');
  return { json: { clients }, page };
};

const assistantNames: Readonly<Record<Assistant, string>> = {
  claude: 'Claude',
  cursor: 'Cursor',
  vscode: 'VS Code',
};

function assistantNamed(name: string): Assistant {
  const found = assistants.find((assistant) => assistant === name);
  if (found === undefined) throw noSuch('client', name, assistants, 'mcp install');
  return found;
}

/** Where each client keeps its list of servers. */
function fileOf(client: Assistant, system: string, homedir: string, { env }: World): string {
  const isMac = system.startsWith('darwin');
  const settings = system.startsWith('win32')
    ? (env.APPDATA ?? join(homedir, 'AppData', 'Roaming'))
    : isMac
      ? join(homedir, 'Library', 'Application Support')
      : (env.XDG_CONFIG_HOME ?? join(homedir, '.config'));
  switch (client) {
    case 'claude':
      return join(settings, 'Claude', 'claude_desktop_config.json');
    case 'cursor':
      return join(homedir, '.cursor', 'mcp.json');
    case 'vscode':
      return join(settings, 'Code', 'User', 'mcp.json');
  }
}

function entryFor(client: Assistant, { launch }: World) {
  const { node, program, home, profile } = launch;
  const args = [
    program,
    'mcp',
    '--home',
    home,
    ...(profile === 'default' ? [] : ['--profile', profile]),
  ];
  return { ...(client === 'vscode' && { type: 'stdio' }), command: node, args };
}

/** {} for a file that is missing. Throws CoachError for one that is not plain JSON, which would lose its comments. */
async function readExisting(
  client: Assistant,
  file: string,
  world: World,
): Promise<Record<string, unknown>> {
  try {
    const text = await world.readInput(file);
    const value = text.trim() === '' ? {} : parseUntrusted(text, clean(file));
    if (isRecord(value)) return value;
  } catch (error) {
    if (!(error instanceof CoachError)) throw error;
    if (error.message.includes('ENOENT')) return {};
    if (!error.message.includes('not JSON')) throw refusal(client, error.message);
  }
  throw refusal(client, `${clean(file)} is not plain JSON; it may have comments`);
}

function refusal(client: Assistant, reason: string): CoachError {
  return new CoachError('invalid-input', `${reason}. Nothing was written`, [
    `add it by hand; this prints what to add: career-coach mcp install ${client}`,
  ]);
}

function withEntry(
  before: Record<string, unknown>,
  client: Assistant,
  file: string,
  entry: object,
): object {
  const key = client === 'vscode' ? 'servers' : 'mcpServers';
  const others = before[key] ?? {};
  if (!isRecord(others)) throw refusal(client, `"${key}" in ${clean(file)} is not an object`);
  return { ...before, [key]: { ...others, 'career-coach': entry } };
}

async function write(client: Assistant, file: string, text: string, world: World): Promise<void> {
  try {
    await world.writeOutput(file, text, true);
  } catch (error) {
    if (!(error instanceof CoachError) || !error.message.includes('ENOENT')) throw error;
    const name = assistantNames[client];
    throw new CoachError(
      'storage',
      `${name} keeps its settings in ${clean(dirname(file))}, which is not there. Nothing was written`,
      [
        `start ${name} once, then run the command again`,
        `career-coach mcp install ${client} prints what to add`,
      ],
    );
  }
}
