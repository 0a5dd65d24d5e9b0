/**
 * Random numbers that are the same on every machine and every run of the same seed.
 *
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on
 * Mathematical Software 47, 2021), its four words of state filled by the 32-bit mixer of splitmix
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
 */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  /** A whole number, 0..n-1. */
  below(n: number): number;
  /** Standard normal, by Box and Muller's method (1958). */
  normal(): number;
  /** Log-normal with this median and this standard deviation of the logarithm. */
  logNormal(median: number, sd: number): number;
}

const rotateLeft = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
}

/** FNV-1a, so that each cell of the benchmark has a stream of its own that no other cell can shift. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value;
}

/** The stream `name` of a seed. */
export function seededRandom(seed: number, name: string): Random {
  const mix = splitmix32(seed ^ hash(name));
  let a = mix();
  let b = mix();
  let c = mix();
  let d = mix();

  const uniform = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return (result >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(uniform() * n);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    chance: (p) => uniform() < p,
    below,
    normal,
    logNormal: (median, sd) => median * Math.exp(sd * normal()),
  };
}
