/** All commands, each with what it does, as Discord was told of them. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { paginate } from './pages.ts';
import { COLORS, type Reply } from './reply.ts';
import { escapeText } from './text.ts';

/** All on one page: it stays below what one message may have. */
const FIELDS = 5_500;

/** @param examples commands to try, as typed. */
export function helpCard(
  definitions: readonly RESTPostAPIApplicationCommandsJSONBody[],
  examples: readonly string[],
  isStaff: boolean,
): Reply {
  const typed = definitions.filter(({ type }) => type !== ApplicationCommandType.Message);
  const inMenus = definitions.filter(({ type }) => type === ApplicationCommandType.Message);
  const forStaff = typed.filter((one) => one.default_member_permissions);
  const forAll = typed.filter((one) => !one.default_member_permissions);
  const [fields = []] = paginate(
    [
      { heading: 'Ask and play', lines: forAll.map(line) },
      {
        heading: 'In a message’s own menu',
        lines: inMenus.map(({ name }) => `**${escapeText(name)}**: right-click or hold a message → Apps`),
      },
      ...(isStaff ? [{ heading: 'For those who may manage the server', lines: forStaff.map(line) }] : []),
    ],
    FIELDS,
  );
  return {
    embeds: [
      {
        title: 'What Curzon does',
        color: COLORS.notice,
        description: [
          `Try ${examples.map((example) => `\`${example}\``).join(', ')}. Names complete themselves as you type, and misspelt ones are found.`,
          'Every fact has its source beside it. `private:True` shows an answer to you alone.',
        ].join('\n'),
        fields,
      },
    ],
    components: [],
    private: true,
  };
}

/** `` `/trivia play · leaderboard · stats`: Questions from … `` */
function line(definition: RESTPostAPIApplicationCommandsJSONBody): string {
  const { name } = definition;
  const description = 'description' in definition ? definition.description : '';
  const options = 'options' in definition ? (definition.options ?? []) : [];
  const ways = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.Subcommand ? [option.name] : [],
  );
  return `\`/${[name, ...(ways.length > 0 ? [ways.join(' · ')] : [])].join(' ')}\` ${escapeText(description ?? '')}`;
}
