/** What members typed into a form that was refused, so that the next try begins with it. */
import { Recent } from '../lore/names/recent.ts';

export interface Draft {
  /** Who typed it: nobody else gets it back. */
  userId: string;
  /** By the names of inputs and options. */
  typed: Readonly<Record<string, string>>;
}

/** So many wait for a second try; the oldest go. After a restart a form opens empty. */
const KEPT = 500;

export class Drafts {
  readonly #kept = new Recent<string, Draft | undefined>(KEPT);

  keep(id: string, draft: Draft): void {
    this.#kept.get(id, () => draft);
  }

  of(id: string, userId: string): Draft['typed'] | undefined {
    const draft = this.#kept.get(id, () => undefined);
    return draft?.userId === userId ? draft.typed : undefined;
  }
}
