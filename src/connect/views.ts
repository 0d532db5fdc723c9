/** Chains and ties as a viewer may be told them. */
import type { EntryView, ToldFact } from '../spoilers/view.ts';
import type { Step, Tie } from './index.ts';

export interface StepView {
  told: ToldFact;
  to: EntryView;
}

export interface TieView {
  to: EntryView;
  /** The strongest that ties the two; undefined when none of them counts. */
  told: ToldFact | undefined;
  strength: number;
}

/** @param from whose judgement holds. */
export const stepsFrom = ({ tell, beside }: EntryView, steps: readonly Step[]): StepView[] =>
  steps.flatMap(({ fact, to }) => {
    const told = tell(fact);
    return told ? [{ told, to: beside(to) }] : [];
  });

export const tiesFrom = ({ tell, beside }: EntryView, ties: readonly Tie[]): TieView[] =>
  ties.map(({ entry, facts: [fact], strength }) => ({
    to: beside(entry),
    told: fact && tell(fact),
    strength,
  }));
