/** What was typed, in plain letters and without what is not seen: marks of direction come along with what is pasted. */
export const readable = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim();
