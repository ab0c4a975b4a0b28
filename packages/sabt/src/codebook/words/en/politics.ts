import type { POLITICS_ROWS } from '../../rows/politics.ts';
import type { WordsOf } from '../words.ts';

export const POLITICS_EN: WordsOf<typeof POLITICS_ROWS> = {
  meeting: [
    'Meeting or conference',
    'Two or more parties meet, negotiate, mediate or hold a conference or hearing, in person or remotely.',
    'Members of several parliaments met human-rights organisations at a conference in the capital.',
    'The two delegations held a second round of talks.',
  ],
  visit: [
    'Visit',
    'An official, delegation or observer travels to another party or place.',
    'The foreign minister arrived in the neighbouring capital for a two-day visit.',
  ],
  statement: [
    'Statement',
    'A party makes a public statement that neither supports, demands, accuses nor threatens.',
    'The spokesman said that the government is studying the proposal.',
  ],
  condemnation: [
    'Condemnation',
    'A party publicly disapproves of, criticises or denounces an act, policy or actor.',
    'Fifty members of parliament condemned the wave of executions.',
  ],
  accusation: [
    'Accusation',
    'A party publicly says that another did wrong, or files a complaint or lawsuit.',
    'The report accuses the security forces of firing at ambulances.',
  ],
  investigation: [
    'Investigation',
    'An authority, court, commission or mission inquires into facts or alleged violations.',
    'The council set up a fact-finding mission on the deaths of protesters.',
  ],
  rejection: [
    'Rejection',
    'A party refuses a request, proposal, accusation or decision.',
    'The government rejected the proposal for a prisoner visit by observers.',
  ],
  demand: [
    'Demand or appeal',
    'A party asks or requires another to do or to stop something.',
    'Families of the prisoners called on the judiciary to halt the executions.',
  ],
  lobbying: [
    'Lobbying',
    'A group addresses lawmakers or officials directly, by letters, meetings or petitions, to influence a decision.',
    'Exile groups met members of the senate and handed over a petition with 10,000 signatures.',
  ],
  threat: [
    'Threat',
    'A party announces harm or a penalty that it will inflict if something is done or not done.',
    'The commander warned that any gathering will be met with force.',
  ],
  resolution: [
    'Resolution',
    'A parliament, council, assembly or congress formally adopts a text that states its position.',
    'The parliament adopted a resolution on the situation of women in the country.',
  ],
  vote: [
    'Vote',
    'A parliament, council or other body votes on a bill, motion, resolution or person.',
    'Lawmakers voted 184 to 61 in favour of the bill.',
  ],
  election: [
    'Election',
    'Voters go to the polls, or results of an election or referendum are announced.',
    'Voters went to the polls for the municipal election; turnout was 31 percent.',
  ],
  sanction: [
    'Sanction',
    'A state or organisation imposes penalties such as an embargo, an asset freeze, an entry ban or a terrorist listing.',
    'The council froze the assets of nine officials involved in the crackdown.',
  ],
  'diplomatic-rupture': [
    'Reduction of diplomatic relations',
    'A state or organisation breaks, suspends or lowers its relations, or calls off talks or visits.',
    'The government recalled its ambassador and closed its consulate.',
  ],
  expulsion: [
    'Expulsion of diplomats or organisations',
    'Diplomats, observers, peacekeepers, aid agencies or members are made to leave.',
    'Four diplomats were declared unwanted and given two days to leave.',
  ],
  'aid-cut': [
    'Reduction of aid',
    'A party stops, suspends or reduces assistance that it used to give.',
    'The donor country suspended its support for the rehabilitation programme.',
  ],
  'diplomatic-support': [
    'Expression of support',
    'A party praises, endorses, defends or recognises another, without giving material help.',
    'A group of former ministers declared their support for the movement.',
  ],
  promise: [
    'Promise to cooperate',
    'A party offers, promises or agrees in principle to cooperate, to help, to meet or to settle.',
    'The two sides agreed to resume talks next month.',
  ],
  agreement: [
    'Agreement',
    'Parties sign, ratify or conclude an agreement, treaty or accord.',
    'The two governments signed an agreement on border crossings.',
  ],
  ceasefire: [
    'Ceasefire',
    'Parties to a conflict agree on, declare or put into effect an end or a pause of fighting.',
    'A three-day truce came into force in the besieged district.',
  ],
  cooperation: [
    'Cooperation',
    'Parties carry out joint economic, military, judicial or other activity that benefits both.',
    'The navies of the two countries held a joint exercise.',
  ],
  aid: [
    'Aid',
    'A party gives economic, military, humanitarian or other material help, or grants asylum.',
    'A convoy of twenty trucks delivered food and tents to the displaced.',
  ],
  concession: [
    'Concession',
    'A party gives way: it eases a restriction, accepts a demand, pardons or apologises.',
    'After a week of protests the ministry withdrew the tuition increase.',
  ],
  retreat: [
    'Withdrawal of forces',
    'Forces withdraw, surrender or disarm, or access is given to observers or relief.',
    'The last foreign soldiers left the base in the north.',
  ],
  resignation: [
    'Resignation or dismissal',
    'An office-holder resigns or is removed from office.',
    'The minister of the interior resigned after the deaths at the demonstration.',
  ],
  'prisoner-exchange': [
    'Exchange of prisoners',
    'Parties hand over prisoners, hostages or bodies to each other.',
    'The two sides exchanged 46 prisoners at the crossing.',
  ],
  'public-relations': [
    'Public-relations act',
    'A campaign, advertisement, exhibition, commemoration, paid article or similar act meant to shape public opinion.',
    'An exhibition of portraits of the victims was shown in front of the city hall.',
  ],
  other: [
    'Other act',
    'An act that matters to the record and fits none of the other types.',
    'A mass grave was found on the outskirts of the town.',
  ],
};
