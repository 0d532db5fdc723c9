/**
 * Words people put before a name that say what somebody is, not who. They weigh next to nothing, and alone
 * they find nothing. English, the franchise's own ranks (Klingon, Cardassian, Bajoran, Romulan, Vulcan), and
 * what people put around a name when they ask a question.
 */
const TITLES = `
  captain cpt capt commander cmdr cdr subcommander centurion lieutenant lt ltjg lieut ensign ens cadet crewman crewwoman
  yeoman admiral adm commodore general gen colonel col major maj brigadier marshal sergeant sgt corporal private
  officer chief doctor dr nurse professor prof ambassador consul subaltern envoy delegate senator
  proconsul praetor chancellor president premier minister secretary governor chairman councillor councilor
  emperor empress king queen prince princess lord lady sir dame duke duchess count countess baron baroness
  mister mr mrs ms miss madam master regent intendant magistrate judge advocate
  dahar gul glinn legate kai vedek prylar ranjen constable saint pope
  agent director
`;

/** Words that carry no name at all. */
const FILLERS = `
  the a an of and in on at to for from by with is was are were who whos what whats where which when
  tell me about show find card lore please
`;

const words = (list: string): string[] => list.split(/\s+/).filter((word) => word !== '');
const titles = new Set(words(TITLES));
const fillers = new Set(words(FILLERS));

/** Whether a folded word only says what somebody is, or nothing. */
export function isRoleWord(word: string): boolean {
  return titles.has(word) || fillers.has(word);
}
