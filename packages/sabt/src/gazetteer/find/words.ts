/**
 * Words around a name that say what it is: that a place follows, of which kind, or that it is no place at all. Folded with
 * `placeKey` when loaded, so they may be written here as people write them.
 */
import { placeKey } from '../key.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean).map(placeKey));

/** A place is likely to follow. */
export const BEFORE_PLACE = set(`
  in at near from to around outside across toward towards between inside through throughout into within via reached entered
  left northern southern eastern western central north south east west of off downtown greater
  في من إلى الى على قرب عن بين داخل خارج شرق غرب شمال جنوب وسط شرقي غربي شمالي جنوبي نحو باتجاه عبر بمدينة
  در از به تا بین نزدیک سوی مرکز شرق غرب شمال جنوب حومه اطراف سراسر مقصد اهالی مردم ساکنان شهروندان
`);
/** A first-level region follows or (English) goes before. */
export const REGION_WORDS = set(`
  province governorate region state oblast county emirate prefecture countryside provincial
  محافظة ولاية إقليم منطقة ريف إمارة بمحافظة ومحافظة لمحافظة بولاية وولاية بريف وريف بإقليم بمنطقة محافظتي محافظات ولايات
  استان ایالت منطقه ولایت اقلیم استان‌های
`);
export const TOWN_WORDS = set(`
  city town village district neighborhood neighbourhood camp port capital municipality suburb
  مدينة بلدة قرية ناحية قضاء مخيم حي ضاحية مديرية بمدينة ومدينة لمدينة ببلدة وبلدة بلدتي مدينتي مدن بلدات قرى ميناء مطار بمديرية بقرية بمخيم بحي العاصمة
  شهر شهرستان شهرهای روستای روستا بخش شهرک بندر محله فرودگاه ولسوالی پایتخت
`);
/** What follows the name makes it the name of something else. */
export const NO_PLACE_AFTER = set(`
  post times herald tribune journal gazette globe guardian mirror telegraph convention conventions agreement protocol accord
  accords syndrome declaration treaty united fc rovers wanderers airlines airways bank stock
`);
/** What goes before the name makes it the name of something else: papers, channels, clubs, books. */
export const NO_PLACE_BEFORE = set(`
  صحيفة جريدة مجلة قناة وكالة موقع إذاعة نادي فريق شركة مصرف بنك شارع لصحيفة صحيفتي وصحيفة حزب كتيبة لواء عملية فيلق قوة سرايا كتائب يوم
  روزنامه شبکه خبرگزاری مجله باشگاه تیم شرکت بانک خیابان بلوار هفته‌نامه سایت حزب عملیات نیروی روز سپاه ستاد
  fc
`);
/** Capitalised in English, and no part of a name. */
export const CALENDAR = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december i
`);
/** A person's name follows. */
export const HONORIFIC = set(`
  mr mrs ms miss dr prof professor sir lord lady madam sheikh shaykh imam sayyid judge captain colonel general sergeant senator
  congressman president minister ayatollah
  السيد السيدة الأستاذ الدكتور الشيخ القاضي العميد العقيد اللواء الشهيد المهندس الحاج المحامي المحامية الناشط الناشطة الصحفي الصحافي الكاتب
  آقای خانم دکتر مهندس سردار سرهنگ سرلشکر شهید قاضی استاد آیت‌الله حجت‌الاسلام حاج سرتیپ سید جناب سرکار بانو
`);
/** Given names that go before a family name that is a town: Jack London, محمد البصري. */
export const GIVEN = set(`
  jack denzel kerry george abraham jefferson paris john james robert michael william david richard joseph thomas charles mary
  patricia jennifer linda elizabeth susan jessica sarah karen anna maria peter paul mark steven kevin brian jason jeff eric
  stephen andrew tom bill bob jim joe kate emma julia laura alice jane helen irving boris whitney samuel martin henry ali
  mohammad mohammed muhammad ahmad ahmed hassan hossein hussein reza mahmoud mahmud mehdi mostafa mustafa hamid saeed said
  omar umar khaled khalid ibrahim yusuf youssef abdullah fatima maryam zahra narges nasrin leila layla nazanin hadi karim
  عبد محمد أحمد حسن حسين محمود مصطفى إبراهيم يوسف خالد عمر عبدالله عبدالرحمن سعيد كريم جمال طارق فاطمة مريم زينب ليلى عائشة
  نور سامي هاني وليد رامي عادل فيصل سلمان ناصر سعد فهد تركي بندر ماجد منصور طلال مازن زياد أيمن أنس عماد ياسر بشار
  رضا حسین مهدی امیر سعید حمید مجید جواد هادی کریم نرگس نسرین زهرا سارا لیلا نازنین مهسا ژینا نیکا علیرضا محمدرضا امیرحسین
  غلامرضا عباس اکبر اصغر جعفر موسی یعقوب اسماعیل ابراهیم محسن مسعود بهروز بهرام داریوش کوروش آرش پویا سپیده شیرین پروین
  مسیح ستار فرهاد فرزاد شاهین کاوه سیاوش
