import { describe, expect, it } from 'vitest';
import { Hidden } from '../../src/lore/hidden.ts';
import { loreOf } from './opened.ts';
import { writePack } from './small-pack.ts';

const shipped = loreOf('data');
const hide = (...ids: string[]) => new Hidden(ids, shipped);

describe('what is hidden', () => {
  it('is the same by the facts as by their numbers', () => {
    for (const id of ['gorkon', 'curzon-dax', 'khitomer-conference', 'praxis', 'kang', 'khitomer']) {
      const hidden = hide(`khitomer/${id}`);
      let some = 0;
      for (const pack of shipped.opened) {
        const isHidden = hidden.inPack(pack);
        for (let number = 0; number < pack.pack.counts.facts; number++) {
          const fact = pack.fact(number);
          expect([fact.id, isHidden(number)]).toEqual([fact.id, hidden.fact(fact)]);
          if (isHidden(number)) some++;
        }
      }
      expect(some).toBeGreaterThan(2);
      expect(some).toBeLessThan(shipped.counts.facts / 2);
    }
  });

  it('is said by its name and by what it alone goes by, and not by longer names', () => {
    const gorkon = hide('khitomer/gorkon');
    expect(gorkon.says('Who shot Chancellor Gorkon?')).toBe(true);
    expect(gorkon.says('Gorkon’s daughter')).toBe(true);
    expect(gorkon.says('The Assassination of Gorkon was a plot.')).toBe(false);
    expect(gorkon.says('The chancellor')).toBe(false);
    expect(hide('khitomer/curzon-dax').says('Curzon drank with him.')).toBe(true);
    expect(hide('khitomer/curzon-dax').says('Jadzia Dax drank with him.')).toBe(false);
  });

  it('hides nothing of a namesake', () => {
    const hidden = hide('khitomer/gorkon');
    const namesake = shipped.entry('khitomer/gorkon-mirror');
    expect(hidden.says('Gorkon ruled the Alliance.', namesake ? [namesake] : [])).toBe(false);
    expect(namesake?.facts.some((fact) => !hidden.fact(fact))).toBe(true);
  });

  it('leaves out ids that there are none of', () => {
    const lore = loreOf(writePack());
    const hidden = new Hidden(['small/nobody', 'elsewhere/curzon-dax'], lore);
    expect(hidden.entries).toEqual([]);
    expect(hidden.says('Curzon Dax')).toBe(false);
  });
});
