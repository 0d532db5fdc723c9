/** Reads a dump with saxes and does nothing with it: `node bench/import-saxes.ts DUMP`. */
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

const parser = new SaxesParser({ xmlns: false, position: true });
let pages = 0;
parser.on('closetag', ({ name }) => {
  if (name === 'page') pages++;
});
parser.on('text', () => {});
for await (const piece of createReadStream(process.argv[2] ?? '', {
  encoding: 'utf8',
  highWaterMark: 1 << 18,
}))
  parser.write(piece as string);
parser.close();
console.log(pages);
