/** Measures the pictures of three real cards, drawn as the bot draws them: `node bench/pictures.ts`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionCard, tiesCard } from '../src/cards/connection-card.ts';
import type { Reply } from '../src/cards/reply.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import { openConnections } from '../src/connect/index.ts';
import { stepsFrom, tiesFrom } from '../src/connect/views.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { createPictures, type PictureRequest } from '../src/pictures/index.ts';
import { drawHere } from '../src/pictures/request.ts';
import { viewOf } from '../src/spoilers/view.ts';
import { EVERYTHING } from '../src/spoilers/viewer.ts';
import { openYears, timeline } from '../src/timeline/index.ts';
import { loreOf } from '../tests/lore/opened.ts';
import { spread } from './measure.ts';

const TIMES = 50;
const AT_ONCE = 20;

const lore = loreOf('data');
const connections = openConnections(lore.opened);
const entry = (id: string) => lore.entry(id) as Entry;
const curzon = entry('khitomer/curzon-dax');
const uhura = entry('khitomer/nyota-uhura');
const way = connections.connect(curzon, uhura);
const ties = connections.strongest(curzon, 12);
const happened = timeline(openYears(lore.opened), { entry: curzon });
const look = { theme: 'dark' } as const;
const view = viewOf(curzon, EVERYTHING);

const cards: Record<string, Reply> = {
  timeline: timelineCard(happened, {
    title: curzon.name,
    page: 0,
    private: false,
    viewer: EVERYTHING,
    shape: 'picture',
    look,
    turnTo: String,
    restId: 'rest',
  }),
  connection: connectionCard(
    view,
    view.beside(uhura),
    stepsFrom(view, way.connected ? way.steps : []),
    look,
    false,
  ),
  ties: tiesCard(view, tiesFrom(view, ties), look, false),
};

function pictureOf({ files = [] }: Reply): PictureRequest {
  const [file] = files;
  if (!file || !('picture' in file)) throw new Error('a card has no picture');
  return file.picture;
}

/** The same picture with another width is another one to whoever keeps them. */
const unlike = (picture: PictureRequest, at: number): PictureRequest => ({
  ...picture,
  look: { ...picture.look, width: 390 + (at % 40) },
});

/** Pictures are held outside of JavaScript's heap, so only the whole process tells. */
const megabytes = () => process.memoryUsage().rss / 1e6;

/** The longest that the main thread did nothing else, in milliseconds. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  await work();
  await sleep(2);
  clearInterval(timer);
  return longest;
}

const before = megabytes();
const pictures = createPictures({ waiting: 1_000, ofOneOwner: 1_000, keep: 0 });
const keeping = createPictures();
const lines: string[] = [];
for (const [name, card] of Object.entries(cards)) {
  const picture = pictureOf(card);
  const measure = async (draw: (at: number) => Promise<unknown>) => {
    const times: number[] = [];
    for (let at = 0; at < TIMES; at++) {
      const started = performance.now();
      await draw(at);
      times.push(performance.now() - started);
    }
    return spread(times);
  };
  const first = performance.now();
  await pictures.draw(picture, 'first');
  lines.push(`${name}: the first ${(performance.now() - first).toFixed(0)} ms`);
  lines.push(`  then ${await measure((at) => pictures.draw(unlike(picture, at), 'one'))}`);
  lines.push(`  drawn before ${await measure(() => keeping.draw(picture, 'one'))}`);
}
const timelineOf = (at: number) => unlike(pictureOf(cards['timeline'] as Reply), at);
const many = Array.from({ length: AT_ONCE }, (_, at) => timelineOf(at));
const started = performance.now();
const held = await longestBlock(() => Promise.all(many.map((one) => pictures.draw(one, 'many'))));
lines.push(
  `${AT_ONCE} timelines at once: ${(performance.now() - started).toFixed(0)} ms, nobody held for more than ${held.toFixed(0)} ms`,
);
await Promise.all(Array.from({ length: 300 }, (_, at) => pictures.draw(timelineOf(at), 'more')));
lines.push(
  `the process after ${3 * TIMES + AT_ONCE + 300} pictures: ${megabytes().toFixed(0)} MB, ${before.toFixed(0)} MB before the first`,
);
await pictures.close();
await keeping.close();
const heldHere = await longestBlock(() => Promise.all(many.map(drawHere)));
lines.push(`the same ${AT_ONCE} without threads: others held for ${heldHere.toFixed(0)} ms`, '');
process.stdout.write(lines.join('\n'));
