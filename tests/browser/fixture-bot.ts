/** A small bot with one of everything that the page has to show. It stands in for Curzon, not for Discord. */
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  Client,
  EmbedBuilder,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  type RESTPutAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

const NAMES = ['Curzon Dax', 'Jadzia Dax', 'Ezri Dax', 'Azetbur', 'Chang', 'Spock'];

/** A red square of 8×8 pixels. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR42mO4Y2SEFTEMLQkMJAAAwF5BwS5L2bgAAAAASUVORK5CYII=',
  'base64',
);

const commands: RESTPutAPIApplicationCommandsJSONBody = [
  new SlashCommandBuilder()
    .setName('who')
    .setDescription('Look up a person')
    .addStringOption((option) =>
      option.setName('name').setDescription('Who to look up').setRequired(true).setAutocomplete(true),
    )
    .addBooleanOption((option) => option.setName('spoilers').setDescription('Show spoilers too'))
    .addIntegerOption((option) => option.setName('limit').setDescription('How many').setMaxValue(5))
    .toJSON(),
  new SlashCommandBuilder()
    .setName('daily')
    .setDescription('The daily question')
    .addSubcommand((sub) =>
      sub
        .setName('setup')
        .setDescription('Choose channel and hour')
        .addChannelOption((option) =>
          option.setName('channel').setDescription('Where to post').setRequired(true),
        )
        .addStringOption((option) =>
          option
            .setName('hour')
            .setDescription('When to post')
            .setRequired(true)
            .addChoices({ name: 'Morning', value: '9' }, { name: 'Evening', value: '19' }),
        ),
    )
    .addSubcommand((sub) => sub.setName('off').setDescription('Stop the daily question'))
    .toJSON(),
  new SlashCommandBuilder()
    .setName('upload')
    .setDescription('Takes a file')
    .addAttachmentOption((option) =>
      option.setName('file').setDescription('A text to keep').setRequired(true),
    )
    .toJSON(),
  new SlashCommandBuilder().setName('secret').setDescription('Only for your eyes').toJSON(),
  new SlashCommandBuilder().setName('report').setDescription('Report a mistake').toJSON(),
  new SlashCommandBuilder().setName('silent').setDescription('Never answers').toJSON(),
  new SlashCommandBuilder().setName('picture').setDescription('Sends pictures').toJSON(),
  new SlashCommandBuilder().setName('markdown').setDescription('Sends all of markdown').toJSON(),
  new SlashCommandBuilder().setName('thread').setDescription('Begins a thread').toJSON(),
  new SlashCommandBuilder().setName('pages').setDescription('Turns pages').toJSON(),
  { name: 'Names in it', type: 3 },
];

const MARKDOWN = [
  '# Heading',
  '-# Small print',
  '**bold** *italic* __under__ ~~struck~~ `code` \\*plain\\* <b>not bold</b>',
  '- one',
  '- two',
  '> quoted',
  '[Memory Alpha](https://memory-alpha.fandom.com) [bad](javascript:alert(1)) <t:0:D>',
  '||He dies on Risa.||',
].join('\n');

const row = <Component extends ButtonBuilder | StringSelectMenuBuilder>(...components: Component[]) =>
  new ActionRowBuilder<Component>().addComponents(...components);

const button = (id: string, label: string, style: ButtonStyle) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);

function card(name: string, pressed: number) {
  const embed = new EmbedBuilder()
    .setTitle(name)
    .setURL('https://example.org/')
    .setColor(0xf5a623)
    .setDescription('Seventh host of the **Dax** symbiont. ||He dies on Risa.||')
    .addFields(
      { name: 'Species', value: 'Trill', inline: true },
      { name: 'Born', value: '2245', inline: true },
      { name: 'Pressed', value: String(pressed), inline: true },
      { name: 'At events', value: '- Korvat colony `DS9 2x19`\n- Khitomer Accords `DS9 2x19`' },
    )
    .setFooter({ text: 'Khitomer pack · CC BY-SA 4.0' });
  return {
    embeds: [embed],
    components: [
      row(
        button(`press:${name}:${pressed + 1}`, 'Press', ButtonStyle.Primary),
        button('sources', 'Sources', ButtonStyle.Secondary),
        button('silent', 'Broken', ButtonStyle.Danger),
        button('off', 'Off', ButtonStyle.Success).setDisabled(true),
        new ButtonBuilder().setURL('https://example.org/').setLabel('Wiki').setStyle(ButtonStyle.Link),
      ),
      row(
        new StringSelectMenuBuilder()
          .setCustomId('others')
          .setPlaceholder('Someone else?')
          .addOptions(
            { label: 'Jadzia Dax', value: 'jadzia', description: 'Eighth host' },
            { label: 'Ezri Dax', value: 'ezri', description: 'Ninth host' },
          ),
      ),
    ],
  };
}

const LAST_PAGE = 2;

/** As apps do, with the page to turn to in a button's id. */
function pageOf(page: number) {
  const turn = (label: string, to: number) =>
    button(`page:${to}`, label, ButtonStyle.Secondary).setDisabled(to < 0 || to > LAST_PAGE);
  return {
    content: `Page ${page}`,
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(turn('Earlier', page - 1), turn('Later', page + 1)),
    ],
  };
}

