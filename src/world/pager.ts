import { spawnSync } from 'node:child_process';

/** In less's own notation: at the end, the one text, before it the other. Space then leaves, by `-e`. */
const lessPrompt = '?eEnd\\: Space or q leaves:Space goes on, q leaves.';

/**
 * Shows a page in a pager, and waits for its end. False if the pager could not run or failed, so that the page is still
 * to be printed. A pager that is left early has not failed.
 */
export function showInPager(
  page: string,
  pager: string,
  process: Pick<NodeJS.Process, 'env' | 'platform' | 'on' | 'off'>,
): boolean {
  const windows = process.platform === 'win32';
  const [command, args] = windows ? [pager, []] : ['/bin/sh', ['-c', pager]];
  const ignore = () => {};
  // Ctrl-C is for the pager: without it, the terminal would stay as the pager set it.
  process.on('SIGINT', ignore);
  const { status, signal } = spawnSync(command, args, {
    input: page,
    stdio: ['pipe', 'inherit', 'inherit'],
    shell: windows,
    // As git does: quit if the page fits, keep colours, leave the page on the screen. Keys that were typed ahead run no
    // commands and write no files. Their own wishes come first.
    env: {
      LESS: `FReXPs${lessPrompt}$`,
      LESSCHARSET: 'utf-8',
      LESSSECURE: '1',
      ...process.env,
    },
  });
  process.off('SIGINT', ignore);
  return status === 0 || signal !== null;
}
