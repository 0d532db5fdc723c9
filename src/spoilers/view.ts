/**
 * What a viewer may be told, judged once an answer: each fact is told plainly, told behind bars, or left out and counted.
 * Cards format what stands here. Its classes are made here alone, so that a card that is handed bare facts does not
 * compile, and one cannot forget to ask.
 */

import { joinSummary } from '../lore/model/join-summary.ts';
import { type Citation, type Entry, type Fact, sentence, type Tier, type Work } from '../lore/model/model.ts';
import {
  counts,
  isBelowLine,
  isBeyond,
  isNamable,
  isShown,
  isTold,
  judgeFact,
  judgeSummary,
  labelTogether,
  nameSpoils,
  spoilingNames,
  unseenLabel,
  type Verdict,
  type Viewer,
} from './viewer.ts';

/** All that is told of an entry, to a viewer. */
export const viewOf = (entry: Entry, viewer: Viewer): EntryView => judgementFor(viewer).entry(entry);

/** For several entries on one card. */
export const viewsOf = (entries: readonly Entry[], viewer: Viewer): EntryView[] => {
  const judgement = judgementFor(viewer);
  return entries.map((entry) => judgement.entry(entry));
};

/** For facts that are shown by themselves. */
export const judgementFor = (viewer: Viewer): Judgement => new Judgement(viewer);

/** What some works are called beside a text: `TUC`, `DS9 4x01`. */
class SourceLabels {
  readonly #labels: readonly string[];

  constructor(labels: readonly string[]) {
    this.#labels = labels;
  }

  get all(): readonly string[] {
    return this.#labels;
  }
}

/** A text that counts: told as it is, or behind bars that say outside what it would spoil. */
export interface Told {
  readonly verdict: Verdict & { standing: 'shown' | 'spoiler' };
  readonly sources: SourceLabels;
}

