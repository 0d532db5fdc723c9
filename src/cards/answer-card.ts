/** A question answered: the fact that answers it on top, more that do, and who or what is in it. */
import type { Answered } from '../ask/index.ts';
import { type Entry, type Fact, sentence, type Work } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';
import { type Judgement, judgementFor, type ToldFact } from '../spoilers/view.ts';
import { isNamable, type Viewer } from '../spoilers/viewer.ts';
import { lookId } from './actions/look.ts';
import { barred, labels, workLine } from './citation.ts';
import { factLines, valueSeenFrom } from './fact-line.ts';
import { LIMITS } from './limits.ts';
import { type Override, viewerWith } from './override.ts';
import { button, COLORS, type Reply, type Row, row } from './reply.ts';
import { clip, escapeText, quoteTyped } from './text.ts';

/** Beside the answer stand so many facts more, so many works that tell it, and buttons. */
const MOST = { more: 4, works: 3, buttons: 5, near: 3, named: 3 };
const NAMES = new Intl.ListFormat('en', { type: 'conjunction' });
/** All lines together, in code points. */
const LONGEST = 3_500;
/** Facts that fit as well as this share of the best are answers too. */
const ALSO = 0.9;

interface AnswerView {
  typed: string;
  private: boolean;
  viewer: Viewer;
  override?: Override | undefined;
}

export function answerCard(answered: Answered, view: AnswerView): Reply {
  const viewer = viewerWith(view.viewer, view.override);
  const judgement = judgementFor(viewer);
  const told = answered.fits.flatMap(({ fact, score }) => {
    const one = judgement.tell(fact);
    return one ? [{ told: one, score }] : [];
  });
  const [best] = told;
  if (best?.told.isHidden)
    return beyond(
      answered,
      told.map((one) => one.told),
      judgement,
      view,
    );
  if (!answered.known || !best)
    return notKnown(
      answered,
      told.map((one) => one.told),
      judgement,
      view,
    );
  const via = answered.via && judgement.tell(answered.via);
  if (via?.isHidden) return beyond(answered, [via, ...told.map((one) => one.told)], judgement, view);
  const list = answered.list && listLines(answered.list, judgement);
  const also = told
    .slice(1)
    .filter((one) => one.score >= best.score * ALSO && !list)
    .map((one) => one.told);
  const more = eachOnce([best.told, ...also]).slice(1, 1 + MOST.more);
  const lines = [
    ...(list ?? []),
    ...(/^(?:source|origin)$/.test(answered.question.form) ? sourceLines(best.told, viewer) : []),
    ...factLines(best.told),
    ...(via ? [`-# By way of: ${barred(escapeText(via.text), via.verdict)} ${labels(via.sources)}`] : []),
    ...more.flatMap((one) => factLines(one)),
  ];
  return {
    embeds: [
      {
        title: clip(titleOf(answered, [best.told, ...also], judgement), LIMITS.embedTitle),
        color: COLORS.notice,
        description: fitting(lines).join('\n'),
      },
    ],
    components: buttons([best.told, ...also], judgement),
    private: view.private,
  };
}

/** Of facts that say the same in another order of words ("A and B shot C", "B and A shot C") the first. */
function eachOnce(facts: readonly ToldFact[]): ToldFact[] {
  const ownWords = ({ text }: ToldFact) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.toSorted()
      .join(' ');
  return [...Map.groupBy(facts, ownWords).values()].flatMap(([first]) => first ?? []);
}

/** What it is about, and of a question for yes or no which of them. Of several who did the same all are named, or none. */
function titleOf(
  { question, list, verdict }: Answered,
  told: readonly ToldFact[],
  judgement: Judgement,
): string {
  const nameOf = (entry: Entry) => (judgement.entry(entry).isUnknown ? 'Answer' : entry.name);
  const { relation, subject, target } = (told[0] as ToldFact).fact;
  const isAsked = question.items.some(({ entries }) => entries?.has(subject));
  if (list || verdict || isAsked || !target) {
    const name = nameOf(list?.of ?? subject);
    return verdict ? `${verdict === 'yes' ? 'Yes' : 'No'}: ${name}` : name;
  }
  const same = told.filter(
    ({ isHidden, fact }) => !isHidden && fact.relation === relation && fact.target === target,
  );
  const names = [...new Set(same.map(({ fact }) => nameOf(fact.subject)))];
  if (names.length > MOST.named) return nameOf(target);
  // `Adopted the orphan` says whom only where the title does.
  const isSaid = judgement.entry(target).isUnknown || isNamedIn(target, (told[0] as ToldFact).text);
  return isSaid ? NAMES.format(names) : `${NAMES.format(names)} · ${target.name}`;
}

/** Whether a text says a word of the name, or a whole alias. */
function isNamedIn({ name, aliases }: Entry, text: string): boolean {
  const said = new Set(wordsOf(text));
  return (
    wordsOf(name).some((word) => word.length > 2 && said.has(word)) ||
    aliases.some((alias) => wordsOf(alias.name).every((word) => said.has(word)))
  );
}

