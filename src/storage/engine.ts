import type { Changes } from './remembered.ts';
import type { Database } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** What every part of the storage is made from. */
export interface Engine {
  kind: 'sqlite' | 'postgres';
  db: Database;
  /** Runs a job in the next shared transaction; resolves once that is committed. */
  write: WriteQueue['write'];
  /** As `write`, for what many do at once. */
  writeEach: WriteQueue['writeEach'];
  /** As `writeEach`, for what nobody waits for: with the commit of somebody else, if one comes soon. */
  writeEachSoon: WriteQueue['writeEachSoon'];
  /** Of what was set for guilds, channels and members: whatever writes to that does it through this. */
  settings: Pick<Changes, 'version' | 'write'>;
}

/** Rows a statement changed, as a number: no statement here touches 2^53 of them. */
export const countOf = (result: {
  numUpdatedRows?: bigint;
  numDeletedRows?: bigint;
  numInsertedOrUpdatedRows?: bigint | undefined;
}): number => Number(result.numUpdatedRows ?? result.numDeletedRows ?? result.numInsertedOrUpdatedRows ?? 0n);
