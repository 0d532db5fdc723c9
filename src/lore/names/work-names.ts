/** What people call works beside their titles. */
import { withoutBracket } from './fold.ts';

/** Parts of a title that may stand for it: `Star Trek VI`, `The Undiscovered Country`. */
export function titleParts(title: string): string[] {
  const parts = withoutBracket(title).split(/: | [-–] /);
  // What stands first is a series as a rule; with a number, as in "Star Trek VI", it is the work's own.
  return parts.filter((part, at) => at === parts.length - 1 || /\d| [IVX]+\b/.test(part));
}

/** The ways to write an episode's number after the name of its series. */
export function episodeNumbers(season: number, episode: number): string[] {
  const two = (number: number) => String(number).padStart(2, '0');
  return [
    `${season}x${two(episode)}`,
    `${season}x${episode}`,
    `s${season}e${episode}`,
    `s${two(season)}e${two(episode)}`,
    `season ${season} episode ${episode}`,
  ];
}
