/** How much two pictures differ to the eye: letters may be smoothed a little otherwise on another machine. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';

const EXPECTED = join(import.meta.dirname, 'expected');
/** A colour channel that differs by more than this is seen. */
const SEEN = 96;

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** The picture at the size that it is seen at on a phone: half of that it is drawn at. */
async function asSeen(png: Buffer, scale: number): Promise<{ pixels: Pixels; png: Buffer }> {
  const image = await loadImage(png);
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale));
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { pixels: { width, height, data }, png: canvas.toBuffer('image/png') };
}

export async function sizeOf(png: Buffer): Promise<{ width: number; height: number }> {
  const { width, height } = await loadImage(png);
  return { width, height };
}

const pathOf = (name: string) => join(EXPECTED, `${name}.png`);

/** Makes the picture the expected one of this name, if UPDATE_PICTURES=1 asks for it: look at it before it is committed. */
export async function expectFromNowOn(name: string, png: Buffer): Promise<void> {
  if (!process.env['UPDATE_PICTURES']) return;
  mkdirSync(EXPECTED, { recursive: true });
  writeFileSync(pathOf(name), (await asSeen(png, 0.5)).png);
}

/** The share of pixels that differ visibly from the picture of this name in `expected/`; 1 when the sizes differ. */
export async function differenceFrom(name: string, png: Buffer): Promise<number> {
  const path = pathOf(name);
  if (!existsSync(path)) throw new Error(`${path} is missing: run this test once with UPDATE_PICTURES=1`);
  const [seen, expected] = [await asSeen(png, 0.5), await asSeen(readFileSync(path), 1)];
  return difference(seen.pixels, expected.pixels);
}

function difference(a: Pixels, b: Pixels): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let different = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const furthest = Math.max(
      ...[0, 1, 2].map((channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0))),
    );
    if (furthest > SEEN) different++;
  }
  return different / (a.data.length / 4);
}
