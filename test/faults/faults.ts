import { hostileArguments } from './arguments.js';
import { concurrentChanges, concurrentCommands, concurrentWriters } from './concurrency.js';
import { damagedJournals, damagedProfiles } from './damage.js';
import type { Fault } from './fault.js';
import { fileSizeLimit, smallDisk } from './full-disk.js';
import { homes } from './homes.js';
import { hostileFiles } from './hostile.js';
import { killedCommands, killedWriters } from './kills.js';
import { hostileLadders } from './ladders.js';
import { storeModel } from './model.js';
import { outputs } from './outputs.js';
import { permissions } from './permissions.js';
import { powerCut } from './power-cut.js';
import { gitSync } from './sync.js';
import { syscallErrors } from './syscalls.js';

/** What happens to the program: it is killed, crowded, or let down by the system. */
export const faultsOfTheSystem: readonly Fault[] = [
  concurrentWriters,
  concurrentCommands,
  concurrentChanges,
  killedWriters,
  killedCommands,
  fileSizeLimit,
  smallDisk,
  powerCut,
  syscallErrors,
  permissions,
];

/** What the program is given: places, files and words that somebody else made, or damaged. */
export const faultsOfTheInput: readonly Fault[] = [
  homes,
  damagedJournals,
  damagedProfiles,
  hostileFiles,
  hostileLadders,
  hostileArguments,
  outputs,
  storeModel,
  gitSync,
];

/** Everything that is tried. */
export const faults: readonly Fault[] = [...faultsOfTheSystem, ...faultsOfTheInput];
