import { lookUp } from './parts/look-up.ts';

export const event = lookUp(
  'event',
  'Look up an event: who was there, what happened, and who says so',
  'Which event',
  'event',
);
