/** Entries and works as the finder of names sees them. */
import type { Entry, Work } from '../model/model.ts';
import type { Findable } from '../names/index.ts';

export const findableEntry = (entry: Entry): Findable => ({
  id: entry.id,
  name: entry.name,
  aliases: entry.aliases.map((alias) => alias.name),
  keywords: entry.keywords,
  kind: entry.kind,
  ...(entry.continuity.main ? {} : { continuity: entry.continuity.id }),
  prominence: entry.prominence,
});

export const findableWork = (work: Work): Findable => ({
  id: work.id,
  name: work.title,
  aliases: [work.label, ...work.aliases],
  kind: work.medium,
  ...(work.continuity.main ? {} : { continuity: work.continuity.id }),
  prominence: Math.min(100, work.factCount),
});
