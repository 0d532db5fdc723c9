/** Measures connections on a made-up pack of 100,000 entries with hubs: `node bench/connect.ts`. */
import { buildConnections, type Connections } from '../src/connect/index.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { judgeFact, type Viewer } from '../src/spoilers/viewer.ts';
import { madePack } from './made-pack.ts';
import { megabytesUsed, spread, timed } from './measure.ts';
import { chance } from './queries.ts';

const ENTRIES = 100_000;
const FACTS_EACH = 4;
const PAIRS = 300;
const SEED = 2293;

const pack = madePack(ENTRIES, FACTS_EACH, SEED);
// Ids put together from parts become plain text when first compared: not what the graph costs.
for (const { id } of [...pack.entries, ...pack.facts]) id.localeCompare('');
const before = megabytesUsed();
let connections: Connections | undefined;
const built = timed(() => {
  connections = buildConnections([pack]);
});
const megabytes = megabytesUsed() - before;
if (!connections) throw new Error('nothing was built');

const random = chance(SEED);
const pick = () => pack.entries[Math.floor(random() * pack.entries.length)] as Entry;
const { connect, strongest } = connections;
const times: number[] = [];
const refusing: number[] = [];
const limited: number[] = [];
const ties: number[] = [];
const lengths = new Map<number, number>();
let apart = 0;
for (let pair = 0; pair < PAIRS; pair++) {
  const [a, b] = [pick(), pick()];
  times.push(
    timed(() => {
      const found = connect(a, b);
      if (found.connected) lengths.set(found.steps.length, (lengths.get(found.steps.length) ?? 0) + 1);
      else apart++;
    }),
  );
  // Each answer has a viewer of its own: what was judged for another does not help it.
  const viewer: Viewer = { canon: undefined, limits: [{ kind: 'medium', medium: 'novel' }] };
  limited.push(
    timed(() => connect(a, b, { accept: (fact) => judgeFact(fact, viewer).standing === 'shown' })),
  );
  refusing.push(timed(() => connect(a, b, { accept: (fact) => fact.relation.tie > 5 })));
  ties.push(timed(() => strongest(a, 10)));
}

process.stdout.write(
  [
    `${ENTRIES} entries, ${pack.facts.length} facts: built in ${built.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`,
    `connect: ${spread(times)}`,
    `connect within a spoiler limit: ${spread(limited)}`,
    `connect by strong ties only: ${spread(refusing)}`,
    `strongest ties: ${spread(ties)}`,
    `steps: ${[...lengths]
      .toSorted(([a], [b]) => a - b)
      .map(([steps, count]) => `${steps}: ${count}`)
      .join(', ')}; apart: ${apart}`,
    '',
  ].join('\n'),
);
