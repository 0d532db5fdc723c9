import type { Fact } from './model.ts';

/** Whether a fact is a line that its subject says. */
export const isQuote = ({ relation }: Pick<Fact, 'relation'>): boolean => relation.roles.includes('quote');
