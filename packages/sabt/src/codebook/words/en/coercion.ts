import type { COERCION_ROWS } from '../../rows/coercion.ts';
import type { WordsOf } from '../words.ts';

export const COERCION_EN: WordsOf<typeof COERCION_ROWS> = {
  arrest: [
    'Arrest or detention',
    'An authority or group takes a person into custody or holds a person, lawfully or arbitrarily.',
    'Intelligence agents arrested a lawyer at her home in Nahrabad and took her to an unknown place.',
    'At least 40 students were detained during the night.',
  ],
  summons: [
    'Summons',
    'A person is called to appear before a court, prosecutor, police or security body.',
    "The journalist was summoned to the prosecutor's office for questioning.",
  ],
  raid: [
    'Raid or search',
    'Officers enter and search a home, office or meeting place, with or without a warrant.',
    'Agents raided the office of the association and searched it for four hours.',
  ],
  confiscation: [
    'Confiscation of property',
    'An authority or group seizes or freezes property, accounts, equipment or documents.',
    'The court ordered the confiscation of land that belongs to members of a religious minority.',
  ],
  trial: [
    'Trial',
    'Charges are brought or a hearing is held before a court.',
    'The trial of six environmental activists opened behind closed doors.',
  ],
  sentence: [
    'Sentence',
    'A court convicts a person and imposes a penalty such as prison, fine or exile.',
    'The revolutionary court sentenced the teacher to five years in prison for propaganda against the state.',
  ],
  'death-sentence': [
    'Death sentence',
    'A court imposes or upholds the death penalty.',
    'The supreme court upheld the death sentence of a prisoner convicted at the age of seventeen.',
  ],
  'corporal-punishment': [
    'Corporal punishment',
    'A bodily penalty such as flogging or amputation is imposed or carried out by order of a court or authority.',
    'A worker was flogged 74 times in the prison yard after a ruling on insulting officials.',
  ],
  execution: [
    'Execution',
    'A death sentence of a court is carried out. An execution without one, on the spot or by an armed group, is a killing.',
    'Two men were hanged at dawn in the central prison of Nahrabad.',
  ],
  killing: [
    'Killing',
    'A person is deliberately or recklessly killed outside any lawful procedure, by agents of a state or by others; summary executions too.',
    'Border guards shot dead two porters near the crossing.',
    'The body of the abducted activist was found with gunshot wounds.',
  ],
  femicide: [
    'Femicide',
    'A woman or girl is killed because of her gender, including killings in the name of honour.',
    'A seventeen-year-old girl was killed by her father in the name of honour.',
  ],
  'death-in-custody': [
    'Death in custody',
    'A person dies while held by an authority or shortly after release, whatever the cause that is given.',
    'A detainee died in the police station of Wadi Zahra; his family saw marks of beating on the body.',
  ],
  torture: [
    'Torture',
    'Severe physical or mental pain is inflicted on purpose, for a confession, punishment, intimidation or discrimination, with the involvement of an official.',
    'Former detainees said that they were given electric shocks and hung by their wrists during interrogation.',
  ],
  'ill-treatment': [
    'Ill-treatment',
    'Cruel, inhuman or degrading treatment short of torture: beating, humiliation, solitary confinement, denial of medical care.',
    'Guards beat prisoners and kept them from seeing a doctor.',
  ],
  'forced-confession': [
    'Forced confession',
    'A person is made to confess under pressure, or such a confession is broadcast or used as evidence.',
    'State television broadcast the confession of a detainee who later said that it had been dictated to him.',
  ],
  'sexual-violence': [
    'Sexual violence',
    'Rape, sexual assault, sexual slavery, forced nudity or any act of a sexual nature committed by force or coercion.',
    'Two detained women reported that they were raped by their guards.',
  ],
  'enforced-disappearance': [
    'Enforced disappearance',
    'Agents of a state, or people acting with its consent, take a person and then refuse to acknowledge it or conceal where the person is.',
    'Eight months after soldiers took him from his home, every office denies holding him.',
  ],
  abduction: [
    'Abduction or hostage-taking',
    'A person is seized and held by people who are not acting openly as an authority, for ransom, pressure or exchange.',
    'Gunmen kidnapped two aid workers on the road to Bandar Sorkh.',
  ],
  censorship: [
    'Censorship',
    'Publication, broadcasting, art, a site or an account is banned, blocked, closed or cut.',
    'The ministry revoked the licence of the newspaper and blocked its website.',
  ],
  'internet-shutdown': [
    'Internet shutdown',
    'Access to the internet, to mobile networks or to a platform is cut or slowed down on purpose.',
    'Mobile internet was cut in the whole province from the evening of the protests.',
  ],
  ban: [
    'Ban on an organisation or activity',
    'A party, association, assembly or candidate is prohibited, dissolved or disqualified.',
    "The court dissolved the writers' association and forbade its activities.",
  ],
  'travel-ban': [
    'Travel ban',
    'A person is kept from leaving a country or from moving within it, for instance by taking the passport.',
    'Her passport was taken at the airport and she was told that she may not leave the country.',
  ],
  curfew: [
    'Curfew',
    'People are forbidden to be outdoors in a place during set hours.',
    'The governor imposed a curfew in the city from eight in the evening.',
  ],
  'state-of-emergency': [
    'State of emergency',
    'An authority declares or extends emergency rule or martial law and suspends ordinary rights.',
    'The president declared a state of emergency for thirty days.',
  ],
  deportation: [
    'Deportation',
    'A person who is not a citizen is removed to another country, including return to a place of danger.',
    'The authorities deported 300 refugees across the border in one week.',
  ],
  'forced-displacement': [
    'Forced displacement',
    'People are driven from their homes by order, force or fear, or kept from returning.',
    "More than 2,000 families were forced to leave their villages after the army's order.",
  ],
  discrimination: [
    'Discrimination',
    'Persons are denied rights or services, or treated worse, on grounds such as sex, religion, ethnicity, language, opinion or orientation.',
    'Members of the minority were refused identity cards because of their faith.',
  ],
  'dress-code-enforcement': [
    'Enforcement of a dress code',
    'Persons, mostly women, are stopped, fined, refused service, beaten or detained over how they dress.',
    'Patrols stopped women without a headscarf in the metro and seized their cars.',
  ],
  'exclusion-from-education-or-work': [
    'Exclusion from education or work',
    'Persons are barred or expelled from school, university or employment because of who they are or what they said.',
    'Girls above the sixth grade were barred from school in the province.',
    'Twelve students were expelled from the university for taking part in a sit-in.',
  ],
  'forced-marriage': [
    'Forced or child marriage',
    'A person is married without free and full consent, or while still a child.',
    'A thirteen-year-old girl was forced to marry a commander of the group.',
  ],
  'child-recruitment': [
    'Recruitment of children',
    'Armed forces or groups enlist children or use them in hostilities.',
    'The militia recruited boys of fourteen from the camp and sent them to the front.',
  ],
  'denial-of-aid': [
    'Denial of aid or essential services',
    'Humanitarian relief, water, food, electricity or medical care is withheld from or blocked to a population.',
    'The convoy with medicine was kept from entering the besieged town for the third time.',
  ],
  release: [
    'Release',
    'A detained, imprisoned or abducted person is set free, including on bail or by pardon.',
    'The student was released on bail after 43 days in detention.',
  ],
};
