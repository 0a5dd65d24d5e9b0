import type { Settings } from '../../core/schema/settings.schema.js';

/**
 * Writes settings by conf, to the file `name` and `.json` in a folder that exists. What conf and its packages do
 * to the process besides is undone here.
 */
export async function writeByConf(
  folder: string,
  name: string,
  settings: Partial<Settings>,
): Promise<void> {
  const { default: Conf } = await withoutSignalHandlers(() => import('conf'));
  // In a Snap package, or in a shell that was started from one, conf would write in place, without fsync.
  const { SNAP } = process.env;
  delete process.env.SNAP;
  try {
    const conf = new Conf<Partial<Settings>>({
      cwd: folder,
      configName: name,
      projectSuffix: '',
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
    });
    conf.store = settings;
  } finally {
    if (SNAP !== undefined) process.env.SNAP = SNAP;
  }
}

/**
 * Loads something, and takes away the signal handlers that it brings. conf's package when-exit kills the process
 * once more after each signal, so that Ctrl-C could not be answered with exit code 130 any more.
 */
async function withoutSignalHandlers<T>(load: () => Promise<T>): Promise<T> {
  keepIgnoringLimits();
  const before = new Set(signalHandlers().map(({ handler }) => handler));
  const loaded = await load();
  for (const { signal, handler } of signalHandlers()) {
    if (!before.has(handler)) process.removeListener(signal, handler);
  }
  return loaded;
}

/**
 * Node ignores the signal of a file-size limit, which then is an error of the write; but a signal whose last
 * handler is taken away would kill.
 */
function keepIgnoringLimits(): void {
  if (process.platform === 'win32' || process.listeners('SIGXFSZ').includes(ignore)) return;
  process.on('SIGXFSZ', ignore);
}

function ignore(): void {
  // The write reports EFBIG.
}

function signalHandlers() {
  return process
    .eventNames()
    .filter((name): name is NodeJS.Signals => typeof name === 'string' && name.startsWith('SIG'))
    .flatMap((signal) =>
      process.rawListeners(signal).map((handler) => ({
        signal,
        handler: handler as (...args: unknown[]) => void,
      })),
    );
}
