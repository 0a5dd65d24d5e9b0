import type { Settings } from '../../core/schema/settings.schema.js';

/**
 * Writes settings by conf to `name`.json in an existing folder, and undoes the side effects of conf and its packages on
 * the process.
 */
export async function writeByConf(
  folder: string,
  name: string,
  settings: Partial<Settings>,
): Promise<void> {
  const { default: Conf } = await withoutSignalHandlers(() => import('conf'));
  // With SNAP set, conf would write in place and without fsync.
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
 * Removes the signal handlers that loading adds. conf's package when-exit kills the process after each signal, so that
 * Ctrl-C could no longer end with exit code 130.
 */
async function withoutSignalHandlers<T>(load: () => Promise<T>): Promise<T> {
  keepIgnoringFileSizeSignal();
  const before = new Set(signalHandlers().map(({ handler }) => handler));
  const loaded = await load();
  for (const { signal, handler } of signalHandlers()) {
    if (!before.has(handler)) process.removeListener(signal, handler);
  }
  return loaded;
}

/**
 * Node ignores SIGXFSZ, so that exceeding a file size limit is a write error; but removing the last handler of the signal
 * would make it deadly.
 */
function keepIgnoringFileSizeSignal(): void {
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
