/** All parts of a summary, or some of them, as one text. */
export const joinSummary = (parts: readonly { text: string }[]): string =>
  parts.map(({ text }) => text).join(' ');
