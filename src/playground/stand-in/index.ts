/** A stand-in for Discord on this machine: start here. */
export type { Knobs } from './knobs.ts';
export type { Limit, RateLimitOptions } from './rest/rate-limits.ts';
export type { RecordedRequest } from './rest/recorder.ts';
export { type StandIn, type StandInOptions, startStandIn } from './start.ts';
export { defaultWorld, EVERYONE, PEOPLE, PLACES } from './world/default-world.ts';
export type { World } from './world/world.ts';
