/** Letters that Unicode does not take apart, as an English keyboard writes them. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
};
const UNUSUAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
/** Letters of other scripts that look like a Latin one, where a word mixes both. */
const LATIN: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  з: '3',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  α: 'a',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LATIN).join('')}]`, 'gu');
const LETTERS = /\p{L}+/gu;
const LOOKED_LIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Tested word by word: looking ahead for both scripts from every letter takes seconds for a word of thousands. */
const isMixed = (word: string) => LOOKED_LIKE.test(word) && /[a-z]/.test(word);
const ASCII = /^[\x20-\x7e]*$/;

/**
 * Text as it is compared: no case, no marks, no apostrophes (`Qo'noS` is one word), words of letters and
 * digits between single spaces.
 */
export function fold(text: string): string {
  let plain = text.toLowerCase();
  if (!ASCII.test(plain)) {
    plain = plain
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]+/gu, '')
      .toLowerCase()
      .replace(UNUSUAL, (letter) => PLAIN[letter] ?? letter)
      .replace(/['`’‘ʼʻ´′＇]/g, '')
      // Last, for what stands before may leave more words of both scripts.
      .replace(LETTERS, (word) =>
        isMixed(word) ? word.replace(LOOK_ALIKE, (letter) => LATIN[letter] ?? letter) : word,
      );
  }
  return plain
    .replace(/['`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** How many characters of a query are looked at before folding; longer ones are no name. */
const LONGEST_QUERY = 160;
/** Words and letters beyond these are not looked at, so that no query takes long. */
const MOST_WORDS = 9;
const MOST_LETTERS = 70;

/** The words of a query, folded and bounded: at most nine words and seventy letters. */
export function queryWords(query: string): string[] {
  const words: string[] = [];
  let left = MOST_LETTERS;
  for (const word of wordsOf(query.replace(/\s+/gu, ' ').slice(0, LONGEST_QUERY))) {
    if (words.length === MOST_WORDS || left === 0) break;
    const kept = word.slice(0, left);
    left -= kept.length;
    words.push(kept);
  }
  return words;
}

/** A name without what stands in brackets at its end: `Khitomer Conference (mirror)`. */
export function withoutBracket(name: string): string {
  const trimmed = name.trim();
  const bracket = trimmed.indexOf('(');
  return bracket > 0 && trimmed.endsWith(')') ? trimmed.slice(0, bracket).trim() : trimmed;
}
