/** Texts of tables and documents without their marks. */

/** One line without Markdown, HTML and list numbers. */
export function plainText(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/(\*\*|__|`|~~)/g, '')
    .replace(/(^|\s)[*_]([^*_]+)[*_](?=\s|[.,;:!?]|$)/g, '$1$2')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/^(?:[-*•–·]|\d+[.)]|\[[ x]\])\s+/, '')
    .trim();
}

/** The lines of a cell, or the entries of a list in it. */
export function entriesOf(cell: string): string[] {
  return cell
    .replace(/<br\s*\/?>|<\/(?:li|p)>/gi, '\n')
    .split(/\r?\n|\s•\s|(?:^|\s)\d+\)\s/)
    .map(plainText)
    .filter((entry) => entry !== '' && entry !== '-' && entry !== '–');
}

/** A text in pieces of at most so many letters: whole sentences, where there are such; otherwise whole words. */
export function pieces(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const found: string[] = [];
  let piece = '';
  for (const sentence of text.split(/(?<=[.;!?。])\s+/u).flatMap((one) => wordPieces(one, most))) {
    const longer = piece === '' ? sentence : `${piece} ${sentence}`;
    if (longer.length <= most) {
      piece = longer;
      continue;
    }
    found.push(piece);
    piece = sentence;
  }
  return [...found, piece];
}

function wordPieces(sentence: string, most: number): string[] {
  const found: string[] = [];
  let rest = sentence;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most - 1);
    const end = space > most / 2 ? space : most - 1;
    found.push(`${rest.slice(0, end).trimEnd()}…`);
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? found : [...found, rest];
}
