import { lookUp } from './parts/look-up.ts';

export const lore = lookUp(
  'lore',
  'Look up anything: people, events, places, ships, treaties …',
  'What to look up',
);
