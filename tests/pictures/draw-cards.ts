/** Prints hashes of the pictures of three real cards; run by a test with and without fonts on the machine. */

import { createHash } from 'node:crypto';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { openConnections } from '../../src/connect/index.ts';
import type { Entry } from '../../src/lore/model/model.ts';
import { drawHere } from '../../src/pictures/request.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { openYears, timeline } from '../../src/timeline/index.ts';
import { connectionCard, tiesCard } from '../cards/as-seen.ts';
import { loreOf } from '../lore/opened.ts';

const lore = loreOf('data');
const connections = openConnections(lore.opened);
const entry = (id: string): Entry => {
  const found = lore.entry(id);
  if (!found) throw new Error(`${id} is in no pack any more: draw another one`);
  return found;
};
const [conference, curzon, uhura] = [
  entry('khitomer/khitomer-conference'),
  entry('khitomer/curzon-dax'),
  entry('khitomer/nyota-uhura'),
];
const way = connections.connect(curzon, uhura);
const ties = connections.strongest(curzon, 12);
const look = { theme: 'dark' } as const;
const cards = [
  timelineCard(timeline(openYears(lore.opened), { entry: conference }), {
    title: conference.name,
    page: 0,
    private: false,
    viewer: EVERYTHING,
    shape: 'picture',
    look,
    turnTo: String,
    restId: 'rest',
  }),
  connectionCard(curzon, uhura, way.connected ? way.steps : [], EVERYTHING, look, false),
  tiesCard(curzon, ties, EVERYTHING, look, false),
];
const pictures = await Promise.all(
  cards.flatMap(({ files = [] }) =>
    files.flatMap((file) => ('picture' in file ? [drawHere(file.picture)] : [])),
  ),
);
if (pictures.length !== cards.length) throw new Error('a card has no picture');
process.stdout.write(pictures.map((picture) => createHash('sha256').update(picture).digest('hex')).join(' '));
