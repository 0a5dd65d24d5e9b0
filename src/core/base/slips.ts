/** A stray key rather than words: one or two letters, or nothing but digits. */
export function isSlip(text: string): boolean {
  return /^(?:[!-~]{1,2}|[\d\s.,]+)$/.test(text.trim());
}
