/**
 * The drawing library (Skia, in a binary from the npm registry) with the fonts that come with it: Inter for Latin,
 * Greek and Cyrillic, Noto Emoji in one colour. Fonts of the machine are not used, so that a picture is the same
 * everywhere, on a bare server too. A character that none of these has (Chinese, Arabic …) is drawn as an empty box; the
 * alternative text has it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { charactersOf } from './glyphs.ts';

type Library = typeof import('@napi-rs/canvas');

const require = createRequire(import.meta.url);

const SUBSETS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const WEIGHTS = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof WEIGHTS;
/** Noto Emoji comes in this many files, numbered from 0. */
const EMOJI_FILES = 11;

interface Face {
  family: string;
  weight: Weight | 'any';
  characters: ReadonlySet<number>;
}

interface Loaded {
  library: Library;
  faces: readonly Face[];
  /** Nothing is drawn on it. */
  measuring: SKRSContext2D;
}

/** Fonts are registered with the library, of which a process has one. */
let loaded: Loaded | undefined;

/**
 * Loaded with the first picture, which takes a few tenths of a second, in the thread that draws it: a bot that draws none
 * does without it.
 *
 * @throws when the platform has no binary; everything a picture says is in its alternative text as well.
 */
function load(): Loaded {
  if (loaded) return loaded;
  // The library takes in the machine's fonts while it loads, unless this is set.
  process.env['DISABLE_SYSTEM_FONTS_LOAD'] = '1';
  const library: Library = require('@napi-rs/canvas');
  const faces = fontFiles().map(({ family, weight, file }): Face => {
    const font = readFileSync(require.resolve(file));
    if (!library.GlobalFonts.register(font, family))
      throw new Error(`${file} is no font that can be read: install the dependencies again`);
    return { family, weight, characters: charactersOf(font, file) };
  });
  loaded = { library, faces, measuring: library.createCanvas(1, 1).getContext('2d') };
  return loaded;
}

export const canvasLibrary = (): Library => load().library;

/** What texts are measured with. */
export const measuringContext = (): SKRSContext2D => load().measuring;

const fontFiles = () => [
  ...(Object.keys(WEIGHTS) as Weight[]).flatMap((weight) =>
    SUBSETS.map((subset) => ({
      family: `${weight} ${subset}`,
      weight,
      file: `@fontsource/inter/files/inter-${subset}-${WEIGHTS[weight]}-normal.woff`,
    })),
  ),
  ...Array.from({ length: EMOJI_FILES }, (_, number) => ({
    family: `emoji ${number}`,
    weight: 'any' as const,
    file: `@fontsource/noto-emoji/files/noto-emoji-${number}-400-normal.woff`,
  })),
];

/** Part of a text that one font has all of. */
interface Run {
  family: string;
  text: string;
}

/** What stands for a character that cannot be drawn, and for some that have a twin which can. */
const BOX = '◻';
const TWINS: Readonly<Record<string, string>> = { '→': '➡', '←': '⬅', '✓': '✔', '‑': '-', '\u00a0': ' ' };
/** Marks that ask for an emoji in colour, or in a key: no font of ours has those. */
const PRESENTATION = /[\ufe0e\ufe0f\u20e3]/g;

const characterParts = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * A text as runs of one font each. Left to itself, the library looks for what the first font does not have among the
 * machine's fonts too. What a reader sees as one character is never torn apart: where no font has all of it, a box
 * stands for it.
 */
export function runsOf(text: string, weight: Weight): Run[] {
  const faces = load().faces.filter((face) => face.weight === weight || face.weight === 'any');
  const runs: Run[] = [];
  for (const { segment } of characterParts.segment(text.normalize('NFC').replace(PRESENTATION, ''))) {
    const character = TWINS[segment] ?? segment;
    const last = runs.at(-1);
    const own = faces.find(({ characters }) => hasAll(characters, character));
    const [seen, face] = own
      ? [character, own]
      : [BOX, faces.find(({ characters }) => hasAll(characters, BOX))];
    if (!face) throw new Error(`none of the fonts has ${BOX}: install the dependencies again`);
    if (last?.family === face.family) last.text += seen;
    else runs.push({ family: face.family, text: seen });
  }
  return runs;
}

const hasAll = (characters: ReadonlySet<number>, text: string) =>
  [...text].every((character) => characters.has(character.codePointAt(0) ?? 0));
