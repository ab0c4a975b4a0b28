/**
 * Which act makes another one in the same passage superfluous. One deed is often said twice: "a bomb exploded, killing
 * four" is a bombing with four dead, not a bombing and a killing; "they gathered and marched" is a march. What is
 * absorbed gives its counts and actors to the act that absorbs it.
 */
const VIOLENT =
  'bombing suicide-bombing non-state-clash grenade-attack shelling air-strike chemical-attack armed-clash armed-attack assassination mass-killing execution protest-suppression riot mob-violence cross-border-attack death-in-custody torture territory-gained territory-regained';
const DEMONSTRATIONS =
  'protest-march protest-sit-in rally-abroad protest-strike protest-hunger-strike protest-boycott protest-obstruction protest-vandalism protest-suppression protest-intervention riot action-against-institution';

const ABSORBED_BY: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    killing: `${VIOLENT} femicide abduction sexual-violence looting territory-transfer`,
    arrest: 'enforced-disappearance protest-suppression protest-intervention riot dress-code-enforcement summons',
    'armed-attack':
      'bombing suicide-bombing non-state-clash grenade-attack shelling air-strike chemical-attack assassination mass-killing cross-border-attack armed-clash sexual-violence abduction mob-violence riot protest-suppression',
    'mass-killing': 'air-strike shelling bombing suicide-bombing chemical-attack',
    bombing: 'suicide-bombing grenade-attack air-strike assassination',
    'armed-clash': 'territory-gained territory-regained non-state-clash suicide-bombing chemical-attack',
    'non-state-clash': 'territory-gained',
    'protest-gathering': DEMONSTRATIONS,
    'protest-march': 'protest-suppression protest-intervention riot rally-abroad',
    'protest-sit-in': 'protest-suppression protest-intervention',
    'protest-intervention': 'protest-suppression riot',
    'property-destruction':
      'riot action-against-institution protest-vandalism shelling air-strike bombing armed-clash mob-violence',
    'air-strike': 'chemical-attack',
    siege: 'protest-obstruction',
    meeting: `prisoner-exchange visit agreement resolution vote ceasefire accusation lobbying ${VIOLENT}`,
    visit: VIOLENT,
    election: `${VIOLENT} accusation protest-boycott cyber-attack`,
    'protest-obstruction': 'riot protest-suppression protest-intervention',
    'denial-of-aid': 'looting',
    lobbying: 'resolution',
    release: 'agreement prisoner-exchange',
    vote: 'accusation',
    sentence: 'death-sentence',
    trial: 'sentence death-sentence execution',
    'death-sentence': 'execution',
    abduction: 'enforced-disappearance',
    'ill-treatment': 'torture sexual-violence death-in-custody',
    demand:
      'protest-gathering protest-march protest-sit-in protest-strike rally-abroad protest-hunger-strike resolution threat lobbying',
    rejection: 'protest-gathering protest-march protest-sit-in protest-strike rally-abroad resolution vote',
    condemnation: 'resolution vote protest-gathering protest-march protest-sit-in protest-strike rally-abroad',
    cooperation: 'agreement',
    accusation: 'mob-violence',
    'troop-deployment': 'armed-clash shelling air-strike',
  }).map(([act, by]) => [act, new Set(by.split(' '))]),
);

/** Whether an act of the first type is told by one of the second beside it. What is announced is more than that it is announced. */
export function isAbsorbed(act: string, by: string): boolean {
  if (act === 'statement') return by !== 'statement';
  return ABSORBED_BY.get(act)?.has(by) === true;
}
