import { createHash } from 'node:crypto';
import type { WrittenFact } from '../pack/schema.ts';

/**
 * The id of a fact within its pack: the one written, or made from what the fact ties together. Trivia remembers
 * questions by it, so it must not depend on the fact's place in the file.
 */
export function factId(subject: string, fact: WrittenFact): string {
  if (fact.id) return fact.id;
  return `${subject}.${fact.relation}.${fact.target ?? shortHash(fact.value ?? fact.text ?? '')}`;
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
