/** English forms that rules do not bring together, and words that look inflected and are not. */

/** Base, colon, other forms. */
export const ENGLISH_IRREGULAR = `
man:men;woman:women;child:children;person:people persons;foot:feet;tooth:teeth;mouse:mice;goose:geese;life:lives;wife:wives;knife:knives;leaf:leaves;half:halves;thief:thieves
crisis:crises;analysis:analyses;basis:bases;thesis:theses;hypothesis:hypotheses;criterion:criteria;phenomenon:phenomena;medium:media;datum:data;axis:axes;shelf:shelves;wolf:wolves
policeman:policemen;policewoman:policewomen;gunman:gunmen;spokesman:spokesmen;spokeswoman:spokeswomen;soldier:soldiers;hero:heroes;fisherman:fishermen;serviceman:servicemen;militiaman:militiamen
good:better best;bad:worse worst;add:adds added adding;free:frees freed freeing;spokesperson:spokespeople spokespersons
be:is are was were been being am;have:has had having;do:does did done doing;go:goes went gone going;say:says said saying;make:makes made making;take:takes took taken taking
come:comes came coming;see:sees saw seen seeing;know:knows knew known knowing;get:gets got gotten getting;give:gives gave given giving;find:finds found finding;think:thinks thought thinking
tell:tells told telling;become:becomes became becoming;show:shows showed shown showing;leave:leaving;feel:feels felt feeling;put:puts putting;bring:brings brought bringing
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
undergo:undergoes underwent undergone;overthrow:overthrew overthrown;arise:arises arose arisen;bear:bears bore borne;bend:bent bends;bind:binds bound;deal:deals dealt;dig:digs dug digging
drink:drinks drank drunk;eat:eats ate eaten;feed:feeds fed;sing:sings sang sung;shake:shakes shook shaken;split:splits splitting;stick:sticks stuck;cost:costs costing;quit:quits quitting
use:uses used using;vie:vies vied vying;tie:ties tied tying;cancel:cancels canceled cancelled canceling cancelling;travel:travels traveled travelled traveling travelling;label:labels labeled labelled
focus:focuses focused focused focusing;target:targets targeted targeting;visit:visits visited;panic:panicked panicking;label:labelling labeling;model:models modelled modeled;fuel:fuelled fueled fuels
control:controls controlled controlling;refer:refers referred referring;occur:occurs occurred occurring;admit:admits admitted admitting;commit:commits committed committing;expel:expels expelled expelling
`;

/** Words that only look inflected. */
export const ENGLISH_WHOLE = `
news united his this thus us as yes gas bus plus minus series species means always perhaps besides towards afterwards across less unless access process success address press express stress
during thing nothing something anything everything king ring spring string wing sing bring evening morning ceiling sibling sterling wedding herring pudding viking beijing wellington
red bed shed sled need seed feed deed speed breed greed indeed proceed succeed exceed hundred sacred naked wicked rugged aged kindred hatred mohammed ahmed hamed saeed rasheed waheed
iraq iraqis paris texas kansas arkansas athens brussels naples honduras philippines netherlands emirates maldives wales cyprus damascus belarus james thomas charles abbas ares
politics economics ethics athletics mathematics physics statistics diabetes rabies aids covid virus status campus census consensus bonus focus genius jesus corpus apparatus genocide
arms goods thanks customs headquarters barracks whereabouts premises sanctions congress business witness illness darkness happiness wilderness harness bless cross loss boss glass class grass mass pass
police policy new university universe wine wing ping hong kong ming ting bing ding ling xing jing king viking
`;

/** Verbs whose agent in -er or -or is searched with them (protester, protest). */
export const ENGLISH_AGENTS = `
protest kill report attack work lead support fight bomb shoot murder torture strike riot march demonstrate loot hijack kidnap smuggle traffic execute investigate prosecute defend interrogate
abuse observe monitor organize organise campaign resist rebel settle invade occupy assault detain rape rob burn vote teach write sing
`;

/** Adjectives whose comparative and superlative are searched with them. */
export const ENGLISH_ADJECTIVES = `
old young large small big high low great late early near strong weak hard soft long short wide deep fast slow safe poor rich cheap clean clear close few new heavy easy bloody deadly
dark light bright cold warm hot fair free full harsh brave broad calm cruel dirty fresh healthy loud quick quiet rare rough sharp simple thick thin tight tough wild wise
`;
