/** The remainders of half a byte, for the polynomial of CRC-32 (ISO 3309) with its bits in reverse. */
const remainders = Int32Array.from({ length: 16 }, (_, nibble) => {
  let rest = nibble;
  for (let bit = 0; bit < 4; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

/**
 * The CRC-32 of bytes that follow others, as zlib works it out. For a few bytes: to load zlib takes a tenth of a
 * start.
 */
export function shortCrc(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) {
    crc = step(step(crc ^ byte));
  }
  return ~crc >>> 0;
}

function step(crc: number): number {
  return (crc >>> 4) ^ (remainders[crc & 15] ?? 0);
}