/** All in one line; those behind bars in a second one. */
function listLines({ of, facts }: NonNullable<Answered['list']>, judgement: Judgement): string[] {
  const told = judgement.tellAll(facts);
  const [first] = facts;
  if (!first) return [];
  const label = first.subject === of ? first.relation.label : first.relation.inverseLabel;
  const line = (some: readonly ToldFact[]) =>
    [...new Set(some.map(({ fact }) => escapeText(valueSeenFrom(of, fact))))].join(', ');
  const shown = told.filter((one) => !one.isHidden && !judgement.entry(otherEnd(one.fact, of)).isUnknown);
  const hidden = told.filter((one) => one.isHidden);
  return [
    ...(shown.length > 0 ? [`**${escapeText(label)}:** ${line(shown)}`] : []),
    ...hidden.slice(0, 1).map((one) => barred(line(hidden), one.verdict)),
  ];
}

const otherEnd = ({ subject, target }: Fact, of: Entry): Entry =>
  subject === of ? (target ?? subject) : subject;

/** The works that tell it, as far as they are seen. */
const sourceLines = ({ fact }: ToldFact, viewer: Viewer): string[] =>
  fact.citations
    .map(({ work }) => work)
    .filter((work: Work) => isNamable(work, viewer))
    .slice(0, MOST.works)
    .map((work) => `${workLine(work)}: ${escapeText(sentence(fact))}`);

/** The same whether what is hidden answers the question or is only near it, so that it tells neither. */
function beyond(
  answered: Answered,
  told: readonly ToldFact[],
  judgement: Judgement,
  { typed }: AnswerView,
): Reply {
  return {
    embeds: [
      {
        title: 'Not told within the spoiler limit',
        color: COLORS.notice,
        description: fitting([
          `What is nearest to ${quoteTyped(typed)} lies beyond it; \`/spoilers\` changes the limit.`,
          ...told
            .filter((one) => one.isHidden)
            .slice(0, MOST.near)
            .flatMap((one) => factLines(one)),
        ]).join('\n'),
      },
    ],
    components: namedButtons(answered, judgement),
    private: true,
  };
}

function notKnown(
  answered: Answered,
  told: readonly ToldFact[],
  judgement: Judgement,
  { typed }: AnswerView,
): Reply {
  const near = told.filter((one) => !one.isHidden).slice(0, MOST.near);
  return {
    embeds: [
      {
        title: 'Not known',
        color: COLORS.notice,
        description: fitting([
          `No fact answers ${quoteTyped(typed)} for certain.${near.length > 0 ? ' Near it:' : ' Try other words, or `/search`.'}`,
          ...near.flatMap((one) => factLines(one)),
        ]).join('\n'),
      },
    ],
    components: near.length > 0 ? buttons(near, judgement) : namedButtons(answered, judgement),
    private: true,
  };
}

/** The first lines that one description takes. */
function fitting(lines: readonly string[]): string[] {
  let left = LONGEST;
  return lines.filter((line) => {
    left -= [...line].length + 1;
    return left >= 0;
  });
}

/** Who and what stands in plain sight. */
const buttons = (told: readonly ToldFact[], judgement: Judgement): Row[] =>
  rowOf(
    told
      .filter((one) => !one.isHidden)
      .flatMap(({ fact }) => [fact.subject, ...(fact.target ? [fact.target] : [])]),
    judgement,
  );

/** Whom the question itself names: it gives nothing away. */
const namedButtons = ({ question }: Answered, judgement: Judgement): Row[] =>
  rowOf(
    question.items.flatMap(({ exact }) => [...exact].slice(0, 1)),
    judgement,
  );

function rowOf(entries: readonly Entry[], judgement: Judgement): Row[] {
  const known = [...new Set(entries)]
    .filter((entry) => !judgement.entry(entry).isUnknown)
    .slice(0, MOST.buttons);
  return known.length === 0
    ? []
    : [row(...known.map((entry) => button(lookId.build({ id: entry.id }), entry.name)))];
}

/** The card of an entry that was described, with what describes it on top. */
export function foundByDescription(reply: Reply, entry: Entry, by: Fact, viewer: Viewer): Reply {
  const told = judgementFor(viewer).tell(by);
  const [first, ...rest] = reply.embeds;
  if (!told || !first) return reply;
  const { relation, subject, target } = by;
  const words =
    subject === entry
      ? `${relation.phrase} ${target?.name ?? by.value ?? ''}`
      : `${relation.inverse} ${subject.name}`;
  const lines = [
    `-# Found by description: ${barred(escapeText(words.trim()), told.verdict)}`,
    ...factLines(told),
    ...(first.description ? ['', first.description] : []),
  ];
  return { ...reply, embeds: [{ ...first, description: lines.join('\n') }, ...rest] };
}
