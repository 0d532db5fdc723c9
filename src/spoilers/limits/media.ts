/** Media as viewers speak of them: who says "no books" means anthologies and novelizations too. */
import { MEDIA, type Medium } from '../../lore/model/kinds.ts';

export interface MediaGroup {
  /** In the plural, as it stands in a limit: `no novels`. */
  name: string;
  media: readonly Medium[];
}

const PLURALS: Readonly<Record<Medium, string>> = {
  film: 'films',
  episode: 'episodes',
  novel: 'novels',
  novelization: 'novelizations',
  'short story': 'short stories',
  anthology: 'anthologies',
  comic: 'comics',
  game: 'games',
  'reference book': 'reference books',
  'audio drama': 'audio dramas',
  other: 'other works',
};

export const pluralOf = (medium: Medium) => PLURALS[medium];

const FICTION: readonly Medium[] = ['novel', 'novelization', 'short story', 'anthology'];
const SCREEN: readonly Medium[] = ['film', 'episode'];

/** Groups with the words for them, `plain`; their own name is one of these. */
const GROUPS: readonly (MediaGroup & { words: string })[] = [
  {
    name: 'films',
    media: ['film'],
    words: 'films film movies movie|feature films|motion pictures|cinema films|cinema',
  },
  {
    name: 'episodes',
    media: ['episode'],
    words:
      'episodes episode tv television series shows show|tv episodes|tv series|tv shows|television series',
  },
  { name: 'books', media: [...FICTION, 'reference book'], words: 'books book literature' },
  { name: 'novels', media: FICTION, words: 'novels novel' },
  {
    name: 'novelizations',
    media: ['novelization'],
    words: 'novelizations novelization novelisations novelisation',
  },
  // Anthologies are where short stories come out.
  {
    name: 'short stories',
    media: ['short story', 'anthology'],
    words: 'stories|short stories|short story|short storys',
  },
  // `storys` and `anthologys` is how the plural was once stored.
  { name: 'anthologies', media: ['anthology'], words: 'anthologies anthology anthologys' },
  {
    name: 'comics',
    media: ['comic'],
    words: 'comics comic manga|comic books|comic book|graphic novels|graphic novel',
  },
  { name: 'games', media: ['game'], words: 'games game videogames videogame|video games|video game' },
  {
    name: 'reference books',
    media: ['reference book'],
    words:
      'references reference nonfiction encyclopedias guides|reference books|reference book|reference works|non fiction',
  },
  {
    name: 'audio dramas',
    media: ['audio drama'],
    words: 'audios audio|audio dramas|audio drama|audio plays|radio plays',
  },
  {
    name: 'tie-ins',
    media: MEDIA.filter((medium) => !SCREEN.includes(medium) && medium !== 'other'),
    words: 'eu|tie ins|tie in|expanded universe|licensed works|licensed media|beta canon',
  },
  { name: 'other works', media: ['other'], words: 'other others|other works|other media' },
];

/** By every word for it. In the lists above blanks part single words, bars those of several. */
const BY_WORD: ReadonlyMap<string, MediaGroup> = new Map(
  GROUPS.flatMap((group) => {
    const [single = '', ...several] = group.words.split('|');
    return [...single.split(' '), ...several].map((word): [string, MediaGroup] => [word, group]);
  }),
);

/** The group that `plain` words name: `movies`. */
export const groupOf = (words: string): MediaGroup | undefined => BY_WORD.get(words);

/** All words for a group. */
export const wordsFor = (group: MediaGroup): string[] =>
  [...BY_WORD].flatMap(([word, each]) => (each === group ? [word] : []));

/** Groups of which there is something among these media. */
export const groupsAmong = (media: ReadonlySet<Medium>): MediaGroup[] =>
  GROUPS.filter((group) => group.media.some((medium) => media.has(medium)));
