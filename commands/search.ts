import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import type { TextPage } from '../src/cards/actions/action-id.ts';
import { viewerWith } from '../src/cards/override.ts';
import type { Reply } from '../src/cards/reply.ts';
import { MOST_FACTS, type SearchView, searchCard } from '../src/cards/search-card.ts';
import type { Asker } from '../src/discord/command.ts';
import type { Work } from '../src/lore/model/model.ts';
import { wordsOf } from '../src/lore/names/fold.ts';
import { isToldOf } from '../src/spoilers/viewer.ts';
import type { Deed } from './parts/action.ts';
import { canonChoices, canonOption, readCanon } from './parts/canon.ts';
import { everywhere, privateOption } from './parts/definition.ts';
import { isReply } from './parts/named-entry.ts';

export const search: Command = {
  definition: everywhere('search', 'Find facts by the words in them, with their sources', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'text',
      description: 'Words to look for, such as: peace talks Praxis',
      required: true,
    },
    privateOption,
    canonOption,
  ]),
  suggest: ({ typed }, { lore }) => canonChoices(typed, lore.packs),
  async reply(options, app, asker) {
    const text = options.getString('text', true);
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    return show(app, asker, { text, page: 0, private: isPrivate, override });
  },
};

export const turnSearch: Deed<TextPage> = {
  answers: 'in place',
  reply: ({ page = 0, override, text }, _, app, pressed) =>
    show(app, pressed, { text, page, private: pressed.private, override }),
};

/** What answers a question comes first, and the words that it shares with other facts behind it. */
const MOST_LEADING = 5;

async function show(app: App, asker: Asker, view: Omit<SearchView, 'viewer'>): Promise<Reply> {
  const viewer = await app.viewerOf(asker, view.private);
  const judging = viewerWith(viewer, view.override);
  const { fits, known } = app.ask.question(view.text, (fact) => isToldOf(fact, judging));
  const leading = fits
    .filter(({ missing }) => known && missing.length === 0)
    .toSorted((a, b) => Number(b.typed || b.held) - Number(a.typed || a.held))
    .map(({ fact }) => fact)
    .slice(0, MOST_LEADING);
  const [work] = known ? [] : worksNamed(app, view.text);
  const words = work?.label ?? view.text;
  return searchCard(app.lore.search(words, MOST_FACTS, leading), { ...view, viewer });
}

/** A word of a title is a word like any other: `father`. */
function worksNamed({ lore }: App, text: string): readonly Work[] {
  const words = wordsOf(text);
  if (words.length < 2) return lore.worksCalled(words);
  const found = lore.findWork(text);
  return found.ok ? [found.item] : [];
}
