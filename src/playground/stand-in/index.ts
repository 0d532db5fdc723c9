/** A stand-in for Discord on this machine: start here. */
export { type StandIn, type StandInOptions, startStandIn } from './start.ts';
export { defaultWorld, EVERYONE, PEOPLE, PLACES } from './world/default-world.ts';
export type { World } from './world/world.ts';
