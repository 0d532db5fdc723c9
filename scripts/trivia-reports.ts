/** `npm run trivia:reports`: questions that members of all servers say are wrong, for whoever edits the packs. */

import { stringify } from 'csv-stringify/sync';
import { config as readEnvFile } from 'dotenv';
import { readConfig } from '../src/bot/config.ts';
import { openKnowledge } from '../src/bot/knowledge.ts';
import { openState } from '../src/bot/open-state.ts';
import { openPacks, packCache } from '../src/bot/packs.ts';
import { runProgram } from '../src/bot/run-program.ts';
import { StorageError } from '../src/storage/errors.ts';

const HELP = `Usage: npm run -s trivia:reports -- [options]

Lists the questions of the packs that members say are wrong, those with most reports first, each with its answer, its
facts and the reasons that were given; not who gave them, nor where. STATE_DIR or DATABASE_URL says where they are kept.

  --json  one JSON line a question: {"question","text","answer","facts","works","reports":[{"reason","at","open"}]}
  --csv   a table for a spreadsheet, a row for each report
  --all   those too that a server's staff have judged already
  --help  this text`;

/** So many are read: the rest come up as these are judged. */
const MOST = 10_000;

interface Reported {
  question: string;
  /** Undefined where the question has left the packs. */
  text: string | undefined;
  answer: string | undefined;
  facts: readonly string[];
  works: readonly string[];
  reports: { reason: string; at: string; open: boolean }[];
}

async function listReports({ json, csv, all }: Record<'json' | 'csv' | 'all', boolean>): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env);
  const storage = await openState(config.storage);
  const rows = await storage.reports.everywhere({ judgedToo: all, limit: MOST });
  await storage.close();
  const { questions } = openKnowledge(await openPacks('data', packCache(process.env)));
  const reported: Reported[] = [...Map.groupBy(rows, ({ questionId }) => questionId)]
    .map(([id, reports]) => {
      const found = questions.get(id);
      return {
        question: id,
        text: found?.text,
        answer: found?.options[found.answer],
        facts: found?.facts ?? [],
        works: found?.works ?? [],
        reports: reports.map(({ reason, reportedAt, resolvedAt }) => ({
          ...{ reason, at: new Date(reportedAt).toISOString(), open: resolvedAt === null },
        })),
      };
    })
    // A server's own questions are its staff's.
    .filter(({ text }) => text !== undefined)
    .toSorted((a, b) => b.reports.length - a.reports.length);
  if (json) for (const one of reported) console.log(JSON.stringify(one));
  else if (csv) process.stdout.write(tableOf(reported));
  else
    console.log(
      reported.length === 0 ? 'Nobody says that a question is wrong.' : reported.map(inWords).join('\n\n'),
    );
}

const inWords = ({ question, text, answer, facts, works, reports }: Reported): string =>
  [
    `${text}`,
    `  → ${answer}`,
    `  ${question} · ${[...facts, ...works].join(', ')}`,
    ...reports.map(({ reason, at, open }) => `  ${at.slice(0, 10)}${open ? '' : ' (judged)'}  ${reason}`),
  ].join('\n');

const tableOf = (reported: readonly Reported[]): string =>
  stringify(
    reported.flatMap(({ question, text, answer, facts, works, reports }) =>
      reports.map(({ reason, at, open }) => [
        ...[question, text, answer, facts.join(' '), works.join(' '), reason, at, open ? 'open' : 'judged'],
      ]),
    ),
    {
      ...{ header: true, escape_formulas: true },
      columns: ['question', 'text', 'answer', 'facts', 'works', 'reason', 'at', 'state'],
    },
  );

await runProgram({
  help: HELP,
  options: { json: { type: 'boolean' }, csv: { type: 'boolean' }, all: { type: 'boolean' } },
  run: ({ values }) => listReports(values),
  explain: (error) =>
    error instanceof StorageError && error.code === 'locked'
      ? `${error.message} The list can be read while the bot is stopped, or at any time with PostgreSQL.`
      : undefined,
});
