/** Where packs stand as people write them. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NoPackError } from './problem.ts';

/** The folders of packs at a place: itself, or those inside it. @throws when there is none. */
export function packFolders(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new NoPackError(`${folder} is no folder: name one that holds a pack.yaml, or folders that do`);
  }
  const isPack = (path: string) => existsSync(join(path, 'pack.yaml'));
  if (isPack(folder)) return [folder];
  const inside = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter(isPack);
  if (inside.length === 0) {
    throw new NoPackError(
      `${folder} holds no pack: a pack is a folder with a pack.yaml (see data/README.md)`,
    );
  }
  return inside;
}