function reportForm(): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId('what')
    .setLabel('What is wrong?')
    .setStyle(TextInputStyle.Paragraph)
    .setMinLength(3)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId('report')
    .setTitle('Report a mistake')
    .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(input));
}

const privately = { flags: MessageFlags.Ephemeral } as const;

async function run(command: ChatInputCommandInteraction): Promise<unknown> {
  switch (command.commandName) {
    case 'who':
      return command.reply(card(command.options.getString('name', true), 0));
    case 'daily':
      return command.reply(
        command.options.getSubcommand() === 'off'
          ? 'Stopped.'
          : `In <#${command.options.getChannel('channel', true).id}> at ${command.options.getString('hour')}`,
      );
    case 'thread': {
      await command.reply('Let us talk below.');
      return (await command.fetchReply()).startThread({ name: 'Deck 12' });
    }
    case 'pages':
      return command.reply(pageOf(0));
    case 'secret':
      await command.deferReply(privately);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return command.editReply('The password is Khitomer.');
    case 'upload': {
      const { name, url } = command.options.getAttachment('file', true);
      return command.reply(`Got ${name}: ${await (await fetch(url)).text()}`);
    }
    case 'report':
      return command.showModal(reportForm());
    case 'picture':
      return command.reply({
        files: [
          new AttachmentBuilder(PNG, { name: 'map.png', description: 'A map' }),
          new AttachmentBuilder(PNG, { name: 'ship.png' }),
        ],
        embeds: [new EmbedBuilder().setTitle('The ship').setImage('attachment://ship.png')],
      });
    case 'markdown':
      return command.reply(MARKDOWN);
    default:
      return undefined;
  }
}

/** Connects to a pretended Discord. Resolves once ready and its commands are known. */
export async function startFixtureBot(api: string, token: string): Promise<Client<true>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api } });
  client.on('interactionCreate', async (interaction) => {
    if (interaction.isAutocomplete()) {
      const typed = interaction.options.getFocused().toLowerCase();
      const found = NAMES.filter((name) => name.toLowerCase().includes(typed));
      await interaction.respond(found.map((name) => ({ name, value: name.toUpperCase() })));
    } else if (interaction.isChatInputCommand()) await run(interaction);
    else if (interaction.isMessageContextMenuCommand())
      await interaction.reply({ content: `In it: ${interaction.targetMessage.id}`, ...privately });
    else if (interaction.isModalSubmit())
      await interaction.reply({
        content: `Noted: ${interaction.fields.getTextInputValue('what')}`,
        ...privately,
      });
    else if (interaction.isStringSelectMenu()) await interaction.update(card(interaction.values.join(), 0));
    else if (interaction.isButton() && interaction.customId === 'sources')
      await interaction.reply({ content: 'Sources: **TUC**, *DS9 2x19*', ...privately });
    else if (interaction.isButton() && interaction.customId.startsWith('page:'))
      await interaction.update(pageOf(Number(interaction.customId.slice('page:'.length))));
    else if (interaction.isButton() && interaction.customId.startsWith('press:')) {
      const [, name = '', count = '0'] = interaction.customId.split(':');
      await interaction.update(card(name, Number(count)));
    }
  });
  await client.login(token);
  if (!client.isReady()) await new Promise((resolve) => client.once('clientReady', resolve));
  await (client as Client<true>).application.commands.set(commands);
  return client as Client<true>;
}
