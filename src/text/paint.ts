/** Ways to highlight text. Without colour they return the text unchanged, so the words alone must carry the meaning. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  /** For the most important text of a page. */
  accent(text: string): string;
  good(text: string): string;
  warn(text: string): string;
}

const unchanged = (text: string) => text;

export const noPaint: Paint = {
  bold: unchanged,
  dim: unchanged,
  accent: unchanged,
  good: unchanged,
  warn: unchanged,
};
