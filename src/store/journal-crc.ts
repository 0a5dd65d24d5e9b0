import { readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { again } from './system.js';

/** Checksums of long journals, by the system's library; it takes a tenth of a start to load. */

/** The checksum of bytes that follow others. */
export function crcOf(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

const pieceSize = 262_144;

/** The checksum of the first bytes of a file, piece by piece: a long one is not held in memory. */
export function crcOfFile(handle: number, size: number): number {
  const piece = Buffer.allocUnsafe(Math.min(size, pieceSize));
  let crc = 0;
  for (let at = 0; at < size; ) {
    const from = at;
    const got = again(() => readSync(handle, piece, 0, Math.min(piece.length, size - from), from));
    if (got === 0) break;
    crc = crc32(piece.subarray(0, got), crc);
    at += got;
  }
  return crc;
}
