import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
const { packages } = Lockfile.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

describe('the lockfile', () => {
  it('lists the packages of every platform, without which npm ci refuses to install anything', () => {
    const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names no other place to download from than the npm registry', () => {
    const elsewhere = Object.values(packages).flatMap(({ resolved }) =>
      resolved && !resolved.startsWith('https://registry.npmjs.org/') ? [resolved] : [],
    );
    expect(elsewhere).toEqual([]);
  });

  it('has the hash of every package, so that npm ci takes none that was exchanged', () => {
    const unproven = Object.entries(packages).flatMap(([at, { integrity }]) =>
      at === '' || integrity?.startsWith('sha512-') ? [] : [at],
    );
    expect(unproven).toEqual([]);
  });
});
