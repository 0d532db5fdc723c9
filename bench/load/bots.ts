/** Starts what the load benches measure: Curzon, and a bare bot beside it. */
import { join } from 'node:path';
import type { APIMessage } from 'discord.js';
import { registered } from '../../commands/index.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import type { World } from '../../src/playground/stand-in/world/world.ts';
import type { StoragePlace } from '../../src/storage/open.ts';
import type { Card } from './bare.ts';
import { type Called, startCalled } from './calls.ts';

/** A bot with a Discord of its own. */
export interface Bot extends Called {
  standIn: StandIn;
}

/** As `npm start` has them. */
const FLAGS = [
  '--max-semi-space-size=4',
  '--import',
  join(import.meta.dirname, '../../src/bot/code-cache.js'),
];

const startOn = (standIn: StandIn, script: string, argument: unknown, flags: readonly string[]) =>
  startCalled(
    join(import.meta.dirname, script),
    [standIn.token, standIn.restUrl, JSON.stringify(argument)],
    flags,
  );

async function started(
  script: string,
  world: World,
  argument: unknown,
  flags: readonly string[],
): Promise<Bot> {
  const standIn = await startStandIn({ identifyInterval: 0, world });
  const called = await startOn(standIn, script, argument, flags);
  return {
    ...called,
    standIn,
    async stop() {
      await called.stop();
      await standIn.close();
    },
  };
}

export const startCurzon = (world: World, place: StoragePlace): Promise<Bot> =>
  started('curzon.ts', world, place, FLAGS);

/** One of several that share a Discord and a PostgreSQL. @param shards of all together. */
export const startSharing = (standIn: StandIn, place: StoragePlace, shards: number): Promise<Called> =>
  startOn(standIn, 'curzon.ts', { ...place, shards }, FLAGS);

export const startBare = (world: World): Promise<Bot> =>
  started(
    'bare.ts',
    world,
    registered.map(({ definition }) => definition),
    [],
  );

export const cardOf = ({ embeds, components = [] }: APIMessage): Card => ({ embeds, components });
