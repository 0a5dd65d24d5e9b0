/** Whether a text is more likely a stray key than words: one or two characters, or only digits. */
export function isSlip(text: string): boolean {
  return /^(?:[!-~]{1,2}|[\d\s.,]+)$/.test(text.trim());
}
