/** `npm run screenshots`: pictures of real answers for the README, taken from the playground's page. */
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { actions, commands, forms, messageCommands, registered } from '../commands/index.ts';
import { about } from '../src/bot/about.ts';
import { assemble } from '../src/bot/assemble.ts';
import { openKnowledge } from '../src/bot/knowledge.ts';
import { openNothing } from '../src/bot/open-state.ts';
import { openPacks, packCache } from '../src/bot/packs.ts';
import { runProgram } from '../src/bot/run-program.ts';
import { startBot } from '../src/discord/client.ts';
import { startPlayground } from '../src/playground/start.ts';
import { launchChromium } from '../tests/browser/chromium.ts';

const FOLDER = 'docs/images';
const PHONE = { width: 390, height: 844 };

/** What is typed, one after the other, and what stands in the last answer once it is there. */
const SHOTS = [
  {
    file: 'event.png',
    typed: [{ line: '/event Khitomer Conference', chosen: 'Khitomer Conference' }],
    shown: 'Related entries',
    viewport: { width: 1100, height: 1150 },
  },
  {
    file: 'who-phone.png',
    typed: [{ line: '/who Curzon Dax', chosen: 'Curzon Dax' }],
    shown: 'Related entries',
    viewport: PHONE,
  },
  {
    file: 'mystery-phone.png',
    typed: ['Spock', 'Gorkon'].map((name) => ({ line: `/mystery guess ${name}`, chosen: name })),
    shown: 'Clue 2',
    viewport: PHONE,
  },
  { file: 'quiz-phone.png', typed: [{ line: '/trivia play ', chosen: '' }], shown: 'Hint', viewport: PHONE },
] as const;

const TALL = 4000;
/** Chance is the same each time: what a quiz asks is chosen for its picture. */
const CHANCE = 0.175;

await runProgram({
  help: `Usage: npm run screenshots

Takes the pictures of the README anew, from the playground's page, into docs/images/. Needs Chromium.

  --help  this text`,
  async run() {
    const log = pino({ level: 'error' });
    const knowledge = openKnowledge(await openPacks('data', packCache(process.env)));
    const storage = await openNothing();
    const { router } = assemble({
      knowledge,
      about,
      storage,
      commands,
      messageCommands,
      actions,
      forms,
      log,
      random: () => CHANCE,
    });
    const playground = await startPlayground({ port: 0, record: undefined, storage, examples: [] });
    const bot = await startBot({
      token: playground.token,
      api: playground.api,
      commands: registered,
      router,
      log,
    });
    const browser = await launchChromium();
    mkdirSync(FOLDER, { recursive: true });
    for (const { file, typed, shown, viewport } of SHOTS) {
      const page = await browser.newPage({ viewport, colorScheme: 'dark', deviceScaleFactor: 1.5 });
      await page.goto(playground.url);
      for (const { line, chosen } of typed) {
        await page.getByRole('combobox', { name: /^Message / }).focus();
        await page.keyboard.type(line);
        if (chosen !== '') {
          await page.locator('.popup .option.active', { hasText: chosen }).waitFor();
          await page.keyboard.press('Enter');
        }
        await page.keyboard.press('Enter');
        await page
          .getByRole('article')
          .last()
          .getByText(chosen || shown)
          .first()
          .waitFor();
      }
      const card = page.getByRole('article').last();
      await card.getByText(shown).waitFor();
      // High enough for the whole card, of which the picture has the beginning: a chat scrolled up offers to jump down.
      await page.setViewportSize({ width: viewport.width, height: TALL });
      await card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      const box = await card.boundingBox();
      if (!box) throw new Error(`the answer for ${file} is not to be seen`);
      const height = Math.min(box.height, viewport.height);
      await page.screenshot({ path: `${FOLDER}/${file}`, clip: { ...box, height } });
      await page.close();
      console.log(`${FOLDER}/${file}`);
    }
    await browser.close();
    await bot.stop();
    await playground.stop();
    await storage.close();
  },
});
