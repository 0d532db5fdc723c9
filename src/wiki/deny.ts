/** What an operator wants in no pack: a word or a title a line; a line that begins with # says nothing. */
export function readDenied(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Whether a text has one of the words in it, whole and however written. */
export function createDenial(denied: readonly string[]): (text: string) => boolean {
  if (denied.length === 0) return () => false;
  const words = denied.map(RegExp.escape).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}
