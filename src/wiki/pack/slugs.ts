/** Ids made from titles: the same for the same title in every import. */
import { createHash } from 'node:crypto';
import { ID_LIMITS } from '../../lore/pack/schema.ts';

interface Slugs {
  /** Another id where the title's is taken. */
  take(title: string): string;
}

/** @param pack its own id counts, for buttons remember both. */
export function createSlugs(pack: string): Slugs {
  const taken = new Set<string>();
  const longest = ID_LIMITS.item - pack.length - 1;
  return {
    take(title) {
      const slug = slugOf(title, longest);
      // By the title alone, so that another page's coming or going changes nothing here.
      const free = taken.has(slug) ? withHash(slug, title, longest) : slug;
      taken.add(free);
      return free;
    },
  };
}

export function slugOf(title: string, longest: number): string {
  const slug = title
    .replace(/[ßÞþÐðÆæØøŒœŁł]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’ʼ]/g, '')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug === '') return `page-${hash(title)}`;
  return slug.length <= longest ? slug : withHash(slug, title, longest);
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  Þ: 'th',
  þ: 'th',
  Ð: 'd',
  ð: 'd',
  Æ: 'ae',
  æ: 'ae',
  Ø: 'o',
  ø: 'o',
  Œ: 'oe',
  œ: 'oe',
  Ł: 'l',
  ł: 'l',
};

const withHash = (slug: string, title: string, longest: number): string =>
  `${slug.slice(0, longest - 7).replace(/-+$/, '')}-${hash(title)}`;

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 6);
