/** The works that pages cite and the works that have pages, each once. */
import type { Medium } from '../../lore/model/kinds.ts';
import { ID_LIMITS, type WrittenCitation, type WrittenWork } from '../../lore/pack/schema.ts';
import type { CitedWork, PageRecord, PageWork } from '../page/record.ts';
import type { Profile } from '../profile/load.ts';
import { hash, slugOf } from './slugs.ts';

/** The id of the work that stands for the wiki's own pages. */
export const WIKI_WORK = 'wiki-article';
export const WIKI_TIER = 'wiki';

export interface Works {
  /** A citation; undefined where it names a page of the story and no work. */
  cite(cited: CitedWork, tier?: string): Exclude<WrittenCitation, string> | undefined;
  /** The page itself, where nothing else tells it; what is only of an adaptation stays so. */
  citePage(
    page: Pick<PageRecord, 'title' | 'revision' | 'timestamp' | 'tier'>,
  ): Exclude<WrittenCitation, string>;
  /** The wiki alone, for what stands in a page of such a tier. */
  wikiFor(tier: string | undefined): Exclude<WrittenCitation, string>;
  isWiki(work: string): boolean;
  /** All that were cited. */
  all(): Map<string, WrittenWork>;
  /** Pages about works that nothing cites: no work of the pack. */
  uncited(): { count: number; example: string } | undefined;
}

interface WorkSources {
  packId: string;
  wiki: string;
  profile: Profile;
  /** Works that have a page, by its title. */
  pages: ReadonlyMap<string, PageWork>;
  isStory(title: string): boolean;
  resolve(title: string): string;
  /** What templates of the dump make of a parameter: `film\0six`. */
  templateTitles: ReadonlyMap<string, string>;
}

/** What a title may have behind it, where a template leaves it out. */
const BRACKETS = ['episode', 'film', 'novel', 'book', 'comic', 'short story', 'movie', 'game'];

