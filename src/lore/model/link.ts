import type { Fact } from './model.ts';

/** Whether a fact is no more than that the page of its target leads to its subject. */
export const isLink = ({ relation }: Pick<Fact, 'relation'>): boolean => relation.roles.includes('link');
