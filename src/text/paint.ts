/**
 * Ways to make text stand out. Which there are is decided once, from the terminal; where there is no colour
 * each gives its text unchanged, so what it means must be in the words too.
 */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  /** What the eye should find first. */
  accent(text: string): string;
  good(text: string): string;
  warn(text: string): string;
}

const unchanged = (text: string) => text;

/** Paint for a stream without colour. */
export const noPaint: Paint = {
  bold: unchanged,
  dim: unchanged,
  accent: unchanged,
  good: unchanged,
  warn: unchanged,
};
