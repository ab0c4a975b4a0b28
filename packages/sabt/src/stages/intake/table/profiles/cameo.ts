/**
 * From CAMEO codes (manual 1.1b3) to act types of the codebook. A code is looked up by its longest beginning that stands
 * here, so that a finer code is what its parent is, unless it says otherwise. Codes have two to four digits with a
 * leading zero, which spreadsheets lose.
 */
const ACT_OF_CODE: Readonly<Record<string, string>> = {
  '01': 'statement',
  '02': 'demand',
  '03': 'promise',
  '04': 'meeting',
  '042': 'visit',
  '043': 'visit',
  '05': 'diplomatic-support',
  '057': 'agreement',
  '06': 'cooperation',
  '07': 'aid',
  '08': 'concession',
  '0841': 'release',
  '087': 'retreat',
  '0871': 'ceasefire',
  '09': 'investigation',
  '10': 'demand',
  '11': 'condemnation',
  '112': 'accusation',
  '114': 'accusation',
  '115': 'trial',
  '116': 'sentence',
  '12': 'rejection',
  '13': 'threat',
  '14': 'protest-gathering',
  '142': 'protest-hunger-strike',
  '143': 'protest-strike',
  '144': 'protest-obstruction',
  '145': 'riot',
  '15': 'troop-deployment',
  '151': 'police-deployment',
  '153': 'police-deployment',
  '16': 'diplomatic-rupture',
  '162': 'aid-cut',
  '163': 'sanction',
  '166': 'expulsion',
  '17': 'other',
  '1711': 'confiscation',
  '1712': 'property-destruction',
  '171': 'confiscation',
  '172': 'ban',
  '1723': 'curfew',
  '1724': 'state-of-emergency',
  '173': 'arrest',
  '174': 'deportation',
  '175': 'protest-suppression',
  '176': 'cyber-attack',
  '18': 'armed-attack',
  '181': 'abduction',
  '182': 'ill-treatment',
  '1821': 'sexual-violence',
  '1822': 'torture',
  '1823': 'killing',
  '183': 'bombing',
  '1831': 'suicide-bombing',
  '185': 'assassination',
  '186': 'assassination',
  '19': 'armed-clash',
  '191': 'siege',
  '192': 'territory-gained',
  '194': 'shelling',
  '195': 'air-strike',
  '20': 'mass-killing',
  '201': 'forced-displacement',
  '203': 'forced-displacement',
  '2041': 'chemical-attack',
};

export function actOfCameo(code: string): string | undefined {
  for (let length = code.length; length >= 2; length--) {
    const act = ACT_OF_CODE[code.slice(0, length)];
    if (act !== undefined) return act;
  }
  return undefined;
}

/**
 * A code with its leading zero. `root` is the two digits that it belongs to, where the table gives them: without
 * them `57` may be a root code, or `057` with its zero lost; there are no more than 20 root codes.
 */
export function cameoCode(code: string, root: string): string | null {
  const digits = code.replace(/\.0+$/, '');
  if (!/^\d{1,4}$/.test(digits)) return null;
  const start = root.replace(/\.0+$/, '').padStart(2, '0');
  if (/^\d{2}$/.test(start) && start !== '00') {
    if (digits.startsWith(start)) return digits;
    const padded = `0${digits}`;
    return padded.startsWith(start) ? padded : null;
  }
  const valid = (one: string): boolean =>
    one.length >= 2 && one.length <= 4 && Number(one.slice(0, 2)) >= 1 && Number(one.slice(0, 2)) <= 20;
  if (valid(digits)) return digits;
  return valid(`0${digits}`) ? `0${digits}` : null;
}
