/** Names in one list, which bear each other out: `Data, Worf and Picard`, `Data vs. Spock`. */
import type { Context } from './context.ts';

export interface Placed {
  first: number;
  last: number;
}

interface NameList<Name extends Placed> {
  names: readonly Name[];
  /** Whether more than commas joins them. */
  joined: boolean;
}

const BESIDE = new Set(['and', 'or', 'vs', 'versus', 'nor', 'x', 'n']);
const COMMA = /^\s*,\s*$/;
const SIGN = /^\s*[&/+×<>=~\p{Pd}]{1,2}\s*$/u;

/** @param names in the order of the text. */
export function listsOf<Name extends Placed>(context: Context, names: readonly Name[]): NameList<Name>[] {
  const lists: { names: Name[]; joined: boolean }[] = [];
  for (const name of names) {
    const list = lists.at(-1);
    const link = list && linkOf(context, list.names.at(-1) as Name, name);
    if (!list || !link) {
      lists.push({ names: [name], joined: false });
      continue;
    }
    list.names.push(name);
    list.joined ||= link === 'joined';
  }
  return lists;
}

function linkOf({ text, words }: Context, left: Placed, right: Placed): 'comma' | 'joined' | undefined {
  const [from, to] = [words[left.last], words[right.first]];
  if (!from || !to || from.sentence !== to.sentence) return undefined;
  const between = right.first - left.last - 1;
  if (between === 1) {
    const word = words[left.last + 1];
    if (!word || !BESIDE.has(word.folded)) return undefined;
    const around = [text.slice(from.end, word.start), text.slice(word.end, to.start)];
    return around.every((gap) => /^[\s,.*_~]*$/.test(gap)) ? 'joined' : undefined;
  }
  if (between !== 0) return undefined;
  const gap = text.slice(from.end, to.start);
  if (COMMA.test(gap)) return 'comma';
  return SIGN.test(gap) ? 'joined' : undefined;
}
