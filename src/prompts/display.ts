import type { WriteStream } from 'node:tty';
import { widthOf } from '../text/width.js';
import { reportNothing } from './key-input.js';
import type { Frame } from './questionnaire/draw/draw.js';

const csi = '\u001B[';
const codes = {
  /** The alternate screen, as editors use it: leaving it brings the old content back. */
  enterScreen: `${csi}?1049h`,
  leaveScreen: `${csi}?1049l`,
  clear: `${csi}2J${csi}H`,
  home: `${csi}H`,
  clearRestOfLine: `${csi}K`,
  clearRestOfScreen: `${csi}J`,
  hideCursor: `${csi}?25l`,
  showCursor: `${csi}?25h`,
};

/** Bracketed paste: a paste arrives between marks, distinct from keys. */
export const markPastes = `${csi}?2004h`;
export const unmarkPastes = `${csi}?2004l`;

export interface Display {
  open(): void;
  /** Restores the terminal; does nothing the second time. */
  close(): void;
  clear(): void;
  /** Draws over the previous frame. */
  show(frame: Frame): void;
}

/** A display that opens with its first frame. */
export function openDisplay(output: WriteStream): Display {
  const opening = codes.enterScreen + reportNothing + markPastes + codes.clear;
  let isOpen = false;
  const display: Display = {
    open() {
      if (!isOpen) output.write(opening);
      isOpen = true;
    },
    close() {
      if (isOpen) output.write(unmarkPastes + codes.showCursor + codes.leaveScreen);
      isOpen = false;
    },
    clear() {
      output.write(codes.clear);
    },
    show({ lines, cursor }) {
      const drawn = lines.map((line) => line.trimEnd() + codes.clearRestOfLine).join('\r\n');
      const frame = codes.hideCursor + codes.home + drawn + codes.clearRestOfScreen;
      // Opens only now: a prompt that fails to start leaves the screen alone.
      output.write((isOpen ? '' : opening) + frame + cursorAt(cursor));
      isOpen = true;
    },
  };
  return display;
}

/** Shows the cursor where text is typed; otherwise it stays hidden. */
function cursorAt(cursor: Frame['cursor']): string {
  if (cursor === null) return '';
  return `${csi}${cursor.row + 1};${widthOf(cursor.before) + 1}H${codes.showCursor}`;
}
