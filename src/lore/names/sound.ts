import { doubleMetaphone } from 'double-metaphone';

const VOWELS = 'aeiou';
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.includes(letter);

/** Spellings of one sound, longest first; the left is heard as the right. */
const SPELLINGS: Record<string, readonly (readonly [string, string])[]> = {
  a: [
    ['ae', 'e'],
    ['ai', 'e'],
    ['ay', 'e'],
    ['au', 'o'],
    ['aw', 'o'],
  ],
  b: [['bh', 'b']],
  c: [
    ['cqu', 'kv'],
    ['cks', 'ks'],
    ['ck', 'k'],
    ['ch', 'ch'],
    ['ce', 'se'],
    ['ci', 'si'],
    ['cy', 'si'],
    ['c', 'k'],
  ],
  d: [
    ['dge', 'je'],
    ['dgi', 'ji'],
    ['dj', 'j'],
    ['dh', 'd'],
  ],
  e: [
    ['ee', 'i'],
    ['ea', 'i'],
    ['ei', 'i'],
    ['ey', 'i'],
    ['ew', 'u'],
    ['eu', 'u'],
  ],
  g: [
    ['gj', 'j'],
    ['gh', 'g'],
  ],
  i: [['ie', 'i']],
  k: [
    ['kh', 'k'],
    ['kn', 'n'],
  ],
  o: [
    ['oo', 'u'],
    ['ou', 'u'],
    ['oe', 'o'],
    ['ow', 'o'],
  ],
  p: [['ph', 'f']],
  q: [
    ['qu', 'kv'],
    ['q', 'k'],
  ],
  r: [['rh', 'r']],
  s: [
    ['sch', 'sh'],
    ['sh', 'sh'],
    ['sc', 'sk'],
  ],
  t: [
    ['tch', 'ch'],
    ['th', 't'],
  ],
  v: [],
  w: [
    ['wh', 'v'],
    ['wr', 'r'],
  ],
  x: [['x', 'ks']],
  y: [['y', 'i']],
  z: [
    ['zh', 'sh'],
    ['z', 's'],
  ],
};

/**
 * A word as it is heard, vowels kept: `dacks` and `dax` are `daks`. Closer than Double Metaphone's keys, which
 * drop the vowels, and still a word that can be compared letter by letter.
 */
export function heard(word: string): string {
  let out = '';
  let at = 0;
  while (at < word.length) {
    const letter = word[at] as string;
    let spelt = letter;
    let sound = letter === 'w' ? 'v' : letter;
    for (const [from, to] of SPELLINGS[letter] ?? []) {
      if (word.startsWith(from, at) && !(from.endsWith('w') && isVowel(word[at + from.length]))) {
        spelt = from;
        sound = to;
        break;
      }
    }
    const silent =
      letter === 'h' && spelt === 'h' && at > 0 && !(isVowel(word[at + 1]) && isVowel(word[at - 1]));
    const mute = letter === 'e' && at === word.length - 1 && out.length > 2 && !isVowel(out[out.length - 1]);
    if (!silent && !mute) {
      for (const each of sound) if (out[out.length - 1] !== each) out += each;
    }
    at += spelt.length;
  }
  return out;
}

/** The Double Metaphone keys of a word: one, or two when it can be said in two ways. */
export function soundKeys(word: string): string[] {
  const [first, second] = doubleMetaphone(word);
  if (first === '') return [];
  return second === first || second === '' ? [first] : [first, second];
}
