/** What an imported pack says of itself: whose words they are, and what may be done with them. */
import type { WrittenPack, WrittenPackRelation } from '../../lore/pack/schema.ts';
import type { SiteInfo } from '../dump/read-pages.ts';
import type { Profile } from '../profile/load.ts';
import { WIKI_TIER } from './works.ts';

interface HeadOptions {
  site: SiteInfo;
  profile: Profile;
  licence: string | undefined;
  factsOnly: boolean;
}

/** What is asked of any fandom: only what a box tells of one, and of which it tells all. */
const QUESTIONS: NonNullable<WrittenPack['questions']> = {
  articles: ['the'],
  templates: [
    { kind: 'who', relations: ['parent-of'], targets: ['person'], ask: 'Who was a parent of {target}?' },
    { kind: 'who', relations: ['killed'], targets: ['person'], ask: 'Who killed {target}?' },
    {
      kind: 'what',
      relations: ['held-at'],
      targets: ['place'],
      ask: 'Where did this take place: {subject}?',
    },
    { kind: 'what', relations: ['died'], targets: ['place'], ask: 'Where did {subject} die?' },
    { kind: 'what', relations: ['born'], targets: ['place'], ask: 'Where was {subject} born?' },
    { kind: 'what', relations: ['part-of'], subjects: ['event'], ask: 'What was this a part of: {subject}?' },
    { kind: 'what', relations: ['founded-by'], targets: ['person'], ask: 'Who founded {subject}?' },
    {
      kind: 'what',
      relations: ['species'],
      subjects: ['person'],
      targets: ['species'],
      ask: 'Of which people was {subject}?',
      most: 2,
    },
  ],
};

/** What Fandom's wikis have where they do not say otherwise. */
const USUAL_LICENCE = 'CC-BY-SA-3.0';

export const licenceOf = ({ licence, profile }: Pick<HeadOptions, 'licence' | 'profile'>): string =>
  licence ?? profile.wiki?.licence ?? USUAL_LICENCE;

/** What a licence forbids, in a sentence; undefined where it only asks to be named. */
export function termsOf(licence: string, profile: Profile): string | undefined {
  const own = profile.wiki?.terms;
  if (own && licence === profile.wiki?.licence) return own;
  const forbids = [
    ...(/\bNC\b/.test(licence.replaceAll('-', ' '))
      ? ['commercial use: a server or bot that earns money with it may not use it']
      : []),
    ...(/\bND\b/.test(licence.replaceAll('-', ' '))
      ? ['sharing changed texts: import it with --facts-only']
      : []),
  ];
  return forbids.length > 0 ? `Its licence, ${licence}, forbids ${forbids.join(', and ')}.` : undefined;
}

/** @param names what sentences call entries, where that is not their name. */
export function createHead(
  options: HeadOptions,
  relations: Record<string, WrittenPackRelation>,
  names: Record<string, string>,
): WrittenPack {
  const { site, profile, factsOnly } = options;
  const licence = licenceOf(options);
  const terms = termsOf(licence, profile);
  const home = /^https?:\/\/\S+$/.test(site.base) ? site.base : undefined;
  const attribution = profile.wiki?.attribution ?? `${site.name} and its contributors, changed`;
  return {
    name: site.name.slice(0, 100),
    fandom: (profile.wiki?.fandom ?? site.name).slice(0, 100),
    language: /^[a-z]{2,3}(-[A-Z]{2})?$/.test(site.language) ? site.language : 'en',
    summary:
      `What ${site.name} tells, ${factsOnly ? 'its facts only' : 'shortened and rearranged'}, with the works that it cites.`.slice(
        0,
        600,
      ),
    licence: licence.slice(0, 100),
    attribution: attribution.slice(0, 600),
    notice: [
      profile.wiki?.notice,
      terms,
      `Taken from a dump of ${site.name}; sentences were shortened, cut out and put in another order.`,
    ]
      .filter(Boolean)
      .join(' ')
      .slice(0, 600),
    ...(home ? { links: { [site.name.slice(0, 100)]: home } } : {}),
    tiers: [
      ...(profile.tiers ?? []).filter(({ id }) => id !== WIKI_TIER),
      { id: WIKI_TIER, name: 'Wiki article' },
    ],
    continuities: (profile.continuities ?? [{ id: 'main', name: 'Main' }]).map(({ id, name }) => ({
      id,
      name,
    })),
    ...(profile.series ? { series: profile.series } : {}),
    ...(profile.eras
      ? {
          eras: Object.values(profile.eras).map(({ text, also = [], zero, backwards }) => ({
            forms: [text, ...also],
            zero,
            ...(backwards ? { backwards } : {}),
          })),
        }
      : {}),
    relations,
    questions: { ...QUESTIONS, names },
  };
}
