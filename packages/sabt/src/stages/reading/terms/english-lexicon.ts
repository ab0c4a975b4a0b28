/** English forms that rules do not bring together, and words that look inflected and are not. */

/** Base, colon, other forms. */
export const ENGLISH_IRREGULAR = `
man:men;woman:women;child:children;person:people persons;foot:feet;tooth:teeth;mouse:mice;goose:geese;life:lives;wife:wives;knife:knives;leaf:leafs;half:halves;thief:thieves
crisis:crises;analysis:analyses;basis:bases;thesis:theses;hypothesis:hypotheses;criterion:criteria;phenomenon:phenomena;medium:media;datum:data;axis:axes;shelf:shelves;wolf:wolves
policeman:policemen;policewoman:policewomen;gunman:gunmen;spokesman:spokesmen;spokeswoman:spokeswomen;soldier:soldiers;hero:heroes;fisherman:fishermen;serviceman:servicemen;militiaman:militiamen
good:better best;bad:worse worst;add:adds added adding;free:frees freed freeing;spokesperson:spokespeople spokespersons
be:is are was were been being am;have:has had having;do:does did done doing;go:goes went gone going;say:says said saying;make:makes made making;take:takes took taken taking
come:comes came coming;see:sees saw seen seeing;know:knows knew known knowing;get:gets got gotten getting;give:gives gave given giving;find:finds found finding;think:thinks thought thinking
tell:tells told telling;become:becomes became becoming;show:shows showed shown showing;feel:feels felt feeling;put:puts putting;bring:brings brought bringing
begin:begins began begun beginning;keep:keeps kept keeping;hold:holds held holding;write:writes wrote written writing;stand:stands stood standing;hear:hears heard hearing;let:lets letting
mean:means meant;set:sets setting;meet:meets met;run:runs ran running;pay:pays paid paying;sit:sits sat sitting;speak:speaks spoke spoken speaking;lie:lies lying lain;lay:lays laid laying
lead:leads led leading;read:reads reading;grow:grows grew grown growing;lose:loses lost losing;fall:falls fell fallen falling;send:sends sent sending;build:builds built;understand:understood understands
draw:draws drew drawn drawing;break:breaks broke broken breaking;spend:spends spent spending;cut:cuts cutting;rise:rises rose risen rising;drive:drives drove driven driving;buy:buys bought buying
wear:wears wore worn wearing;choose:chooses chose chosen choosing;throw:throws threw thrown throwing;catch:catches caught catching;win:wins won winning;fight:fights fought fighting
teach:teaches taught teaching;sell:sells sold selling;seek:seeks sought seeking;shoot:shoots shot shots shooting shootings;steal:steals stole stolen stealing;strike:strikes struck stricken striking
hang:hangs hung hanging hanged;hide:hides hid hidden hiding;hit:hits hitting;hurt:hurts hurting;beat:beats beaten beating beatings;burn:burns burnt burned burning;bury:buries buried burying
bleed:bleeds bled bleeding;bite:bites bit bitten;blow:blows blew blown blowing;die:dies died dying;flee:flees fled fleeing;fly:flies flew flown flying;forbid:forbids forbade forbidden
freeze:freezes froze frozen freezing;forget:forgets forgot forgotten forgetting;forgive:forgives forgave forgiven;shut:shuts shutting;sink:sinks sank sunk sinking;sleep:sleeps slept sleeping
spread:spreads spreading;swear:swears swore sworn;swim:swims swam swum;sweep:sweeps swept;tear:tears tore torn tearing;wake:wakes woke woken;withdraw:withdraws withdrew withdrawn withdrawing
undergo:undergoes underwent undergone;overthrow:overthrew overthrown;arise:arises arose arisen;bear:bears bore borne born;bend:bent bends;bind:binds bound;deal:deals dealt;dig:digs dug digging
drink:drinks drank drunk;eat:eats ate eaten;feed:feeds fed;sing:sings sang sung;shake:shakes shook shaken;split:splits splitting;stick:sticks stuck;cost:costs costing;quit:quits quitting
use:uses used using;vie:vies vied vying;tie:ties tied tying;age:ages aged ageing aging;cancel:cancels canceled cancelled canceling cancelling cancellation cancellations;gas:gases gassed gassing;bus:buses busses bused bussed busing
focus:focuses focused focussed focusing;target:targets targeted targeting targetted targetting;visit:visits visited;panic:panicked panicking;leave:leaves left leaving;offer:offers offered offering;suffer:suffers suffered suffering;enter:enters entered entering;ally:allies allied allying
control:controls controlled controlling;refer:refers referred referring;occur:occurs occurred occurring;admit:admits admitted admitting;commit:commits committed committing;expel:expels expelled expelling
strive:strives strove striven striving;thrive:thrives throve thriven;shrink:shrinks shrank shrunk;spring:springs sprang sprung;stink:stank stunk;string:strings strung;swing:swings swung;cling:clung clings;fling:flung flings;sting:stung stings
slay:slays slew slain slaying;stride:strode stridden;weave:wove woven;creep:crept creeps;weep:weeps wept;kneel:knelt kneels kneeled;dream:dreamt;lean:leant;leap:leapt leaps;learn:learnt;spill:spilt;spell:spelt;spoil:spoilt;smell:smelt
light:lit;shine:shone;breed:breeds bred;lend:lends lent;shed:sheds shedding;thrust:thrusts thrusting;cast:casts casting;broadcast:broadcasts broadcasting broadcasted;forecast:forecasts forecasting;burst:bursts bursting
foresee:foresaw foreseen;foretell:foretold;mislead:misled misleads misleading;withhold:withheld withholds withholding;withstand:withstood;uphold:upheld upholds upholding;overcome:overcame;overtake:overtook overtaken;oversee:oversaw overseen;undertake:undertook undertaken undertaking
mistake:mistook mistaken mistakes;misunderstand:misunderstood;outdo:outdid outdone;redo:redid redone;rebuild:rebuilt;retell:retold;rewrite:rewrote rewritten;repay:repaid;resell:resold;override:overrode overridden;overrun:overran;oversleep:overslept;upset:upsetting upsets
sew:sewn;sow:sown;mow:mown;strew:strewn;swell:swollen;shear:shorn;shave:shaven;prove:proves proved proven proving;awake:awoke awoken;beget:begot begotten;bid:bids bidding;cleave:cleft;dwell:dwelt;flee:fleeing;forsake:forsook forsaken;hew:hewn;smite:smote smitten;tread:trod trodden;wring:wrung
ox:oxen;louse:lice;loaf:loaves;calf:calves;scarf:scarves;dwarf:dwarves;hoof:hooves;self:selves;diagnosis:diagnoses;emphasis:emphases;parenthesis:parentheses;synthesis:syntheses;oasis:oases;index:indices indexes;appendix:appendices;matrix:matrices;vertex:vertices;bacterium:bacteria;curriculum:curricula
memorandum:memoranda memorandums;referendum:referenda referendums;stratum:strata;symposium:symposia;alumnus:alumni;cactus:cacti;nucleus:nuclei;stimulus:stimuli;syllabus:syllabi;radius:radii;potato:potatoes;tomato:tomatoes;echo:echoes echoed;veto:vetoes vetoed vetoing;embargo:embargoes embargoed;cargo:cargoes cargos
journalist:journalists;chairman:chairmen;congressman:congressmen;clergyman:clergymen;nobleman:noblemen;businessman:businessmen;businesswoman:businesswomen;cameraman:cameramen;fireman:firemen;horseman:horsemen;layman:laymen;tribesman:tribesmen;frenchman:frenchmen;englishman:englishmen;housewife:housewives;midwife:midwives
bystander:bystanders;passerby:passersby;warlord:warlords;quiz:quizzes;ski:skis skied skiing;picnic:picnicked;traffic:traffics trafficked trafficking trafficker traffickers;rape:rapes raped raping rapist rapists;village:villages villager villagers;mimic:mimicked mimics;bus:buses;tax:taxes taxed taxing;box:boxes;quarry:quarries;axe:axes;fez:fezzes
ride:rides rode ridden riding;ring:rings rang rung ringing;slide:slides slid sliding;spin:spins spun spinning;fuel:fuels fuelled fuelling fueled fueling;duel:duels duelled dueling;boycott:boycotts boycotted boycotting;unwind:unwound;rewind:rewound;plead:pled pleaded pleads pleading;sue:sues sued suing;grind:grinds grinding;wind:winds winding;bereave:bereaved bereft;beseech:besought;bleat:bleated;crouch:crouched;fit:fits fitted fitting;heave:hove;knit:knits knitted;rid:rids ridding;shoe:shod;shrive:shriven;slit:slits slitting;sling:slings slung;speed:sped speeds speeding;spit:spits spat spitting;stave:stove;wed:weds wedded;wet:wets wetting;outrun:outran;fetch:fetched
dye:dyed dyeing;singe:singed singeing;queue:queued queuing queues;argue:argued arguing argues;rescue:rescues rescued rescuing;issue:issues issued issuing;pursue:pursues pursued pursuing;continue:continued continuing continues;value:valued valuing values;subdue:subdued subduing;ensue:ensued ensuing;accrue:accrued accruing;glue:glued gluing;imbue:imbued;construe:construed
canoe:canoes canoed;toe:toes;shoe:shoes;tiptoe:tiptoed;foe:foes;woe:woes;torpedo:torpedoes torpedoed;mosquito:mosquitoes;volcano:volcanoes;buffalo:buffaloes;innuendo:innuendoes;negro:negroes;mango:mangoes;zero:zeroes zeros;motto:mottoes mottos;halo:haloes
sheaf:sheaves;elf:elves;beef:beeves;wharf:wharves;turf:turves;genus:genera;corpus:corpora;addendum:addenda;erratum:errata;ovum:ova;quantum:quanta;automaton:automata;larva:larvae;vertebra:vertebrae;formula:formulae;alga:algae;antenna:antennae;fungus:fungi;terminus:termini;locus:loci;bureau:bureaux;plateau:plateaux;chateau:chateaux;ellipsis:ellipses;neurosis:neuroses;psychosis:psychoses;metropolis:metropolises;brother:brethren;penny:pence;attorney:attorneys
`;

