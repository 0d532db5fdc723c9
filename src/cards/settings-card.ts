/** Everything that is set for a server, on one page, with what each setting does. */
import { customId } from './custom-id.ts';
import { button, COLORS, menu, type Reply, row } from './reply.ts';
import { escapeText } from './text.ts';

export interface SettingsView {
  /** Canon lines to choose from, the current one marked. */
  canon: readonly { name: string; value: string; chosen: boolean }[];
  spoilers: string | undefined;
  daily: string;
}

export const settingsCard = ({ canon, spoilers, daily }: SettingsView): Reply => ({
  embeds: [
    {
      title: 'Settings of this server',
      color: COLORS.notice,
      fields: [
        {
          name: 'Canon',
          value: `**${escapeText(canon.find(({ chosen }) => chosen)?.name ?? 'Everything')}**\n-# Facts that only weaker sources tell are left out and counted.`,
        },
        {
          name: 'Spoiler limit',
          value: `**${spoilers ? escapeText(spoilers) : 'none'}**\n-# In public answers, what lies beyond is hidden until a member chooses to look.`,
        },
        { name: 'Daily question', value: `**${daily}**\n-# Posted once a day; \`/daily\` changes it.` },
      ],
    },
  ],
  components: [
    row(
      menu(
        customId('set-canon'),
        'Which sources count',
        canon.slice(0, 25).map(({ name, value, chosen }) => ({ label: name, value, default: chosen })),
      ),
    ),
    row(button(customId('set-spoilers'), 'Change the spoiler limit')),
  ],
  private: true,
});
