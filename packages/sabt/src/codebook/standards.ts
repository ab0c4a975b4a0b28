/**
 * The closed lists of the standards that the codebook maps to, spelled as their codebooks spell them.
 *
 * Sources: ACLED Codebook (October 2024): six event types, 25 sub-event types. PLOVER manual (draft of
 * September 2021) with its modes and its conversion table from CAMEO; REQUEST is the name that the published
 * version gave to DEMAND, and `strike` and `hunger` are its `strike-gen`, `strike-lim` and `strike-hun`. CAMEO
 * 1.1b3. UCDP GED codebook: `type_of_violence` 1, 2, 3.
 */
export const PLOVER_MODES = {
  AGREE: [],
  CONSULT: ['visit', 'third-party', 'multilateral', 'phone'],
  SUPPORT: [],
  CONCEDE: [],
  COOPERATE: [],
  AID: ['economic', 'military', 'humanitarian', 'asylum'],
  RETREAT: ['withdraw', 'release', 'return', 'disarm', 'ceasefire', 'access', 'resign'],
  REQUEST: ['assist', 'change', 'yield', 'meet'],
  ACCUSE: ['disapprove', 'investigate'],
  REJECT: ['assist', 'change', 'yield', 'meet'],
  THREATEN: ['restrict', 'ban', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  PROTEST: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct'],
  SANCTION: ['convict', 'cancel', 'expel', 'withdraw', 'sever'],
  MOBILIZE: ['troops', 'weapons', 'police'],
  COERCE: ['confiscate', 'restrict', 'ban', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold'],
  ASSAULT: [
    'abduct',
    'beat',
    'torture',
    'execute',
    'sexual',
    'assassinate',
    'destroy',
    'primitive',
    'firearms',
    'explosives',
    'suicide-attack',
    'heavy-weapons',
    'unconventional',
    'cleansing',
  ],
} as const;

export type PloverType = keyof typeof PLOVER_MODES;
export type PloverMode = (typeof PLOVER_MODES)[PloverType][number];

export const PLOVER_TYPES: readonly PloverType[] = Object.freeze(Object.keys(PLOVER_MODES) as PloverType[]);

export const ACLED_SUB_EVENTS = {
  Battles: ['Government regains territory', 'Non-state actor overtakes territory', 'Armed clash'],
  Protests: ['Excessive force against protesters', 'Protest with intervention', 'Peaceful protest'],
  Riots: ['Violent demonstration', 'Mob violence'],
  'Explosions/Remote violence': [
    'Chemical weapon',
    'Air/drone strike',
    'Suicide bomb',
    'Shelling/artillery/missile attack',
    'Remote explosive/landmine/IED',
    'Grenade',
  ],
  'Violence against civilians': ['Sexual violence', 'Attack', 'Abduction/forced disappearance'],
  'Strategic developments': [
    'Agreement',
    'Arrests',
    'Change to group/activity',
    'Disrupted weapons use',
    'Headquarters or base established',
    'Looting/property destruction',
    'Non-violent transfer of territory',
    'Other',
  ],
} as const;

export type AcledEvent = keyof typeof ACLED_SUB_EVENTS;
export type AcledSubEvent = (typeof ACLED_SUB_EVENTS)[AcledEvent][number];

export const ACLED_EVENTS: readonly AcledEvent[] = Object.freeze(Object.keys(ACLED_SUB_EVENTS) as AcledEvent[]);

const EVENT_OF: ReadonlyMap<string, AcledEvent> = new Map(
  ACLED_EVENTS.flatMap((event) => ACLED_SUB_EVENTS[event].map((sub) => [sub, event] as const)),
);

/** The ACLED event type that a sub-event type belongs to (each belongs to one). */
export function acledEventOf(subEvent: AcledSubEvent): AcledEvent {
  return EVENT_OF.get(subEvent)!;
}

export const UCDP_TYPES = ['state-based', 'non-state', 'one-sided'] as const;
export type UcdpType = (typeof UCDP_TYPES)[number];

export const COUNTS = ['participants', 'killed', 'injured', 'arrested'] as const;
export type Count = (typeof COUNTS)[number];

export const TEXT_LANGUAGES = ['ar', 'fa', 'en'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

export const FAMILY_IDS = ['protest', 'coercion', 'armed', 'politics'] as const;
export type FamilyId = (typeof FAMILY_IDS)[number];
