/** A pack that is put together while it is compiled: its names in memory, everything else read when its turn comes. */
import type { Citation, Entry, Pack, SummaryPart, Work } from '../model/model.ts';
import {
  buildEntry,
  buildFact,
  buildHead,
  buildWork,
  continuityOf,
  known,
  linkAdapted,
  nameInWork,
} from './build.ts';
import type { Building } from './building.ts';
import type { PackRows } from './compile.ts';
import { alsoNamedIn, namedInTexts } from './named-in.ts';
import type {
  WrittenCitation,
  WrittenEntry,
  WrittenFact,
  WrittenPack,
  WrittenWords,
  WrittenWork,
} from './schema.ts';
import type { Relations } from './shared.ts';

/** What a pack's files would say, from where it may be read again. No fact of it contradicts another. */
interface WrittenStream {
  id: string;
  pack: WrittenPack;
  relations: Relations;
  words: WrittenWords;
  /** The relations of its facts. */
  used: ReadonlySet<string>;
  works: ReadonlyMap<string, WrittenWork>;
  /** With how well known each is. */
  entries(): Iterable<readonly [slug: string, entry: WrittenEntry]>;
  /** By their subjects, in the order of the entries. */
  facts(): Iterable<readonly [slug: string, fact: WrittenFact]>;
  /** Whom the page of each entry leads to, by their places among the entries, and which work stands for the page. */
  links?(): Iterable<{ named: readonly number[]; work: string }>;
}

/** @throws TypeError when something ties to what is not there. */
export function streamPack(written: WrittenStream): PackRows {
  const pack = buildHead(written.id, written.pack, written);
  // How often each is cited is counted, for its facts are not kept.
  const works = new Map<string, Building<Work>>();
  for (const [slug, work] of written.works) works.set(slug, { ...buildWork(slug, work, pack), factCount: 0 });
  for (const [slug, work] of written.works) linkAdapted(slug, work, works);
  pack.works = [...works.values()];
  const cite = (citation: WrittenCitation): Citation => {
    const { work, at } = typeof citation === 'string' ? { work: citation, at: undefined } : citation;
    return { work: known(works, work), at };
  };
  const named = new Map<string, Entry>();
  for (const [slug, entry] of written.entries()) named.set(slug, new NamedEntry(slug, entry, pack));
  const namedIn = namedInTexts(named.values());
  for (const work of works.values()) nameInWork(work, namedIn);
  pack.counts = { entries: named.size, facts: 0, works: works.size };
  return {
    pack,
    entryCount: named.size,
    named: () => named.values(),
    *entries() {
      for (const [slug, value] of written.entries()) {
        const entry = buildEntry(slug, value, pack, cite);
        entry.prominence = value.prominence ?? 0;
        for (const part of entry.summaryParts as Building<SummaryPart>[]) part.named = namedIn(part.text);
        yield entry;
      }
    },
    *facts() {
      for (const [slug, value] of written.facts()) {
        const fact = buildFact(known(named, slug), slug, value, pack, named, cite);
        fact.named = alsoNamedIn(fact, namedIn);
        pack.counts.facts++;
        for (const work of new Set(fact.citations.map((citation) => citation.work)))
          (work as Building<Work>).factCount++;
        yield fact;
      }
    },
    *links() {
      for (const { named: numbers, work } of written.links?.() ?? [])
        yield { named: numbers, works: [known(works, work)] };
    },
    end: () => named.clear(),
  };
}

const NONE: readonly never[] = [];

/** An entry by its names alone, which is all that others say of it. */
class NamedEntry implements Entry {
  readonly id: string;
  readonly pack: Pack;
  readonly name: string;
  readonly kind: Entry['kind'];
  readonly continuity: Entry['continuity'];
  readonly aliases: Entry['aliases'];
  readonly prominence: number;

  constructor(slug: string, written: WrittenEntry, pack: Pack) {
    this.id = `${pack.id}/${slug}`;
    this.pack = pack;
    this.name = written.name;
    this.kind = written.kind;
    this.continuity = continuityOf(pack, written.continuity);
    this.aliases =
      written.aliases?.map((alias) => ({
        name: typeof alias === 'string' ? alias : alias.name,
        citations: NONE,
      })) ?? NONE;
    this.prominence = written.prominence ?? 0;
  }

  get keywords() {
    return NONE;
  }
  get pronouns() {
    return undefined;
  }
  get page() {
    return undefined;
  }
  get summary() {
    return '';
  }
  get summaryParts() {
    return NONE;
  }
  get citations() {
    return NONE;
  }
  get facts() {
    return NONE;
  }
  get mentions() {
    return NONE;
  }
  get factCount() {
    return 0;
  }
  get mentionCount() {
    return 0;
  }
  get dating() {
    return undefined;
  }
  get natures() {
    return NONE;
  }
  mentionsBy() {
    return NONE;
  }
  get tellings() {
    return NONE;
  }
}
