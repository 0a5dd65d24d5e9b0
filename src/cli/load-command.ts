// Generated from the table of commands by `npm run generate`. Do not edit.

import type { CommandName } from '../command-table/commands.js';
import type { Run } from '../commands/shared/run.js';

/** Imports each command only when it runs. */
export const loadCommand = {
  'assess': async () => (await import('../commands/assess/assess.js')).run,
  'why': async () => (await import('../commands/why.js')).run,
  'status': async () => (await import('../commands/status.js')).run,
  'ladder': async () => (await import('../commands/ladder/ladder.js')).run,
  'ladder check': async () => (await import('../commands/ladder/check.js')).run,
  'plan': async () => (await import('../commands/plan/plan.js')).run,
  'plan add': async () => (await import('../commands/plan/add.js')).run,
  'plan edit': async () => (await import('../commands/plan/edit.js')).run,
  'plan done': async () => (await import('../commands/plan/done.js')).run,
  'plan drop': async () => (await import('../commands/plan/drop.js')).run,
  'plan next': async () => (await import('../commands/plan/next.js')).run,
  'plan target': async () => (await import('../commands/plan/target.js')).run,
  'log': async () => (await import('../commands/log.js')).run,
  'checkin': async () => (await import('../commands/checkin/checkin.js')).run,
  'history': async () => (await import('../commands/history/history.js')).run,
  'history diff': async () => (await import('../commands/history/diff.js')).run,
  'undo': async () => (await import('../commands/undo.js')).run,
  'role': async () => (await import('../commands/role.js')).run,
  'settings': async () => (await import('../commands/settings/settings.js')).run,
  'settings list': async () => (await import('../commands/settings/list.js')).run,
  'settings get': async () => (await import('../commands/settings/get.js')).run,
  'settings set': async () => (await import('../commands/settings/set.js')).run,
  'settings reset': async () => (await import('../commands/settings/reset.js')).run,
  'schedule': async () => (await import('../commands/schedule.js')).run,
  'review': async () => (await import('../commands/review/review.js')).run,
  'review ask': async () => (await import('../commands/review/ask.js')).run,
  'export': async () => (await import('../commands/share/export.js')).run,
  'import': async () => (await import('../commands/data/import.js')).run,
  'data': async () => (await import('../commands/data/data.js')).run,
  'data path': async () => (await import('../commands/data/path.js')).run,
  'data backup': async () => (await import('../commands/data/backup.js')).run,
  'data restore': async () => (await import('../commands/data/restore.js')).run,
  'data merge': async () => (await import('../commands/data/merge.js')).run,
  'data forget': async () => (await import('../commands/data/forget.js')).run,
  'completion': async () => (await import('../commands/completion.js')).run,
  'doctor': async () => (await import('../commands/doctor.js')).run,
} satisfies { [N in CommandName]: () => Promise<Run<N>> };
