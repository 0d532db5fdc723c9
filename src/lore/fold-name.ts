/**
 * A name without what people leave out or get wrong on a phone: case, accents, apostrophes, hyphens and
 * doubled blanks. `Ra-ghoratreii`, `ra ghoratreii` and `Rá’ghoratreii` differ no more than typing does.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
