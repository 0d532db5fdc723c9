"""A small bot on discord.py, which knows nothing of this project: python3 foreign_bot.py REST GATEWAY TOKEN."""
import sys

import discord
import yarl
from discord import app_commands

rest, gateway, token = sys.argv[1:]
discord.http.Route.BASE = rest
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


class Guess(discord.ui.View):
    @discord.ui.button(label="Guess", style=discord.ButtonStyle.primary)
    async def guess(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        await interaction.response.edit_message(content=f"{interaction.user.name} pressed {button.label}", view=None)
        await interaction.followup.send("only for you", ephemeral=True)


class Bot(discord.Client):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)

    async def on_ready(self) -> None:
        synced = await self.tree.sync()
        names = sorted(guild.name for guild in self.guilds)
        print("ready", self.user.name, ",".join(names), ",".join(each.name for each in synced), flush=True)

    async def on_resumed(self) -> None:
        print("resumed", flush=True)


bot = Bot()


@bot.tree.command(description="Who was there?")
@app_commands.describe(name="Whom to look up")
async def who(interaction: discord.Interaction, name: str) -> None:
    embed = discord.Embed(title=name, description="was at Khitomer").add_field(name="Year", value="2293")
    await interaction.response.send_message("found", embed=embed, view=Guess())


@who.autocomplete("name")
async def suggest(interaction: discord.Interaction, current: str):
    return [app_commands.Choice(name=current.title(), value=current)]


@bot.tree.command(description="Takes its time")
async def slow(interaction: discord.Interaction) -> None:
    await interaction.response.defer(ephemeral=True)
    await interaction.edit_original_response(content="done")


bot.run(token, log_handler=None)
