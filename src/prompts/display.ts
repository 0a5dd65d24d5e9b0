import type { WriteStream } from 'node:tty';
import { widthOf } from '../text/width.js';
import type { Frame } from './questionnaire/draw/draw.js';

const csi = '\u001B[';
const codes = {
  /** The screen that editors use: what was in the terminal comes back afterwards. */
  enterScreen: `${csi}?1049h`,
  leaveScreen: `${csi}?1049l`,
  clear: `${csi}2J${csi}H`,
  home: `${csi}H`,
  clearRestOfLine: `${csi}K`,
  clearRestOfScreen: `${csi}J`,
  /** A paste then comes between marks, and is not taken for keys. */
  markPastes: `${csi}?2004h`,
  unmarkPastes: `${csi}?2004l`,
  hideCursor: `${csi}?25l`,
  showCursor: `${csi}?25h`,
};

/** The terminal's screen, taken for the questionnaire and given back. */
export interface Display {
  open(): void;
  /** Gives the terminal back as it was; does nothing the second time. */
  close(): void;
  /** Wipes the screen for a new drawing. */
  clear(): void;
  /** Draws a frame over the one before. */
  show(frame: Frame): void;
}

/** A display that is opened by its first drawing. */
export function openDisplay(output: WriteStream): Display {
  const opening = codes.enterScreen + codes.markPastes + codes.clear;
  let isOpen = false;
  const display: Display = {
    open() {
      if (!isOpen) output.write(opening);
      isOpen = true;
    },
    close() {
      if (isOpen) output.write(codes.unmarkPastes + codes.showCursor + codes.leaveScreen);
      isOpen = false;
    },
    clear() {
      output.write(codes.clear);
    },
    show({ lines, cursor }) {
      const drawn = lines.map((line) => line.trimEnd() + codes.clearRestOfLine).join('\r\n');
      const frame = codes.hideCursor + codes.home + drawn + codes.clearRestOfScreen;
      // Not before the first drawing: a prompt that fails to start leaves the screen alone.
      output.write((isOpen ? '' : opening) + frame + cursorAt(cursor));
      isOpen = true;
    },
  };
  return display;
}

/** Puts the cursor where text is typed; where none is, it stays hidden. */
function cursorAt(cursor: Frame['cursor']): string {
  if (cursor === null) return '';
  return `${csi}${cursor.row + 1};${widthOf(cursor.before) + 1}H${codes.showCursor}`;
}
