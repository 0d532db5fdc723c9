/** Media as viewers speak of them: who says "no books" means anthologies and novelizations too. */
import { MEDIA, type Medium } from '../../lore/model/kinds.ts';
import { inCommas } from './limit-words.ts';

export interface MediaGroup {
  /** In the plural, as it stands in a limit: `no novels`. */
  name: string;
  media: readonly Medium[];
  /** All words for it, `plain`; its own name is one of these. */
  words: readonly string[];
}

export const pluralOf = (medium: Medium) =>
  medium === 'other' ? 'other works' : `${medium.replace(/y$/, 'ie')}s`;

/**
 * Anthologies are where short stories come out. `storys` and `anthologys` is how the plural was once stored.
 *
 * `name = media: words`
 */
const GROUPS: readonly MediaGroup[] = `
  films = film: films, film, movies, movie, cinema, feature films, motion pictures, cinema films
  episodes = episode: episodes, episode, tv, television, series, shows, show, tv episodes, tv series, tv shows, television series
  books = novel, novelization, short story, anthology, reference book: books, book, literature
  novels = novel, novelization, short story, anthology: novels, novel
  novelizations = novelization: novelizations, novelization, novelisations, novelisation
  short stories = short story, anthology: stories, short stories, short story, short storys
  anthologies = anthology: anthologies, anthology, anthologys
  comics = comic: comics, comic, manga, comic books, comic book, graphic novels, graphic novel
  games = game: games, game, videogames, videogame, video games, video game
  reference books = reference book: references, reference, nonfiction, encyclopedias, guides, reference books, reference book, reference works, non fiction
  audio dramas = audio drama: audios, audio, audio dramas, audio drama, audio plays, radio plays
  tie-ins = not film, episode, other: eu, tie ins, tie in, expanded universe, licensed works, licensed media, beta canon
  other works = other: other, others, other works, other media`
  .trim()
  .split('\n')
  .map((line) => {
    const [name = '', media = '', words = ''] = line.split(/ = |: /);
    const named = inCommas(media.replace(/^not /, ''));
    return {
      name: name.trim(),
      media: MEDIA.filter((medium) => named.includes(medium) !== media.startsWith('not ')),
      words: inCommas(words),
    };
  });

/** The group that `plain` words name: `movies`. */
export const groupOf = (words: string): MediaGroup | undefined =>
  GROUPS.find((group) => group.words.includes(words));

/** Groups of which there is something among these media. */
export const groupsAmong = (media: ReadonlySet<Medium>): MediaGroup[] =>
  GROUPS.filter((group) => group.media.some((medium) => media.has(medium)));
