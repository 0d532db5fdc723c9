/** Measures the pictures of three real cards, words and all: `node bench/pictures.ts`. */
import { connectionCard, tiesCard } from '../src/cards/connection-card.ts';
import type { Reply } from '../src/cards/reply.ts';
import { timelineCard } from '../src/cards/timeline-card.ts';
import { openConnections } from '../src/connect/index.ts';
import { stepsFrom, tiesFrom } from '../src/connect/views.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { preparePictures } from '../src/pictures/index.ts';
import { viewOf } from '../src/spoilers/view.ts';
import { EVERYTHING } from '../src/spoilers/viewer.ts';
import { openYears, timeline } from '../src/timeline/index.ts';
import { loreOf } from '../tests/lore/opened.ts';
import { spread, timed } from './measure.ts';

const WARMING = 5;
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

const cards: Record<string, () => Promise<Reply>> = {
  timeline: () =>
    timelineCard(happened, {
      title: curzon.name,
      page: 0,
      private: false,
      viewer: EVERYTHING,
      look,
      turnTo: String,
      restId: 'rest',
    }),
  connection: () => {
    const view = viewOf(curzon, EVERYTHING);
    const steps = stepsFrom(view, way.connected ? way.steps : []);
    return connectionCard(view, view.beside(uhura), steps, look, false);
  },
  ties: () => {
    const view = viewOf(curzon, EVERYTHING);
    return tiesCard(view, tiesFrom(view, ties), look, false);
  },
};

/** Pictures are held outside of JavaScript's heap, so only the whole process tells. */
const megabytes = () => process.memoryUsage().rss / 1e6;

const before = megabytes();
const loading = timed(preparePictures);
const lines = [
  `library and fonts: loaded in ${loading.toFixed(0)} ms, ${(megabytes() - before).toFixed(0)} MB`,
];
for (const [name, draw] of Object.entries(cards)) {
  for (let round = 0; round < WARMING; round++) await draw();
  const start = megabytes();
  const times: number[] = [];
  /** Until the PNG is made on another thread, nobody else is answered. */
  const held: number[] = [];
  let bytes = 0;
  for (let round = 0; round < TIMES; round++) {
    const started = performance.now();
    const drawing = draw();
    held.push(performance.now() - started);
    const { files = [] } = await drawing;
    times.push(performance.now() - started);
    bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  }
  const kept = megabytes() - start;
  lines.push(
    `${name}: ${spread(times)}; ${(bytes / 1000).toFixed(0)} kB; ${kept.toFixed(0)} MB more after ${TIMES}`,
    `  others wait for it: ${spread(held)}`,
  );
}
const started = performance.now();
await Promise.all(Array.from({ length: AT_ONCE }, () => cards['timeline']?.()));
lines.push(
  `${AT_ONCE} timelines at once: ${(performance.now() - started).toFixed(0)} ms`,
  `the process at its largest: ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB, ${before.toFixed(0)} MB before the first picture`,
  '',
);
process.stdout.write(lines.join('\n'));
