import type { About } from './cards/about-card.ts';
import type { Lore } from './lore/lore.ts';

/** What commands work with. It comes in as an argument, so a test passes its own. */
export interface App {
  lore: Lore;
  about: About;
}
