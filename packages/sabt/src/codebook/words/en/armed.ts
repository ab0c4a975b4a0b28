import type { ARMED_ROWS } from '../../rows/armed.ts';
import type { WordsOf } from '../words.ts';

export const ARMED_EN: WordsOf<typeof ARMED_ROWS> = {
  'armed-clash': [
    'Armed clash',
    'Two or more organised armed groups fight each other and control of the place does not change.',
    'Government troops and rebels clashed near Wadi Zahra; five soldiers were killed.',
  ],
  'non-state-clash': [
    'Clash between non-state groups',
    'Factions, tribes, militias or gangs fight each other, and no government takes part.',
    'Two tribes fought over a well near Wadi Zahra; four men were killed.',
  ],
  'territory-gained': [
    'Territory taken by a non-state group',
    'After fighting, an armed group that is not the government takes control of a place.',
    'Rebels captured the town of Qasr al-Nur after two days of fighting.',
  ],
  'territory-regained': [
    'Territory regained by the government',
    'After fighting, government forces or their allies take control of a place that others held.',
    'The army recaptured three villages from the insurgents.',
  ],
  'territory-transfer': [
    'Transfer of territory without fighting',
    'Control of a place passes from one side to another without combat.',
    'The group withdrew from the town under an accord and the police entered without a shot.',
  ],
  shelling: [
    'Shelling or missile attack',
    'Artillery, mortars, tanks, rockets or missiles are fired at a place from a distance.',
    'Artillery shells hit a market in Bandar Sorkh, killing nine people.',
  ],
  'air-strike': [
    'Air or drone strike',
    'Aircraft, helicopters or drones attack with bombs, missiles or guns.',
    'A drone struck a vehicle on the mountain road and killed its three passengers.',
    'Warplanes bombed the outskirts of the town at night.',
  ],
  bombing: [
    'Bomb, mine or improvised explosive device',
    'A planted or remote-controlled explosive goes off: a roadside bomb, car bomb, parcel or landmine.',
    'A roadside bomb exploded as a bus passed, injuring fourteen.',
    'Two shepherds were killed by a landmine left from the war.',
  ],
  'suicide-bombing': [
    'Suicide bombing',
    'An attacker sets off explosives and intends to die in the blast.',
    'A suicide bomber blew himself up at the gate of the training centre.',
  ],
  'grenade-attack': [
    'Grenade attack',
    'A grenade or similar hand-thrown explosive is thrown.',
    'Unknown men threw a hand grenade into the courtyard of a judge.',
  ],
  'chemical-attack': [
    'Chemical attack',
    'Toxic chemicals are used as a weapon.',
    'Doctors treated dozens of people with breathing difficulties after a gas attack on the suburb.',
  ],
  'armed-attack': [
    'Armed attack on civilians',
    'An armed group or armed persons attack people who take no part in fighting.',
    'Gunmen opened fire on worshippers in a village shrine.',
  ],
  assassination: [
    'Assassination',
    'A particular person is killed, or an attempt is made, because of position, views or activity.',
    'A member of the city council was shot dead by two men on a motorcycle.',
  ],
  'mass-killing': [
    'Massacre',
    'Many people who take no part in fighting are killed in one act or one operation.',
    'Fighters killed 60 villagers after taking the settlement.',
  ],
  'cross-border-attack': [
    'Attack across a border',
    'Armed forces or groups strike targets inside another country, from a distance or by incursion.',
    'The neighbouring army fired missiles at camps on the other side of the border.',
  ],
  'cyber-attack': [
    'Cyber attack',
    'Computer systems, networks or accounts are broken into, disabled or damaged for a political purpose.',
    'Hackers disabled the fuel payment system throughout the country.',
    'Phones of three journalists were infected with spyware.',
  ],
  'property-destruction': [
    'Destruction of property',
    'Homes, crops, religious sites, infrastructure or other property are destroyed outside combat.',
    'Bulldozers demolished eleven houses in the village.',
  ],
  looting: [
    'Looting',
    'Armed forces, groups or crowds take property by force during unrest or conflict.',
    'Fighters looted shops and a medical store after entering the town.',
  ],
  siege: [
    'Siege or blockade',
    'An armed force surrounds a place and stops people or goods from entering or leaving.',
    'The town has been under siege for four months and its people have no flour.',
  ],
  'troop-deployment': [
    'Movement of troops',
    'Armed forces or groups are mobilised, moved, reinforced or put on alert without fighting.',
    'The army sent two brigades to the border region.',
  ],
  'police-deployment': [
    'Police deployment',
    'Police or security units are deployed, reinforced or put on alert without using force.',
    'Riot police were stationed in all the main squares ahead of the anniversary.',
  ],
  'base-established': [
    'Base established',
    'An armed force or group sets up a headquarters, base, camp or permanent checkpoint.',
    'The guard set up a new base in the former school of Wadi Zahra.',
  ],
  'weapons-intercepted': [
    'Disrupted use of weapons',
    'Weapons are seized, or an explosive or missile is found, defused or shot down before it does harm.',
    'Engineers defused a bomb under the bridge.',
    'Air defences shot down a drone over the port.',
  ],
  'group-change': [
    'Change in an armed group',
    'An armed group is founded, merges, splits, changes its leader or its allegiance, or disbands.',
    'Two factions announced that they had merged under one command.',
  ],
};
