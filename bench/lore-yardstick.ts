/**
 * What plain MiniSearch takes for the same names and facts, in a process of its own: `node bench/lore-yardstick.ts FILE`.
 * Names with `prefix` and `fuzzy: 0.2`, facts as full text.
 */
import MiniSearch from 'minisearch';
import { sentence } from '../src/lore/model/model.ts';
import { openPackFile } from '../src/lore/pack/pack-file.ts';
import { chance } from './queries.ts';

const [file = ''] = process.argv.slice(2);
const opened = openPackFile(file);
const random = chance(2293);
const below = (count: number) => Math.floor(random() * count);

function measured(times: number, run: () => unknown) {
  const took = Array.from({ length: times }, () => {
    const from = performance.now();
    run();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  const at = (share: number) => Number((took[Math.floor(times * share)] ?? 0).toFixed(2));
  return { p50: at(0.5), p99: at(0.99) };
}

const names = new MiniSearch<{ id: number; name: string }>({ fields: ['name'] });
names.addAll(opened.entries.map(({ name }, id) => ({ id, name })));
const keystroke = measured(200, () => {
  const { name = '' } = opened.entries[below(opened.entries.length)] ?? {};
  return names.search(name.slice(0, 1 + below(name.length)), { prefix: true, fuzzy: 0.2 });
});

const facts = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
const count = opened.pack.counts.facts;
for (let id = 0; id < count; id++) facts.add({ id, text: sentence(opened.fact(id)) });
const search = measured(100, () => {
  const words = sentence(opened.fact(below(count))).split(' ');
  const word = () => words[below(words.length)] ?? '';
  return facts.search(`${word()} ${word()}`, { prefix: true, fuzzy: 0.2, combineWith: 'AND' });
});
console.log(JSON.stringify({ keystroke, search }));
