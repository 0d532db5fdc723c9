import { ApplicationCommandOptionType } from 'discord.js';
import type { Command } from '../src/bot/app.ts';
import { workAsked } from '../src/ask/work-asked.ts';
import { answerCard } from '../src/cards/answer-card.ts';
import { entryCard } from '../src/cards/entry-card.ts';
import { LIMITS } from '../src/cards/limits.ts';
import { viewerWith } from '../src/cards/override.ts';
import { workCard } from '../src/cards/work-card.ts';
import type { Fact } from '../src/lore/model/model.ts';
import { wordsOf } from '../src/lore/names/fold.ts';
import { viewOf } from '../src/spoilers/view.ts';
import { isShown, isToldOf, nameSpoils } from '../src/spoilers/viewer.ts';
import { canonOption, readCanon, withCanon } from './parts/canon.ts';
import { everywhere, privateOption } from './parts/definition.ts';
import { isReply } from './parts/named-entry.ts';

export const ask: Command = {
  definition: everywhere('ask', 'Ask a question; facts answer it, each with its source', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'question',
      description: 'In plain words, such as: who killed Gorkon',
      required: true,
      autocomplete: true,
    },
    privateOption,
    canonOption,
  ]),
  suggest: withCanon(async ({ typed }, app, asker) => {
    const viewer = await app.viewerOf(asker, false);
    return app.suggestions.get(JSON.stringify(['question', typed, viewer]), () => {
      const offered = app.ask.suggest(
        typed,
        (fact) => isShown(fact, viewer),
        (entry) => !nameSpoils(entry, viewer),
      );
      return withOwn(typed, offered).map((question) => ({ name: question, value: question }));
    });
  }),
  async reply(options, app, asker) {
    const typed = options.getString('question', true);
    const isPrivate = options.getBoolean('private') ?? false;
    const override = readCanon(options, app.lore.packs);
    if (isReply(override)) return override;
    const viewer = await app.viewerOf(asker, isPrivate);
    const judging = viewerWith(viewer, override);
    return app.answers.get(JSON.stringify(['question', typed, viewer, isPrivate, override]), () => {
      const accept = (fact: Fact) => isToldOf(fact, judging);
      const named = app.ask.introduced(typed, accept);
      if (named)
        return entryCard(viewOf(named.entry, judging), {
          ...{ private: isPrivate, others: named.others, override },
        });
      const [work, ...others] = workAsked(app.lore, (title) => app.limits.work(title), typed) ?? [];
      if (work) return workCard(work, { private: isPrivate, others, viewer, override });
      const answered = app.ask.question(typed, accept);
      return answerCard(answered, { typed, private: isPrivate, viewer, override });
    });
  },
};

/** From so many words on, what is typed is a question already. */
const A_QUESTION = 3;

/**
 * What was typed stands first, unless a question goes on as it began: whoever presses Enter asks what they wrote, and not
 * whatever came first.
 */
function withOwn(typed: string, offered: readonly string[]): readonly string[] {
  const own = typed.trim().replace(/\s+/g, ' ');
  const words = wordsOf(own);
  const goesOn = offered.some((question) => wordsOf(question).join(' ').startsWith(words.join(' ')));
  if (words.length < A_QUESTION || goesOn || own.length > LIMITS.choiceName) return offered;
  return [own, ...offered.slice(0, LIMITS.choices - 1)];
}
