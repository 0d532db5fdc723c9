import type { App, Command } from '../src/bot/app.ts';
import type { TextPage } from '../src/cards/actions/action-id.ts';
import { type Override, viewerWith } from '../src/cards/override.ts';
import { noQuote, quoteCard } from '../src/cards/quote-card.ts';
import type { Reply } from '../src/cards/reply.ts';
import type { Entry, Fact } from '../src/lore/model/model.ts';
import { isQuote } from '../src/lore/model/quote.ts';
import { judgementFor } from '../src/spoilers/view.ts';
import type { Viewer } from '../src/spoilers/viewer.ts';
import { byLot } from '../src/trivia/seeded-order.ts';
import type { Deed } from './parts/action.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { completed, everywhere, privateOption } from './parts/definition.ts';
import { findKnown, isReply, suggestEntries } from './parts/named-entry.ts';

/** So many lines are tried: a limit may leave few of a large pack's. */
const MOST_TRIED = 500;

export const quote: Command = {
  definition: everywhere('quote', 'A line worth quoting, of a person or of anybody, and where it was said', [
    { ...completed('of', 'Whose; anybody’s when left out'), required: false },
    privateOption,
    canonOption,
  ]),
  suggest: withCanon(({ typed }, app, asker) =>
    suggestEntries(typed, app, asker, 'person', app.lore.quotes.hasAnyOf),
  ),
  async reply(options, app, asker) {
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const viewer = viewerWith(await app.viewerOf(asker, isPrivate), override);
    const typed = options.getString('of');
    const of = typed === null ? undefined : findKnown(typed, app, viewer, 'person');
    return isReply(of) ? of : show(app, viewer, { of, private: isPrivate, override });
  },
};

export const anotherQuote: Deed<TextPage> = {
  answers: 'in place',
  async reply({ page, override, text: id }, _, app, pressed) {
    const of = app.lore.entry(id);
    if (id !== '' && !of) return undefined;
    const viewer = viewerWith(await app.viewerOf(pressed, pressed.private), override);
    return show(app, viewer, { of, last: page, private: pressed.private, override });
  },
};

interface Wanted {
  of: Entry | undefined;
  /** The place of a line that was just shown. */
  last?: number | undefined;
  private: boolean;
  override: Override | undefined;
}

/** A line by lot: one in plain sight; of a person, where there is none, one behind bars. */
function show(app: App, viewer: Viewer, { of, last, ...view }: Wanted): Reply {
  const own = of?.facts.filter(isQuote);
  const count = own?.length ?? app.lore.quotes.count;
  const quoteAt = (place: number): Fact | undefined => own?.[place] ?? app.lore.quotes.at(place);
  const judgement = judgementFor(viewer);
  const told = placesByLot(count, app.newId())
    .filter((place) => place !== last || count === 1)
    .flatMap((place) => {
      const fact = quoteAt(place);
      const one = fact && judgement.tell(fact);
      return one ? [{ place, told: one }] : [];
    });
  const chosen = told.find((one) => !one.told.isHidden) ?? (of ? told[0] : undefined);
  if (!chosen) return noQuote(of);
  return quoteCard(chosen.told, { place: chosen.place, of, hasMore: count > 1, ...view });
}

/** Places from 0 on, by lot; of very many some that stand together. */
function placesByLot(count: number, seed: string): number[] {
  const tried = Math.min(count, MOST_TRIED);
  const start = count > tried ? Number.parseInt(seed.slice(0, 8), 16) || 0 : 0;
  const places = Array.from({ length: tried }, (_, at) => (start + at) % count);
  return byLot(places, seed, String);
}
