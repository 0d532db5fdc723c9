/** The entries that a message mentions, each in short, for the one who asked. */
import type { Entry } from '../lore/model.ts';
import { judgeSummary, type Reader } from '../lore/reader.ts';
import { barred, labels } from './citation.ts';
import { customId } from './custom-id.ts';
import { kindLine, option } from './entry-card.ts';
import { COLORS, menu, notice, type Reply, row } from './reply.ts';
import { clip, count, escapeText } from './text.ts';

/** In short, so that all of them fit one message. */
const MOST = 8;
const SUMMARY = 300;

export function mentionsCard(entries: readonly Entry[], reader: Reader): Reply {
  if (entries.length === 0) {
    return notice(
      'Nothing known in there',
      'No name of an entry stands in that message. `/search` looks for words in the facts.',
    );
  }
  const shown = entries.slice(0, MOST);
  const rest = entries.length - shown.length;
  return {
    embeds: [
      {
        title: 'References in that message',
        color: COLORS.notice,
        fields: shown.map((entry) => ({
          name: clip(`${entry.name} · ${kindLine(entry)}`, 256),
          value: short(entry, reader),
        })),
        ...(rest > 0 ? { footer: { text: `${count(rest, 'more')} in the menu` } } : {}),
      },
    ],
    components: [
      row(
        menu(
          customId('related', 'mentions'),
          'Look one of them up',
          entries.slice(0, 25).map((entry) => option(entry, { reader })),
        ),
      ),
    ],
    private: true,
  };
}

function short(entry: Entry, reader: Reader): string {
  const verdict = judgeSummary(entry, reader);
  if (verdict.standing === 'below') return '-# Known only from below the canon line.';
  return barred(`${escapeText(clip(entry.summary, SUMMARY))} ${labels(entry.citations, reader)}`, verdict);
}
