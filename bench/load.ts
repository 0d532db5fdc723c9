/**
 * `npm run bench -- load [--json] [PART …]`: what the bot costs and how long it takes under load, each figure beside its
 * limit, which is measured in the same run. Parts: `answers` (one after the other, beside a bare discord.js bot), `posts`
 * (daily questions due in one minute; `--posts 10000` for the whole, `--processes 2,4` on PostgreSQL too, one of them killed
 * on the way) and `crowd` (members who answer one question at once;
 * `--members 2000`).
 */
import { answers } from './load/answers.ts';
import { crowd } from './load/crowd.ts';
import { line, type Part } from './load/part.ts';
import { posts } from './load/posts.ts';
import { optionsOf } from './options.ts';

const { values: options, positionals } = optionsOf({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    count: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '3' },
    posts: { type: 'string', default: '500' },
    processes: { type: 'string', default: '' },
    members: { type: 'string', default: '400' },
  },
});
const PARTS: Readonly<Record<string, () => Promise<Part>>> = {
  answers: () => answers({ count: Number(options.count), seconds: Number(options.seconds) }),
  posts: () =>
    posts({
      count: Number(options.posts),
      processes: options.processes.split(',').filter(Boolean).map(Number),
    }),
  crowd: () => crowd({ members: Number(options.members) }),
};

for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  const run = PARTS[name];
  if (!run) {
    console.error(`there is no part ${name}: name some of ${Object.keys(PARTS).join(', ')}`);
    process.exit(2);
  }
  const part = await run();
  if (options.json) console.log(JSON.stringify(part));
  else console.log([`${part.part} ${JSON.stringify(part.sizes)}`, ...part.figures.map(line)].join('\n  '));
}