`);
/** Places that are given names as well: a capitalised word right after them is a family name. */
export const PLACE_OR_GIVEN = set(`
  paris sydney austin dallas florence victoria charlotte jackson lincoln houston madison chelsea brooklyn jordan georgia chad
  israel santiago sofia diego carolina savannah virginia orlando valencia lourdes troy alexandria regina adelaide lancaster
  washington milan vienna asia kent lorraine salem nancy vera mercedes barry hamilton logan cheyenne adrian damian julian
  clinton bradford preston milton warren marion isabella jamaica malaysia
`);
/** Words that are towns or regions too: believed only where the text says that a place is meant. By language of the text. */
const COMMON_ENGLISH = set(`
  of reading nice mobile most march split bath deal police enterprise hope union man male bar same can van batman orange sale best
  young central independence liberal normal commerce justice story price bay lead media university beach opportunity
  friendship surprise protection defiance liberty progress equality eagle black green white brown grey blue red gold silver rock
  sandy hill lake park bridge ford field wells rice bush king queen prince bishop church temple hall house cross post star
  sun moon spring winter summer may june august sunday monday center centre district republic federal national
  international general admiral major governor council parliament senate army force navy guard state states county town city village
  border line road street square martin george james david john charles thomas anthony joseph henry francis vincent louis lewis
  howard harris clark taylor moore scott allen baker carter davis evans gray hughes kelly morgan murphy nelson owen palmer parker
  perry porter powell quinn reed riley rogers ross russell ryan shaw stewart stone sullivan turner walker ward warren watson webb
  wilson wood wright day date time this that these those they their there here what when where who why how and the are was were
  has had have will would could should might must not but for from with about over under after before during since until
  one two three four five six seven eight nine ten first second third last next new old big long high low east west north south
  al el la le les los las de da do di du des der die das il no so to an as at be by he if in is it me my on or up us we
  salem ada ali sultan hassan ahmad mahmud karim rahim mansur nasir omar said salah saleh haram islam muslim jihad imam sheikh
  mir mira amir ashraf asad kamal hamid aziz latif rashid jamal faisal khalid ibrahim ismail ilyas musa isa yusuf dawud sara
  fatima maryam zahra noor nur shams qamar kara gora mata baba papa mama nana sol mar rio san santa santo sao
  basic bond boston crisis data delta echo energy forest fort france golden grand great guide harbor
  home human hunter imperial iron island jail joy law leader legal meeting metal mill miner mission model monitor mount
  ocean oil olive open order pacific page paradise peace pearl people pilot pioneer plain point polo power premier prime
  prison protest pope port rally rebel record regent rich rights river robe roman rose royal saint sales school sea seal secretary
  security service shell ship short sister sky smith snow soldier son sound speaker sport steel strike student summit
  super sure table target tax teacher tiger total tower trade train travel troop truth unity value valley victory video view vista
  voice wall war water way web wind wing wisdom woman women word work world worker youth zone angel bell bird book
  boys box camp canal castle cave chance chase chief child clay coal coast cold college column come commander congress
  corn corner court cove cow craft crown dale dam dawn deer desert doctor dog dove dream drum duck eden edge egg elk elm era
  fair faith fall farm feast fern fire fish flag flat flint flower fox free friend frost gap garden gate gem giant girl glass
  glory goal golf goose grace grain grass grove gulf gun hand happy harmony hay heart heaven help herald hero honor hood horse
  hot ideal industry inn jet job judge jump kind kit labor lady land lark laurel leaf life light lily lion live lodge
  look lord love luck lynx magic mango manor maple mark mars mart mass mead mercy mesa miracle mirror
  northeast northwest southeast southwest jazeera lakes unity central northern southern eastern western capital interior pacific atlantic