class Judgement {
  readonly #viewer: Viewer;
  readonly #spoils: (entry: Entry) => boolean;
  /** By the fact's id, for a pack reads a fact anew now and then; null for one that is left out. */
  readonly #facts = new Map<string, ToldFact | null>();
  readonly #entries = new Map<Entry, EntryView>();

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
    this.#spoils = spoilingNames(viewer);
  }

  /** The fact as it may be told; `undefined` where only works below the canon line tell it, or it is nowhere. */
  tell(fact: Fact): ToldFact | undefined {
    const known = this.#facts.get(fact.id);
    if (known !== undefined) return known ?? undefined;
    const { standing, label } = judgeFact(fact, this.#viewer, this.#spoils);
    const told =
      standing === 'below' || standing === 'hidden'
        ? undefined
        : new ToldFact(fact, { standing, label }, this);
    this.#facts.set(fact.id, told ?? null);
    return told;
  }

  /** Those that only works below the canon line tell: they may be counted. */
  below = (facts: readonly Fact[]): Fact[] =>
    facts.filter((fact) => this.tell(fact) === undefined && !this.#viewer.hidden?.fact(fact));

  tellAll = (facts: readonly Fact[]): ToldFact[] => facts.flatMap((fact) => this.tell(fact) ?? []);

  /** Whether it may stand in plain sight. */
  shows = (fact: Fact): boolean => this.tell(fact)?.verdict.standing === 'shown';

  /** Whether it stands behind bars. */
  hides = (fact: Fact): boolean => this.tell(fact)?.verdict.standing === 'spoiler';

  entry(entry: Entry): EntryView {
    const view = this.#entries.get(entry) ?? new EntryView(entry, this, this.#viewer);
    this.#entries.set(entry, view);
    return view;
  }

  /** Of the works cited, each once, those that count and are seen: nothing about them is a secret. */
  seen = (citations: readonly Citation[]): Work[] =>
    [...new Set(citations.map(({ work }) => work))].filter((work) => isNamable(work, this.#viewer));

  /**
   * A work that the viewer has not seen is named by its number or medium, for a title may tell who is in it; one that
   * does not count is left out.
   */
  cite(citations: readonly Citation[]): SourceLabels {
    const works = citations.map(({ work }) => work).filter((work) => counts(work, this.#viewer));
    const labels = works.map((work) =>
      (isBeyond(work, this.#viewer) && work.season === undefined) || this.#viewer.hidden?.says(work.label)
        ? work.medium
        : work.label,
    );
    return new SourceLabels([...new Set(labels)]);
  }
}

const NONE: readonly ToldFact[] = [];

/** A fact that counts. */
class ToldFact implements Told {
  readonly fact: Fact;
  readonly verdict: Told['verdict'];
  readonly #judgement: Judgement;

  constructor(fact: Fact, verdict: Told['verdict'], judgement: Judgement) {
    this.fact = fact;
    this.verdict = verdict;
    this.#judgement = judgement;
  }

  get isHidden(): boolean {
    return this.verdict.standing === 'spoiler';
  }

  get text(): string {
    return sentence(this.fact);
  }

  get sources(): SourceLabels {
    return this.#judgement.cite(this.fact.citations);
  }

  /** The works behind it that are seen. */
  get seenWorks(): Work[] {
    return this.#judgement.seen(this.fact.citations);
  }

  /** The strongest that says so. */
  get tier(): Tier {
    return strongestTier(this.fact);
  }

  /** Those that say otherwise and count. */
  get sides(): readonly ToldFact[] {
    const { contradicts } = this.fact;
    return contradicts.length === 0 ? NONE : this.#judgement.tellAll(contradicts);
  }

  /** The tiers of those that say otherwise and do not count. */
  get unheard(): string[] {
    const below = this.#judgement.below(this.fact.contradicts);
    return [...new Set(below.map((side) => strongestTier(side).name))];
  }

  /** What stands at either end. */
  viewOf = (entry: Entry): EntryView => this.#judgement.entry(entry);
}

/** Of a fact that does not count, no more than serves to count it. */
interface LeftOut {
  readonly id: string;
  /** Name of the strongest tier that says so. */
  readonly tier: string;
  /** Whether it ties the entry to another. */
  readonly ties: boolean;
}

/** A part of a summary, as a {@link Told} text. */
export interface ToldPart extends Told {
  readonly text: string;
}

class EntryView {
  readonly entry: Entry;
  readonly #judgement: Judgement;
  readonly #viewer: Viewer;
  #summary: readonly ToldPart[] | undefined;
  #works: { seen: readonly Work[]; beyond: number } | undefined;
  #facts: { told: readonly ToldFact[]; below: readonly LeftOut[] } | undefined;

  constructor(entry: Entry, judgement: Judgement, viewer: Viewer) {
    this.entry = entry;
    this.#judgement = judgement;
    this.#viewer = viewer;
  }

  /** Whether the very name lies beyond the limit. */
  get isUnknown(): boolean {
    return nameSpoils(this.entry, this.#viewer);
  }

  /** Whether it is nowhere. */
  get isHidden(): boolean {
    return this.#viewer.hidden?.entry(this.entry) ?? false;
  }

  /** What of it is not seen yet: `DS9 S4`. */
  get unseen(): string {
    return unseenLabel(this.entry, this.#viewer);
  }

  /** Whether works below the canon line alone know it. */
  get isBelowLine(): boolean {
    return isBelowLine(this.entry, this.#viewer);
  }

  /** Facts of it and about it that count, in the order of the files. */
  get told(): readonly ToldFact[] {
    return this.#judged().told;
  }

  /** Facts of it and about it that do not. */
  get below(): readonly LeftOut[] {
    return this.#judged().below;
  }

  /** Of its own facts, those that may stand in plain sight. */
  get shownOwn(): readonly Fact[] {
    // Asked of 25 entries at every keystroke, and nothing else of them: so nothing is kept for later.
    return this.entry.facts.filter((fact) => isShown(fact, this.#viewer));
  }

  /** The parts of the summary that count, in the order of its text. */
  get summary(): readonly ToldPart[] {
    this.#summary ??= judgeSummary(this.entry, this.#viewer).flatMap(
      ({ standing, label, text, citations }) =>
        standing === 'below' || standing === 'hidden'
          ? []
          : [{ text, verdict: { standing, label }, sources: this.#judgement.cite(citations) }],
    );
    return this.#summary;
  }

  /** Whether parts of the summary do not count. */
  get isSummaryCut(): boolean {
    return judgeSummary(this.entry, this.#viewer).some(({ standing }) => standing === 'below');
  }

  /** What of the summary may stand in plain sight; undefined when none of it may. */
  get plainSummary(): string | undefined {
    return joinSummary(this.summary.filter(({ verdict }) => verdict.standing === 'shown')) || undefined;
  }

  /** Other names that the viewer may know. */
  get aliases(): string[] {
    return this.entry.aliases
      .filter(({ name, citations }) => isTold(citations, this.#viewer) && !this.#viewer.hidden?.says(name))
      .map(({ name }) => name);
  }

  /** All works behind it that count: those that are seen, each once, and how many are not. */
  get works(): { seen: readonly Work[]; beyond: number } {
    this.#works ??= this.#worksBehind();
    return this.#works;
  }

  /** By the same judgement. */
  tell = (fact: Fact): ToldFact | undefined => this.#judgement.tell(fact);
  shows = (fact: Fact): boolean => this.#judgement.shows(fact);
  hides = (fact: Fact): boolean => this.#judgement.hides(fact);
  cite = (citations: readonly Citation[]): SourceLabels => this.#judgement.cite(citations);
  beside = (other: Entry): EntryView => this.#judgement.entry(other);

  #worksBehind() {
    const { citations, facts, mentions } = this.entry;
    const { hidden } = this.#viewer;
    const told = [...facts, ...mentions].filter((fact) => !hidden?.fact(fact));
    const cited = [...citations, ...told.flatMap((fact) => fact.citations)];
    const counting = [...new Set(cited.map(({ work }) => work))].filter((work) => counts(work, this.#viewer));
    const seen = counting.filter((work) => isNamable(work, this.#viewer));
    const beyond = counting.filter((work) => isBeyond(work, this.#viewer)).length;
    return { seen, beyond };
  }

  #judged() {
    if (!this.#facts) {
      const facts = [...this.entry.facts, ...this.entry.mentions];
      this.#facts = {
        told: this.#judgement.tellAll(facts),
        below: this.#judgement.below(facts).map((fact) => this.#leftOut(fact)),
      };
    }
    return this.#facts;
  }

  #leftOut(fact: Fact): LeftOut {
    const { id, subject, target, relation } = fact;
    const ties =
      target !== undefined && relation.tie > 0 && (subject === this.entry || target === this.entry);
    return { id, tier: strongestTier(fact).name, ties };
  }
}

export type { EntryView, Judgement, SourceLabels, ToldFact };

/** The labels of several texts beside one. */
export const sourcesTogether = (texts: readonly Told[]): SourceLabels =>
  new SourceLabels([...new Set(texts.flatMap(({ sources }) => sources.all))]);

/** As one text behind one pair of bars. */
export const verdictTogether = (parts: readonly Told[]): Told['verdict'] => ({
  standing: parts.some(({ verdict }) => verdict.standing === 'spoiler') ? 'spoiler' : 'shown',
  label: labelTogether(parts.map(({ verdict }) => verdict)),
});

function strongestTier({ id, citations }: Fact): Tier {
  const [first, ...others] = citations.map(({ work }) => work.tier);
  if (!first) throw new TypeError(`the fact ${id} cites no work`);
  return others.reduce((best, tier) => (tier.rank < best.rank ? tier : best), first);
}