/** Words that only look inflected. */
export const ENGLISH_WHOLE = `
humane news united his this thus us as yes gas bus plus minus series species means always perhaps besides towards afterwards across less unless access process success address press express stress
during thing nothing something anything everything king ring spring string wing sing bring evening morning ceiling sibling sterling wedding herring pudding viking beijing wellington
red bed shed sled need seed feed deed speed breed greed indeed proceed succeed exceed hundred sacred naked wicked rugged kindred hatred mohammed ahmed hamed saeed rasheed waheed
iraq iraqis paris texas kansas arkansas athens brussels naples honduras philippines netherlands emirates maldives wales cyprus damascus belarus james thomas charles abbas ares
politics economics ethics athletics mathematics physics statistics diabetes rabies aids covid virus status campus census consensus bonus focus genius jesus corpus apparatus genocide
arms goods thanks customs headquarters barracks whereabouts premises congress business witness illness darkness happiness wilderness harness bless cross loss boss glass class grass mass pass
police policy new university universe wine wing ping hong kong ming ting bing ding ling xing jing king viking
`;

/** Verbs whose agent in -er or -or is searched with them (protester, protest). */
export const ENGLISH_AGENTS = `
abduct win use carry survive rescue translate invest visit publish edit present advise consult contribute supply donate found begin learn read listen view watch serve manage train perform
dance direct produce create develop engineer love play lose hold keep make take give follow preach pray worship debate mediate negotiate moderate operate collaborate conspire counsel
protest kill report attack work lead support fight bomb shoot murder torture strike riot march demonstrate loot hijack kidnap smuggle execute investigate prosecute defend interrogate
speak drive occupy travel disrupt deport torment oppress aggress dictate perpetrate instigate mutilate execute terrorise harass stalk smuggle trade employ
farm mine paint sweep hunt fish sail climb ride run swim drink smoke gamble steal deal import export produce consume buy sell lend borrow own rule govern command plan design build
abuse observe monitor organise campaign resist rebel settle invade occupy assault detain rape rob burn vote teach write sing
`;