`);
const COMMON_ARABIC = set(`
  ميدي هجين كسب طويلة كاس كأس صبرا الضاحية واو بور بير ياي جوس زمزم بارا بريا سومي هون بانو بلاطة كاي براقش باما إيرز أوو غاو كايا دوري ساكي
  حبي كارما نونا سامارا بوسو ودي بارا بريج المغازي كولون ثاني وانا سوات
  نصيب جوهر كتم بيني ديلي أغرا ستانلي هاملتون ماليه لومي سوفا نوك مرض كالي سورات سامي شيري مدان
  حرية الحرية مهر سال جبهة الجبهة النصر نصر السلام سلام الشهداء شهداء الشهيد الثورة ثورة الوحدة وحدة الكرامة كرامة الأمل أمل
  الحياة حياة النور نور الجديد الجديدة جديد جديدة الكبير الكبيرة كبير العام عام الخاصة حق الحق عين العين تل التل حد الحد
  برج باب الباب دار بيت رأس جبل وادي سوق السوق حي مركز المركز الوسطى الشمالية الجنوبية الشرقية الغربية الشرقي الغربي
  المفرق البيضاء الجوف عمران حجة إب الحي الزهور الصالحية القاسم الحسين الحسينية المهدية محمدية
  صفا الصفا قنا طما دير كفر ساحل الساحل تازة قبلي نالوت مرج المرج زاوية جادو العزيزية الميناء
  المدينة الدائر ليلى ثول بدر الحناكية ضبا السليل خليص شقراء البدائع الأسياح مرات رماح فيفا بيش صامطة
  الخالدية السعدية الفاروق الرشيد المأمون الغزالية العلم بلد راوة شط الشط كوت طوق الطوق السدة
  الدعوة الإصلاح البصيرة الشام قصر القصر القصير السد جزيرة الجزيرة العيون عيون سعيدة ميلة الوادي العلمة
  مستقبل المستقبل ثغر عباس قاسم ماهر عالية
  مدينة المركزي المركزية الوسط وسط الجنوب الشمال الشرق الغرب مركزي الأخضر الأحمر القادسية الظاهرة فارس همدان الداخلة قديم سود
  صور بانه آب القبة جانت الفحص المنشاة الخلفية العقبة المذنب ينقل الزرقاء عنه رانية حجة المحرق الجموم الطارف الأربعاء الشابة النعمة سكر مباركه مباركة العيون الأبيض الأزرق حديثة القائم الخمس المنزلة الحراك البيض العمارة الطبقة مساكن محلات مشهد بورصة خرج بنش البندقية المجمعة السند
  الأحمدي الرملة البحيرة العلا الرس الريان الداخلية البقاع المتحدة مدني بازل نيس إطار
  المسيلة لفيف دورا المثنى واسط معسكر الكرم الخيام الهول التل الرس الحزم الخبر الوجه عتق حرض العين الأبيض نبل نوى قبلي جاسم
`);
const COMMON_PERSIAN = set(`
  جلیل کریمه سند چمن خیام ارز هول بر بور بارا کاس باما ضاحیه هجین کسب زمزم کای جوس هون مخا میدی حرض ردمان طویله بارا کایا دوری نونا کارما سومی اوو لکی یی وانا گرمسیر
  جزیره تفتان واو کولون گائو ساکه صبرا بلاطه نهم شتیلا بوسو موبی سوات حدیثه مارجه میرعلی بنو
  بنی دیلی استنلی همیلتون نوک بلم مدان ماله نصیب جوهر کتم تانه لومه بیرا مرید شیره ادوا
  بهار جم بم سرخ سرد گرم آباد آزادشهر شفت راز فراز جوان جهان امید شهر باغ تفت انار خاش بهمن نیر گرمه بهارستان
  ارم پارس میانه آران نراق خور دیر درود سرعین
    سامان لار تیران اوز بافت راور
  مود فدک عدل کهن فرخ گلستان لاله سلامی شوط قیر آوج
  پیروز خرم داران فامنین مهاجران کرند راین رابر
  مرکزی فارس مدینه سال مهر نور بهار ایوان سراب فردوس انار تفت جم خاش نیر شهرک پنجاب سرخه اندیشه اهرم جرم آب صفوی سنگین عین شهریار مهران پردیس ماهان سامان شرن ساحل قائم عمران صحنه بقاع احمدی قبلی مسئله تازه خارجه وان حوله قبله مزار کرخ بایرن رباط زهرا خالص جدیده کاله رم بن
  کن لیل برن بخت اوج حق رزن شرق غرب شمال جنوب وسط بالا پایین جدید بزرگ کوچک شهید دولت ملت مردم ایالت لب اب شن
`);

/** Everyday words and given names that are the place when a word of place of its own stands before: «در مهران», «في حجة». */
export const PLACED_COMMON = set(
  'المسيلة لفيف کریمه سند مهران حجة لوگر نصيب نصیب ديلي دیلی بنی شيري شیره ادوا لومي لومه مدان جوهر كتم بيني إب عمران بابل صور',
);
/** It goes between two places and is named for both. */
export const ROADS = set('highway road motorway expressway railway route');
/** Lower-case particles within Arabic names in Latin letters. */
export const PARTICLES: ReadonlySet<string> = new Set('al el as ash ar at az ad an adh ath es et'.split(' '));

/** Whether a word of a text in a language is an everyday word as well as a place; folded. */
export function isCommon(key: string, language: string): boolean {
  if (language === 'ar') return COMMON_ARABIC.has(key);
  if (language === 'fa') return COMMON_PERSIAN.has(key);
  if (key === 'al jazeera') return true;
  return COMMON_ENGLISH.has(key);
}

/** Arabic words that only look like a particle written onto a place: «بأنه» is no Baneh, «باراك» no Arak. */
export const WHOLE = set(`
  بأنه باراك باكرا باكر بتلابيب بكل بين بعد بدل لان لانه لكن والد والده والدة وكالة وكاله ولاية والان بلاد بان بانها بها لها فان وان
  بلقاء برية بحرية بحري لجنة لجان لحظة للحد فارس باريس ببيان بيان بيانات لندن ليون ليبيا لبنان
`);
