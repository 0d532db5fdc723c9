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

/** The picture at another size: half of that it is drawn at is how it is seen on a phone. */
async function asSeen(png: Buffer, scale: number): Promise<{ pixels: Pixels; png: Buffer }> {
  const { width, height } = await sizeOf(png);
  return scaled(png, Math.round(width * scale), Math.round(height * scale));
}

async function scaled(png: Buffer, width: number, height: number): Promise<{ pixels: Pixels; png: Buffer }> {
  const image = await loadImage(png);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, width, height);
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

/** The share of pixels that differ visibly between two pictures of the same, each scaled to a width of so many. */
export async function differenceBetween(one: Buffer, other: Buffer, width: number): Promise<number> {
  const sizes = [await sizeOf(one), await sizeOf(other)] as const;
  const heights = sizes.map((size) => (width * size.height) / size.width) as [number, number];
  // A screenshot is of whole pixels, so that its height may be off by one or two.
  if (Math.abs(heights[0] - heights[1]) > 2) return 1;
  const height = Math.round(heights[1]);
  const [a, b] = [await scaled(one, width, height), await scaled(other, width, height)];
  return difference(a.pixels, b.pixels);
}

/** The colour `#rrggbb` of a pixel. */
export async function colorAt(png: Buffer, x: number, y: number): Promise<string> {
  const { pixels } = await asSeen(png, 1);
  const at = 4 * (y * pixels.width + x);
  return `#${Buffer.from(pixels.data.subarray(at, at + 3)).toString('hex')}`;
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
