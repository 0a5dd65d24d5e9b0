import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * What runs is bundled into what is published, but for a few packages that are installed beside it: these are all the
 * packages that a user trusts by using the program.
 */

const root = path.join(import.meta.dirname, '..');
const readJson = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

const mostPackages = 56;
const licences = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
];

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly engines?: { readonly node?: string };
}

const locked: Readonly<Record<string, Locked>> = readJson('package-lock.json').packages;
const manifest: {
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  files: string[];
} & Record<string, unknown> = readJson('package.json');

/** The list at the head of what the build writes: `name@version  licence`. */
function bundled(): { name: string; version: string; licence: string }[] {
  const [head = ''] = readFileSync(path.join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8').split(
    '\n---',
  );
  return [...head.matchAll(/^(@?[^@\s]+)@(\S+) {2}(.+)$/gm)].map(
    ([, name = '', version = '', licence = '']) => ({ name, version, licence }),
  );
}

/** Where Node finds a package from a folder of the lockfile. */
function resolve(from: string, name: string): string {
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (Object.hasOwn(locked, here)) return here;
  if (from === '') throw new Error(`${name} is not in the lockfile`);
  return resolve(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** What is bundled or installed beside it, with all that it depends on, by the lockfile. */
function tree(): ReadonlyMap<string, Locked> {
  const direct = bundled().filter(({ name }) => Object.hasOwn(manifest.devDependencies, name));
  return treeOf([...direct.map(({ name }) => name), ...Object.keys(manifest.optionalDependencies)]);
}

function treeOf(names: readonly string[]): ReadonlyMap<string, Locked> {
  const found = new Map<string, Locked>();
  const visit = (place: string) => {
    const entry = locked[place];
    if (entry === undefined || found.has(place)) return;
    found.set(place, entry);
    for (const name of Object.keys(entry.dependencies ?? {})) visit(resolve(place, name));
  };
  for (const name of names) visit(resolve('', name));
  return found;
}

describe('the packages of what runs', () => {
  const packages = tree();

  test(`are at most ${mostPackages}`, () => {
    expect(packages.size).toBeGreaterThan(bundled().length - 1);
    expect(packages.size, [...packages.keys()].join('\n')).toBeLessThanOrEqual(mostPackages);
  });

  test('run nothing when they are installed', () => {
    expect([...packages].filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test('come from the registry, and are what was looked at', () => {
    for (const [place, { resolved, integrity }] of packages) {
      // npm leaves the address out where it is the registry's.
      expect(resolved ?? 'https://registry.npmjs.org/', place).toMatch(
        /^https:\/\/registry\.npmjs\.org\//,
      );
      expect(integrity, place).toMatch(/^sha512-/);
    }
  });

  test('are named with exact versions where npm installs them, with all that they need', () => {
    const { optionalDependencies: beside } = manifest;
    for (const [name, version] of Object.entries(beside)) {
      expect(locked[`node_modules/${name}`]?.version, name).toBe(version);
    }
    for (const [place, { license }] of treeOf(Object.keys(beside))) {
      expect(licences, place).toContain(license);
      for (const [name, range] of Object.entries(locked[place]?.dependencies ?? {})) {
        // A range is narrowed by our own version of the same package.
        expect(/^\d/.test(range) || Object.hasOwn(beside, name), `${place} needs ${name}`).toBe(
          true,
        );
      }
    }
  });

  test('are all in the bundle with the versions of the lockfile, under licences that may be passed on', () => {
    const versions = new Map([...packages].map(([place, { version }]) => [place, version]));
    for (const { name, version, licence } of bundled()) {
      const places = [...versions].filter(([place]) => place.endsWith(`node_modules/${name}`));
      expect(
        places.map(([, known]) => known),
        name,
      ).toContain(version);
      expect(licences, name).toContain(licence);
    }
  });

  test('are published with their licences, and nothing has to be installed beside the program', () => {
    const text = readFileSync(path.join(root, 'dist', 'THIRD-PARTY.txt'), 'utf8');
    for (const { name, version } of bundled()) expect(text).toContain(`\n${name}@${version}\n`);
    expect(text).not.toContain('does not include its text');
    expect(manifest.files).toContain('dist');
    for (const field of ['dependencies', 'peerDependencies']) {
      expect(manifest[field] ?? {}, field).toEqual({});
    }
    const scripts = manifest.scripts as Record<string, string>;
    // npm warns of `prepare`, too, when it installs a packed file.
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(scripts, name).not.toHaveProperty(name);
    }
    expect(existsSync(path.join(root, 'dist', 'main.cjs'))).toBe(true);
  });
});

describe('every package, those for development included', () => {
  test('runs on the oldest Node that we support, so that npm ci warns of none', () => {
    const allowed = (range: string) =>
      range.split('||').some((part) => {
        const [, sign, major, minor = 0] = /^\s*(\D*)(\d+)(?:\.(\d+))?/.exec(part) ?? [];
        return Number(major) === 20
          ? Number(minor) <= 19
          : Number(major) < 20 && /^>=/.test(sign ?? '');
      });
    expect(allowed('^20.19.0 || >=22.12.0') && allowed('>= 0.8')).toBe(true);
    expect(allowed('^18.12.0 || >=22') || allowed('>=20.20')).toBe(false);
    const refused = Object.entries(locked).filter(
      ([, { engines }]) => engines?.node !== undefined && !allowed(engines.node),
    );
    expect(refused.map(([place]) => place)).toEqual([]);
  });
});
