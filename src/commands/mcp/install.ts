import { dirname, join } from 'node:path';
import { didYouMean } from '../../core/base/did-you-mean.js';
import { CoachError } from '../../core/base/errors.js';
import { parseUntrusted } from '../../core/base/parse-untrusted.js';
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
    const before = options.write ? await readExisting(file, world) : {};
    const configuration = `${JSON.stringify(withEntry(before, client, added), null, 2)}\n`;
    const written = (options.write ?? false) && !options['dry-run'];
    if (written) await world.writeOutput(file, configuration, true);
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

function assistantNamed(name: string): Assistant {
  const found = assistants.find((assistant) => assistant === name);
  if (found !== undefined) return found;
  throw new CoachError(
    'usage',
    `There is no client "${name}"${didYouMean(name, [...assistants], 1)}`,
    assistants.map((client) => `career-coach mcp install ${client}`),
  );
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
async function readExisting(file: string, world: World): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await world.readInput(file);
  } catch (error) {
    if (error instanceof CoachError && error.message.includes('ENOENT')) return {};
    throw error;
  }
  const value = text.trim() === '' ? {} : parseUntrusted(text, file);
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new CoachError('invalid-input', `${file} is not an object of JSON; nothing was written`, [
    `look at the folder ${dirname(file)}`,
  ]);
}

function withEntry(before: Record<string, unknown>, client: Assistant, entry: object) {
  const key = client === 'vscode' ? 'servers' : 'mcpServers';
  const servers = before[key];
  const others = servers !== null && typeof servers === 'object' ? servers : {};
  return { ...before, [key]: { ...others, 'career-coach': entry } };
}
