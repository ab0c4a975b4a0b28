/**
 * What gives a language away: its commonest short words, and letters that the others of its script lack.
 * Words as written; variants of yeh and kaf are added when loaded, for writers mix them.
 */

/** Commonest words by ISO 639-1 (ckb: 639-3), scripts apart. */
export const ARABIC_SCRIPT_WORDS: Readonly<Record<string, string>> = {
  ar: `في من على إلى أن إن عن مع هذا هذه التي الذي الذين لا ما لم لن قد كان كانت كما أو بعد قبل هو هي ذلك بين حتى عند لكن كل غير بن ولا وفي ومن وقد وهو
    وهي وأن فيه فيها منه منها عليه عليها إليه له لها لهم به بها أنه أنها خلال حيث منذ ضد نحو ثم هناك يوم وقال قال وكان عام أي نحن هم أيضا أكثر الى او ان اي على`,
  fa: `در به از که این را با است برای آن یک خود تا کرد بر هم نیز شد می شده شود اند ها های کند دارد بود ما کرده باید اما یا هر بین او اگر چه پس ولی کنند شدند کردند
    گفت هستند نمی دو وی پیش دیگر سال روز مورد همه بوده داد دهد داشت اینکه چون هیچ باشد آنها ایشان همچنین توسط روی زیر چند خواهد نیست هست تو شما من چرا بدون حق
    ای آنان هنگام کس نباید باشند نماید گردد کنیم بسیار خیلی کنید نه مردم جمهوری`,
  ur: `کے کی میں ہے کا اور سے کو نے ہیں پر یہ اس کہ بھی تھا نہیں ایک تھے گیا کیا جو اپنے وہ ان لیے ہو کر تھی گے ہوئے ساتھ جس ہر`,
  ckb: `لە بۆ کە ئەو بە لەگەڵ هەر ئەم نییە هەموو لەسەر پێ ئەوە وە هەیە لەلایەن مافی کەس ھەموو ھەر ھەیە`,
  ps: `د په چې له او یې ته دي دی کې سره یو هغه دا چا باید هر کړي وي شي لري نه`,
  ug: `ۋە بىلەن بۇ ئۇ ھەر بىر ئۈچۈن كېرەك ياكى`,
};

export const LATIN_WORDS: Readonly<Record<string, string>> = {
  en: `the of and to in is that for was on with as by it at from are this be were has have had not his their which an who or but they its been he she will would after about more said`,
  de: `der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über jeder oder`,
  fr: `de la le et les des en un une du dans est que pour qui sur par au plus pas ne se il ce avec sont aux ont été son sa ou leur elle toute personne droit`,
  tr: `ve bir bu için ile da de olarak çok daha olan gibi her kadar sonra ne ya veya en olduğu ama değil göre tarafından herkes hakkı`,
  ku: `û ji di de bi ku li her jî an ew bo ne heye xwe kes divê mirov wî hemû yan ev ên mafê nikare bê tê kir kirin dike hatin gelek bû bûn yê yên min te me we`,
  es: `de la que el en y a los se del las un por con no una su para es al lo como más o pero sus fue toda persona tiene derecho`,
  it: `di che e la il un a per in una è si sono del con non dei le della da al gli ha nel più alla anche ogni individuo diritto`,
  nl: `de van het een en in is dat op te zijn voor met die niet aan er om ook als naar bij uit door heeft wordt ieder recht`,
  pt: `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das à todo ser tem direito`,
  sv: `och i att det som en på är av för med den till inte har om ett de var vid eller från så sig kan skall rätt envar`,
};

export const CYRILLIC_WORDS: Readonly<Record<string, string>> = {
  ru: `и не на что с по как это к но из за его для был была были от так только они при уже или если`,
  uk: `і й на що не з та до як за це його для був була були від так вони при вже або якщо його`,
  bg: `и на за да се от с не е са като по че това към но през си още беше бяха може или ако`,
};

/** Letters that only, or nearly only, one language of the script uses. */
export const TELLING_LETTERS: Readonly<Record<string, string>> = {
  ar: 'ةأإؤى',
  fa: 'پچژگ',
  ur: 'ٹڈڑےںھہ',
  ckb: 'ڕڵێۆە',
  ps: 'ټډړږښګېۍځڅڼ',
  ug: 'ۈۋڭۇ',
};

/** Scripts which one language (of those met in archives) uses. */
export const SCRIPT_LANGUAGES: readonly (readonly [language: string, script: RegExp])[] = [
  ['he', /\p{Script=Hebrew}/u],
  ['el', /\p{Script=Greek}/u],
  ['hy', /\p{Script=Armenian}/u],
  ['ka', /\p{Script=Georgian}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['ta', /\p{Script=Tamil}/u],
  ['th', /\p{Script=Thai}/u],
  ['am', /\p{Script=Ethiopic}/u],
  ['my', /\p{Script=Myanmar}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
];

/** What franc is asked about, for Latin and Cyrillic letters without telling words: its code (639-3) and ours. */
export const FRANC_CODES: Readonly<Record<string, string>> = {
  eng: 'en',
  deu: 'de',
  fra: 'fr',
  tur: 'tr',
  kmr: 'ku',
  spa: 'es',
  ita: 'it',
  nld: 'nl',
  por: 'pt',
  swe: 'sv',
  nob: 'no',
  dan: 'da',
  pol: 'pl',
  ces: 'cs',
  ron: 'ro',
  hun: 'hu',
  fin: 'fi',
  sqi: 'sq',
  bos: 'bs',
  ind: 'id',
  som: 'so',
  swh: 'sw',
  vie: 'vi',
  rus: 'ru',
  ukr: 'uk',
  kaz: 'kk',
  tgk: 'tg',
};
