/** What Curzon knows at one time: the packs that are open, with every way to ask them. */
import { type Ask, createAsk } from '../ask/index.ts';
import { type Connections, openConnections } from '../connect/index.ts';
import { Hidden } from '../lore/hidden.ts';
import { createLore, type Lore } from '../lore/lore.ts';
import { loreWithout } from '../lore/lore-without.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { type Mentions, openMentions } from '../mentions/index.ts';
import { openMysteries, type PackMysteries } from '../mystery/index.ts';
import { type Limits, openLimits } from '../spoilers/limits/index.ts';
import { openYears, type Years } from '../timeline/index.ts';
import type { QuestionSource } from '../trivia/source.ts';
import { openPackQuestions } from '../trivia/stored-questions.ts';

export interface Knowledge {
  lore: Lore;
  /** Names and descriptions in plain words. */
  ask: Ask;
  /** How far somebody has seen, in their words. */
  limits: Limits;
  connections: Connections;
  mentions: Mentions;
  years: Years;
  /** Of the packs that have people to ask for. */
  mysteries: readonly PackMysteries[];
  questions: QuestionSource;
  /** What is nowhere in it. */
  hidden: Hidden | undefined;
}

/** @param hiddenIds ids of entries that are nowhere in it. */
export const openKnowledge = (packs: readonly OpenPack[], hiddenIds: readonly string[] = []): Knowledge => {
  const whole = createLore(packs);
  const hidden = hiddenIds.length > 0 ? new Hidden(hiddenIds, whole) : undefined;
  const lore = hidden ? loreWithout(whole, hidden) : whole;
  return {
    lore,
    ask: createAsk(lore),
    limits: openLimits(lore.packs),
    connections: openConnections(packs),
    mentions: openMentions(packs),
    years: openYears(packs),
    mysteries: openMysteries(packs),
    questions: openPackQuestions(packs),
    hidden,
  };
};
