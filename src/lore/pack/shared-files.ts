import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'data');

export const RELATIONS = join(FOLDER, 'relations.yaml');
export const WORDS = join(FOLDER, 'words.yaml');

/** The files that every pack depends on beside its own. */
export const SHARED_FILES: readonly string[] = [RELATIONS, WORDS];
