import type { Fact } from './model.ts';

/** Whether a fact is a line that its subject says. */
export const isQuote = ({ relation }: Pick<Fact, 'relation'>): boolean => relation.roles.includes('quote');

/** Who speaks to whom, and the line between quotation marks; what stands outside of these has none. */
const SPOKEN = /^(?<who>[^"“„«「]*?):?\s*(?<marked>["“„«「](?<line>.+)["”“»」])$/su;

/** What a fact about a line says before it, and the line, with its quotation marks and without. */
export interface Spoken {
  who: string;
  marked: string;
  line: string;
}

/** Takes the text of a line apart: `Gorkon toasts: “The undiscovered country.”`; `undefined` where it is no such text. */
export function spokenIn(text: string): Spoken | undefined {
  const { who, marked, line } = SPOKEN.exec(text)?.groups ?? {};
  return who !== undefined && marked !== undefined && line !== undefined ? { who, marked, line } : undefined;
}
