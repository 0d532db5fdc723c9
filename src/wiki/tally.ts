/** Counts what was read and what was not, for the report. */

import type { SkipReason } from './page/record.ts';
import type { ReadPage } from './page-worker.ts';

export interface Counted {
  count: number;
  example: string;
}

/** A table of what is not understood may not grow with the dump. */
const MOST_NAMES = 20_000;

export class Tally {
  pages = 0;
  redirects = 0;
  readonly skipped: Partial<Record<SkipReason | 'failed', Counted>> = {};
  readonly templates = new Map<string, Counted>();
  readonly fields = new Map<string, Counted>();
  unclosed = 0;
  dropped = 0;

  add(page: ReadPage): void {
    if (page.type === 'page') {
      this.pages++;
      if (page.unknown.unclosed > 0) this.unclosed++;
      this.dropped += page.unknown.dropped.length;
      for (const [name, example] of Object.entries(page.unknown.templates))
        count(this.templates, name, `${page.title}: ${example}`);
      for (const [name, example] of Object.entries(page.unknown.fields))
        count(this.fields, name, `${page.title}: ${example}`);
    } else if (page.type === 'redirect') this.redirects++;
    else if (page.type === 'skipped') this.skip(page.reason, page.title);
    else if (page.type === 'failed') this.skip('failed', `${page.title} (${page.message})`);
  }

  skip(reason: SkipReason | 'failed', title: string): void {
    this.skipped[reason] ??= { count: 0, example: title };
    this.skipped[reason].count++;
  }
}

function count(table: Map<string, Counted>, name: string, example: string): void {
  const one = table.get(name);
  if (one) one.count++;
  else if (table.size < MOST_NAMES) table.set(name, { count: 1, example });
}
