import { lookUp } from './parts/look-up.ts';

export const who = lookUp(
  'who',
  'Look up a person: what they did, where they were, and who says so',
  'Whom to look up',
  'person',
);
