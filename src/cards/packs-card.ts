/** The packs that a server is answered from, and a menu to choose among those that there are. */
import type { Pack } from '../lore/model/model.ts';
import { setPacksId } from './actions/set-packs.ts';
import { COLORS, menu, notice, type Reply, row } from './reply.ts';
import { count, escapeText } from './text.ts';

export interface ChosenPack {
  pack: Pack;
  chosen: boolean;
}

/** The names of those chosen, as settings tell them. */
export const chosenNames = (packs: readonly ChosenPack[]): string =>
  packs
    .filter(({ chosen }) => chosen)
    .map(({ pack }) => `**${escapeText(pack.name)}**`)
    .join(', ');

export function packsCard(packs: readonly ChosenPack[]): Reply {
  if (packs.length < 2)
    return notice('Nothing to choose', `There is one lore pack here: ${chosenNames(packs)}.`);
  return {
    embeds: [
      {
        title: 'Lore packs of this server',
        color: COLORS.notice,
        description: [
          `Answered from: ${chosenNames(packs)}.`,
          '-# Look-ups, questions, games and the daily question keep to these; at least one stays. Where all are chosen, those that come later count too.',
        ].join('\n'),
      },
    ],
    components: [
      row(
        menu(
          setPacksId.build(),
          'Which packs count here',
          packs.map(({ pack, chosen }) => ({
            label: pack.name,
            value: pack.id,
            description: `${pack.fandom} · ${count(pack.counts.facts, 'fact')}`,
            default: chosen,
          })),
          { several: true },
        ),
      ),
    ],
    private: true,
  };
}
