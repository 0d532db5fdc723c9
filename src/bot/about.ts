import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { About } from '../cards/about-card.ts';

const PackageFile = z.object({ version: z.string(), homepage: z.string() });

/** Version and address of this Curzon, from package.json. */
export const about: About = PackageFile.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
);
