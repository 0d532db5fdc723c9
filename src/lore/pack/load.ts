/** From folders of YAML files to packs in memory, or a report of everything that is wrong with them. */
import type { BuiltPack } from '../model/model.ts';
import { buildPack } from './build.ts';
import { checkReferences } from './check-references.ts';
import { packFolders } from './pack-folders.ts';
import { byPlace, PackError, type Problem } from './problem.ts';
import { readPackFiles } from './read-pack.ts';

interface LoadedPacks {
  /** Those without problems. */
  packs: BuiltPack[];
  problems: Problem[];
  /** Right, but worth an editor's look. */
  warnings: Problem[];
}

/**
 * Reads every pack in a folder: the folder itself if it holds a `pack.yaml`, else each folder inside it that does.
 *
 * @throws NoPackError when there is no such folder, or no pack in it.
 */
export function readPacks(folder: string): LoadedPacks {
  const result: LoadedPacks = { packs: [], problems: [], warnings: [] };
  for (const packFolder of packFolders(folder)) {
    const written = readPackFiles(packFolder);
    const { problems, warnings } = checkReferences(written);
    const all = [...written.problems, ...problems];
    if (all.length === 0) result.packs.push(buildPack(written));
    result.problems.push(...all.toSorted(byPlace));
    result.warnings.push(...warnings.toSorted(byPlace));
  }
  return result;
}

/**
 * The packs of a folder, ready to use.
 *
 * @throws PackError with every problem when one of them is not right.
 */
export function loadPacks(folder: string): BuiltPack[] {
  const { packs, problems } = readPacks(folder);
  if (problems.length > 0) throw new PackError(problems);
  return packs;
}
