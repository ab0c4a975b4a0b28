import type { PROTEST_ROWS } from '../../rows/protest.ts';
import type { WordsOf } from '../words.ts';

export const PROTEST_EN: WordsOf<typeof PROTEST_ROWS> = {
  'protest-gathering': [
    'Protest gathering',
    'People assemble in a public place to express a demand, an objection or solidarity, without using violence themselves.',
    "About 200 retired teachers gathered in front of the governor's office in Nahrabad over unpaid pensions.",
    'Nurses held a rally outside the hospital to demand their overtime pay.',
  ],
  'protest-march': [
    'Protest march',
    'Protesters move together along a route without using violence themselves.',
    'Thousands marched from the university to the central square of Qasr al-Nur, chanting against the new law.',
  ],
  'protest-sit-in': [
    'Sit-in',
    'Protesters stay in a place for hours or days and refuse to leave until they are heard.',
    "Students began a sit-in in the dean's office and spent the night there.",
  ],
  'rally-abroad': [
    'Rally abroad',
    'Members of a diaspora or their supporters demonstrate in another country about the situation in the country concerned.',
    'Hundreds of exiles rallied in front of the parliament of the host country against the executions at home.',
  ],
  'protest-strike': [
    'Strike',
    'Workers, shopkeepers or students collectively stop work, trade or classes to press a demand.',
    'Workers of the sugar mill in Bandar Sorkh went on strike over three months of unpaid wages.',
    'Shopkeepers of the old bazaar closed their shops in protest.',
  ],
  'protest-hunger-strike': [
    'Hunger strike',
    'One or more persons, often in detention, refuse food in order to protest or to obtain a demand.',
    'Three prisoners in the central prison of Nahrabad have been on hunger strike for ten days.',
  ],
  'protest-boycott': [
    'Boycott',
    'People collectively refuse to buy, attend, vote or deal with someone as a protest.',
    'Opposition parties announced that they boycott the municipal elections.',
  ],
  'protest-obstruction': [
    'Obstruction',
    'Protesters block a road, railway, gate or building with their bodies, vehicles or objects, without attacking people.',
    'Farmers blocked the main road to the capital with tractors to protest against water cuts.',
  ],
  'protest-vandalism': [
    'Vandalism in protest',
    'Protesters damage, burn or deface property in the course of a protest, without attacking people.',
    'Demonstrators smashed bank windows and set rubbish bins on fire.',
  ],
  riot: [
    'Riot (violent demonstration)',
    'A demonstration in which the participants themselves use violence against people or property.',
    'Demonstrators threw stones at the police and burned two vehicles in Wadi Zahra; twelve people were injured.',
  ],
  'mob-violence': [
    'Mob violence',
    'A crowd that is not an organised armed group attacks people or property outside a demonstration, for instance a lynching or a brawl between communities.',
    'Residents beat a man accused of theft to death before the police arrived.',
  ],
  'action-against-institution': [
    'Action against the site of an institution',
    'Attackers set fire to, storm, deface or damage the premises of an authority, embassy, party, military or religious institution.',
    'Unknown youths threw petrol bombs at a militia base in Nahrabad at night.',
    'Protesters stormed the embassy and took down its flag.',
  ],
  'protest-intervention': [
    'Intervention against a protest',
    'Security forces prevent, surround, disperse or detain protesters without excessive force.',
    "The police dispersed the teachers' gathering and arrested four of them.",
  ],
  'protest-suppression': [
    'Violent suppression of a protest',
    'Security forces or their helpers use excessive force against people who protest: live fire, pellets, beating, tear gas fired at bodies.',
    'Security forces opened fire on demonstrators in Qasr al-Nur, killing three and injuring dozens.',
  ],
};