export function createWorks(sources: WorkSources): Works {
  const { profile, pages, resolve } = sources;
  const works = new Map<string, WrittenWork>();
  const slugs = new Map<string, string>();
  const citedPages = new Set<string>();
  const tiers = profile.tiers ?? [];
  const tierIds = new Set(tiers.map(({ id }) => id));
  const titles = titlesOf(profile);
  const longest = ID_LIMITS.item - sources.packId.length - 1;
  works.set(WIKI_WORK, {
    title: `${sources.wiki} (wiki)`.slice(0, 100),
    short: 'wiki',
    medium: 'other',
    tier: WIKI_TIER,
  });

  /** Below works of their own tier, and not among those that tell the story itself. */
  const wikis = new Map<string, string>();
  const wikiFor = (tier: string | undefined): string => {
    const name = tiers.find(({ id }) => id === tier && id !== WIKI_TIER)?.name;
    if (tier === undefined || name === undefined) return WIKI_WORK;
    let slug = wikis.get(tier);
    if (slug === undefined) {
      slug = `${WIKI_WORK}-${tier}`.slice(0, longest);
      wikis.set(tier, slug);
      works.set(slug, {
        title: `${sources.wiki} (wiki): ${name}`.slice(0, 100),
        short: 'wiki',
        medium: 'other',
        tier,
      });
    }
    return slug;
  };

  const findPage = (title: string): { title: string; work: PageWork | undefined } => {
    const direct = resolve(title);
    const found = pages.get(direct);
    if (found) return { title: direct, work: found };
    for (const bracket of BRACKETS) {
      const other = resolve(`${title} (${bracket})`);
      const work = pages.get(other);
      if (work) return { title: other, work };
    }
    return { title: direct, work: undefined };
  };

  const tierFor = (medium: Medium, ...wanted: (string | undefined)[]): string =>
    [...wanted, profile.tierOf?.[medium]].find((tier) => tier !== undefined && tierIds.has(tier)) ??
    tiers[0]?.id ??
    WIKI_TIER;

  return {
    cite(cited, sectionTier) {
      const looked =
        cited.template && sources.templateTitles.get(`${cited.template}\0${cited.title.toLowerCase()}`);
      const { title, work } = findPage(looked ?? cited.title);
      if (!work && cited.medium === undefined && sources.isStory(title)) return undefined;
      if (work) citedPages.add(title);
      const known = titles.get(title);
      const medium = mediumOf(cited, work, known);
      const tier = tierFor(medium, known?.tier, work?.tier, cited.tier, sectionTier);
      const key = `${title}\0${tier === tierFor(medium, known?.tier, work?.tier, cited.tier) ? '' : tier}`;
      let slug = slugs.get(key);
      if (slug === undefined) {
        slug = slugOf(title, longest);
        if (works.has(slug)) slug = `${slug.slice(0, longest - 7).replace(/-+$/, '')}-${hash(key)}`;
        slugs.set(key, slug);
        works.set(slug, writtenWork(title, medium, tier, cited, work));
      }
      return cited.at === undefined ? { work: slug } : { work: slug, at: cited.at };
    },
    wikiFor: (tier) => ({ work: wikiFor(tier) }),
    isWiki: (work) => work === WIKI_WORK || [...wikis.values()].includes(work),
    citePage: ({ title, revision, timestamp, tier }) => ({
      work: wikiFor(tier),
      at: [...`${title}, revision ${revision}${timestamp ? ` of ${timestamp.slice(0, 10)}` : ''}`]
        .slice(0, 200)
        .join(''),
    }),
    all: () => works,
    uncited() {
      const count = pages.size - citedPages.size;
      const example = pages.keys().find((title) => !citedPages.has(title));
      return example === undefined ? undefined : { count, example };
    },
  };

  function writtenWork(
    title: string,
    medium: Medium,
    tier: string,
    cited: CitedWork,
    work: PageWork | undefined,
  ): WrittenWork {
    const shown = work?.title ?? title;
    const by = work?.by ?? cited.by ?? titles.get(title)?.by;
    const series = work?.series ?? cited.series;
    const isSeries =
      series !== undefined && profile.series !== undefined && Object.hasOwn(profile.series, series);
    return {
      title: [
        ...shown.replace(/\s+\((?:episode|film|novel|book|comic|short story|movie|game|audiobook)\)$/i, ''),
      ]
        .slice(0, 100)
        .join(''),
      medium,
      tier,
      ...(isSeries ? { series } : {}),
      ...(isSeries && work?.season !== undefined && work.episode !== undefined
        ? { season: work.season, episode: work.episode }
        : {}),
      ...(work?.released ? { released: work.released } : {}),
      ...(by ? { by: by.slice(0, 100) } : {}),
    };
  }
}

/** What the profile knows of works by their titles: from its table, and from its templates. */
export function titlesOf({ titles = {}, citations = {} }: Profile): Map<string, KnownWork> {
  const found = new Map<string, KnownWork>();
  for (const { lookup = {}, title, medium, tier, by } of Object.values(citations)) {
    if (title) found.set(title, { medium, tier, by });
    for (const work of Object.values(lookup)) {
      if (typeof work === 'string') found.set(work, { medium, tier });
      else if (work.title)
        found.set(work.title, { medium: work.medium ?? medium, tier: work.tier ?? tier, by: work.by });
    }
  }
  for (const [title, work] of Object.entries(titles)) found.set(title, work);
  return found;
}

interface KnownWork {
  medium?: Medium | undefined;
  tier?: string | undefined;
  by?: string | undefined;
}

const mediumOf = (cited: CitedWork, work: PageWork | undefined, known: KnownWork | undefined): Medium =>
  known?.medium ??
  (work && work.medium !== 'other' ? work.medium : undefined) ??
  cited.medium ??
  work?.medium ??
  'other';