/** Adjectives whose comparative and superlative are searched with them. */
export const ENGLISH_ADJECTIVES = `
old young large small big high low great late early near strong weak hard soft long short wide deep fast slow safe poor rich cheap clean clear close few new heavy easy bloody deadly
dark light bright cold warm hot fair free full harsh brave broad calm cruel dirty fresh healthy loud quick quiet rare rough sharp simple thick thin tight tough wild wise
`;

/** Words in -men and -children that are no plural of -man and -child. */
export const ENGLISH_NO_MEN = `
specimen regimen abdomen acumen stamen omen yemen ramen amen hymen semen bitumen turkmen cyclamen albumen rumen lumen numen dolmen examen foramen ligamen gravamen cerumen
`;

/** Before an irregular verb these make another that is irregular in the same way (overthrew, withheld). */
export const ENGLISH_VERB_PREFIXES = /^(?:over|under|with|out|fore|mis|re|un|up|inter|super)(?=.{3})/;

/** Words that only seem to be such a verb. */
export const ENGLISH_NO_PREFIX = `
resent rebound unfound outlay relay resaw reborn unborn unread uproot react relit regrew reground refound underground background overground foreground unhurt underwear unsold unbent 
`;

/**
 * Words of one verb that inflection does not join: the verb, what it does (-ion, -ment) and other nouns of the act. Whoever
 * looks for one wants the others; they stay apart in the index, so only the query side uses this table, as in Arabic.
 */
export const ENGLISH_KIN = `
abduct abduction;accuse accusation;allege allegation allegedly;assassinate assassination;bury burial;confess confession;condemn condemnation;convict conviction;demolish demolition;demonstrate demonstration;deport deportation
destroy destruction;detain detention detainee;disappear disappearance;discriminate discrimination;displace displacement;evacuate evacuation;evict eviction;execute execution;explode explosion;expel expulsion;exhume exhumation
harass harassment;humiliate humiliation;imprison imprisonment;injure injury;inspect inspection;interrogate interrogation;intimidate intimidation;investigate investigation;liberate liberation;martyr martyrdom;mutilate mutilation
negotiate negotiation;occupy occupation;oppress oppression;persecute persecution;prosecute prosecution;punish punishment;repress repression;resist resistance;retaliate retaliation;starve starvation;suppress suppression;
testify testimony;threaten threat;violate violation;withdraw withdrawal;arrive arrival;bombard bombardment;besiege siege;die death;lose loss;refuse refusal;try trial;defend defense;declare declaration
`;
