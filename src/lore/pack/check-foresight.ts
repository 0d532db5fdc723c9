/**
 * Warns of facts that cite several works of which one is set before what the fact tells of: it cannot tell all of that
 * alone, so that whoever has seen only that one would be told what comes later.
 */
import { parseLoreDate } from '../model/date.ts';
import type { Problem } from './problem.ts';
import type { Written, WrittenFiles } from './read-pack.ts';
import type { WrittenFact, WrittenWork } from './schema.ts';

export const checkForesight = ({ facts, works }: WrittenFiles): Problem[] =>
  [...facts.values()].flat().flatMap((fact) => {
    const year = latestYear(fact.value);
    if (year === undefined || fact.value.together || fact.value.cite.length < 2) return [];
    const ids = fact.value.cite.map((citation) => (typeof citation === 'string' ? citation : citation.work));
    const early = ids.filter((id) => isSetBefore(works.get(id), year));
    const [first] = early;
    // A work that looks ahead (a prophecy, a journey through time) may well be the only one that tells of it.
    if (first === undefined || early.length === ids.length) return [];
    return [
      fact.file.problem(
        [...fact.path, 'cite'],
        `${first} is set before ${year} and cannot tell all of this alone`,
        'split the fact, leave that work out, or add together: true',
      ),
    ];
  });

/** The latest year that a fact names, as a number or in its date. */
function latestYear({ date, text, role, value }: WrittenFact): number | undefined {
  const said = [text, role, value].flatMap((part) => part?.match(/\b\d{4}\b/g) ?? []).map(Number);
  const dated = date === undefined ? undefined : parseLoreDate(date);
  const all = [...said, ...(dated?.exact ? [dated.lastYear] : [])].filter(Number.isFinite);
  return all.length > 0 ? Math.max(...all) : undefined;
}

function isSetBefore(work: Written<WrittenWork> | undefined, year: number): boolean {
  const set = work?.value.set === undefined ? undefined : parseLoreDate(work.value.set);
  return set !== undefined && set.lastYear < year;
}
