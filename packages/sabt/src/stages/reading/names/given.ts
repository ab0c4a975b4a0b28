/**
 * Very common given names of Arabic, Persian, Kurdish, Turkish and Urdu speakers, each with its spellings.
 *
 * One name a line: Latin spellings; Arabic-script spellings; how common (1 very, 2 fairly, 3 less) and sex (m, f, u).
 * A Latin spelling is a small pattern: [ae] one of the letters, (x|y|) one of the strings, x? the letter or nothing.
 * It is written as `latinKey` (lexicon.ts) leaves it: u, ou, oo are "o", ee is "i", doubled letters are single, w is v,
 * x is kh, dj is j, a last -ah loses its h. A spelling that begins with "~" may be this name, but is first another.
 * Common knowledge, written by hand: it lets Hossein and Husayn be known as one name, and Hassan as another one.
 */
export const GIVEN_NAMES = `
moham[aei]d mohamet mehm[ae]d mehmet moamed mham[ae]d m[ao]homed mamado mohd md mhmd mahamad moh?amado;محمد محمّد محمت محەمەد;1m
ahm[ae]d ahmet ahmad ahamed ahmd;احمد احمت;1m
mahmo(d|t) mahmod mehmo[dt] mamod mahmod mhmod;محمود;1m
hamed ~hamid;حامد;2m
hamid hamit;حميد;2m
hamad hamd;حمد;2m
hos[ae]in hos[ae]yn h[oe]sin hos[ae]ine hocin[e]? hosine hosei?ne hos[ae]iin h[oe]sseyin hoseyin husen hosen hosn?ein[e]? hosie?n hsin hosain;حسين;1m
h[ae]s[ae]n h[ae]s[ae]ne hacen[e]? has[ae]n hs[ae]n;حسن;1m
mohs[ei]n mohc[ei]ne? mohs[ei]ne mohsn;محسن;2m
ali aly aley;علي;1m
al[ao]?a ala ala'?;علاء علا الاء;2u
rez[ae] rid[ah]?a ridh?a r[ei]z[ao] rida reda redha rza ridza;رضا;1m
mort[ae]z[ao] m[oe]rt[ae]d[h]?a mort[ae]dha m[ou]rt[ae]za mrtza;مرتضي مرتضا;2m
most[ae]f[ao] m[ou]st[ae]pha most[ae]fa m[ou]st[ae]f[ao] mstfa mostaf moustafa;مصطفي مصطفا مصطف;1m
mojt[ae]b[ao] mogt[ae]ba mojtba;مجتبي مجتبا;2m
mehdi mahdi medhi mehdy m[ae]hd[iy] mhdi;مهدي;1m
hadi hady hedi el?hadi;هادي;2m
abas abbas;عباس;1m
akb[ae]r ekb[ae]r;اكبر;2m
as(gh|q)[ae]r;اصغر;2m
j[ae]f[ae]r ja?f[ae]r g[ae]f[ae]r c[ae]fer ja'?far djafar;جعفر;2m
(s|ss)ad[ie](q|gh|k|gu|g) sad[ie](q|gh|k|g)ue? sad[ie]gh s[ae]ddi[qk];صادق;2m
k[ae]z[ei]m kaz[ei]m k[ae]dh[ei]m kad[ei]m k[ae]zem kathem kathim;كاظم;2m
(q|gh|k|g)as[ei]m (q|gh|k|g)asim gasem gacem kacem kacim kas[ei]m qassem qsm cas[ei]m;قاسم;2m
abol?(q|gh|k|g)as[ei]m abol(q|gh|k|g)asm b[eo]l(q|k|g|gh)[ae][cs][ei]m;ابوالقاسم ابوقاسم ابالقاسم بلقاسم;2m
abol?f[ae](z|dh|d)[ae]?l abolf[ae](z|dh|d)l;ابوالفضل ابوفضل ابالفضل;2m
ab[oa]b[ae]k[ae]?r abobakr bob[ae]k[ae]?r abo?b[ae]k[ae]r;ابوبكر ابوبكر;2m
om[ae]r om[ae]r umer omer omr oumar;عمر;1m
amer ~amir;عامر;2m
amir emir ameer amir ami?re;امير;1m
amin emin amine;امين;1m
amina emin[ea] ~amine;امينه;2f
iman imen ei?man imane ~aiman;ايمان;2u
[ae]ym[ae]n aymane aim[ae]n ~eiman;ايمن;2m
osm[ae]n othm[ae]n[e]? [ou]t[h]?m[ae]n[e]? ot?sman ousman[e]?;عثمان;2m
os[ae]m[ae] us[ae]m[ae] oc[ae]ma osam[ae];اسامه;2m
hosh?am hos[ae]m hoc[ae]m[e]? h[eu]s[ae]m[e]? hosam hisam;حسام;2m
his?h[ae]m h[ei]sh[ae]m hish[ae]m hich[ae]m[e]? hesh[ae]m;هشام;2m
h[ae]sh[ei]m h[ae]ch[ei]m[i]? hash[ei]m hac?hem;هاشم;2m
(kh|k|ch)al[ei]d (kh|k|ch)al[ei]d;خالد;1m
(kh|k|ch)alil (kh|k|ch)al[ie]l (kh|k)lil;خليل;2m
jam[ae]l j[ae]mal g[ae]mal cemal;جمال;1m
j[ae]mil g[ae]mil cemil;جميل;2m
jamil[ae] g[ae]mil[ae] djamila jamil[eh];جميله;2f
kamal kemal;كمال;2m
kamil kamel camel;كامل;2m
k[ae]rim;كريم;1m
akram ekrem;اكرم;2u
[ei]kram;اكرام;3u
r[ae]him;رحيم;2m
r[ae]hm[ae]n[e]? rahm[ae]n rahman;رحمان رحمن;2m
h[ae]kim;حكيم;2m
s[ae]lim salim seli?m saleem;سليم;2m
salem ~salim;سالم;2m
salm[ae]n[e]? selman;سلمان;2m
s[ae]lma selma;سلمي سلما;2f
so?le?i?m[ae]n[e]? sol[ae][iy]m[ae]n[e]? sl[ie]m[ae]n[e]? soleym[ae]n s[oe]l[ei]im[ae]n s[ou]l[ae]ym[ae]n solaiman solaymane slaiman seleiman s[oe]lim[ae]n;سليمان;1m
saleh salih sale;صالح;1m
salah selah;صلاح;2m
said saeid saeed saied sayid saiid saayid;سعيد;1m
s[ae]y[ei]d s[ae]i[ei]d syed seid sid ~said;سيد;1m
s[ae]ad s[ae]d;سعد;2m
so?ad soad sou?ad;سعاد;2f
m[ae]s?so?d m[ae]s[ou]d masaod m[ae]s[ae]?o[ud] m[ae]s'?od msod masod;مسعود;1m
m[ae]s?om[ae] masom[ae] maesom[ae] ma?asom[ae];معصومه;2f
nas[ei]r ~nasir nac[ei]r[e]? nass[ei]r;ناصر;1m
m[ae]nsor;منصور;2m
n[ae]d[ei]r;نادر;2m
n[ae]dia nadi[ae] nadya nadiya;ناديه ناديا;2f
n[ae]da;ندي ندا;2f
nor;نور;2u
n[ae]im na[ei]m naim na'?im na[ie]m;نعيم;2m
n[ae]bil nabeel;نبيل;2m
yos[ei]f y[ou]s[ou]f yosof jos[ou]f yos[ei]f[e]? yoc[ei]f yosep[h]? yosf yu[cs][ou]f josof;يوسف;1m
yon[ei]s yon[ou]s yon[ae]s y[ou]nis jon[ue]s;يونس;2m
y[ae]hy[ae] yahia y[ae]hi[ya] j[ae]hja yahiya yehia yahy[ae];يحيي يحيا;2m
y[ae](q|gh|k|g)o?b ya(q|gh|k|g)[ou]b jak[ou]b y[ae]co[ub] yaaqo[bp] y[ae]a(q|gh|k|g)o[bp];يعقوب;2m
y[ae]s[ei]r yass[ei]r yac[ei]r;ياسر;2m
y[ae]sin[e]? yacin[e]? yass[ie]n[e]? y[ae]s[ei]n;ياسين;2m
y[ae]s[ae]?min[ea]? jasmin[e]? yas[ae]min[e]?;ياسمين ياسمن;2f
[ie]br[ae]h?[ie]m[e]? [ie]br[ae]him[e]? abr[ae]h[ai]m br[ae]him[e]? ibraheem ibr[ae]him;ابراهيم ابرهيم;1m
[ie]s[mh]?[ae]?[ie]l [ie]sm[ae][ie]l[e]? sma[ie]l[e]? [ie]sm[ae][eiy]?[ie]l esma?[ey]?il ism[ae]el;اسماعيل اسمعيل اسمائيل;1m
[ie]s[-]?ha?(q|gh|k|g) [ie]sha(q|gh|k|g|c) [ie]sha[qk] isaac;اسحاق اسحق;2m
[ie]sa aisa [ei][iy]?sa aysa issa eesa iss[ae] i[cs]a;عيسي عيسا;2m
m[ou]s[ae] mosa mosa;موسي موسا;2m
dav?[ou]d dao[ud] dav[ou]d dao[ud]i? d[ae]v[uo]d dahod davo?d da[ou]d;داود داوود;2m
zakar[iy][ae]? z[ae]k[ae]ri[y]?[ae] z[ae]k[ae]ria;زكريا زكريه;2m
ayob ayo[bp] eyo[bp] ay[iy]?ob;ايوب;2m
f[ae]t[ei]?m[ae] f[ae]t[ei]m[ae] fath[ei]ma fat[ie]ma fadma f[ae]dima f[ae]tm[ae];فاطمه فاطما فاتمه فطيمه;1f
z[ae]hr[ae] zehr[ae] z[ae]hra[a]? ~zohra;زهرا زهراء;1f
zohr[ae] z[ou]hr[ae] zohr[ae];زهره;2f
zoh[ae]ir zoh[ae][yi]r zohe[iy]?r zoh[ei]r zuheir;زهير;2m
z[ae]in[ae]b z[ae]yn[ae]b ze[iy]n[ae][bp] z[ie]n[ae]b z[ae]n[ae]b;زينب;1f
m[ae]ry[ae]m m[ae]r[iy][ae]m[e]? miriam meri?[ye]m mary?iam;مريم مرييم;1f
maria;ماريا;2f
kh?[ae]d[iy]j[ae] kh?[ae]dij[ae] khadiga khadidja hatic[ea] khadij[ae];خديجه;2f
[ae](y|i|ye|yi|e|)(sh|ch)[ae];عائشه عايشه عيشه;2f
ro(q|gh|k)[ae]y[ae] ro(q|gh|k)[ai][iy][ae] ro(q|gh|k)[iy][ae] ro(q|gh)ayeh roqieh;رقيه;2f
marz[iy][ae] m[ae]r(z|dh|d)iy?[ae];مرضيه مرزيه;2f
t[ae]h[ei]r[ae] t[ae]h[ei]r[ae];طاهره;2f
t[ae]h[ei]r tah[ei]r;طاهر;2m
t[ae]ha;طه طاها;2m
t[ae]r[ei](q|k|gh|c|g) tari(q|k|gh) tarik tarek;طارق;2m
leil[ae] l[ae][yi]l[ae] le[iy]l[ae]? lila leyla;ليلي ليلا ليله;2f
lin[ae] lena;لينا;2f
mona;مني مونا;2f
min[ae] me?ena;مينا;2f
han[ae]n[e]? hanan;حنان;2f
hani hany;هاني;2m
reem rim rim;ريم;2f
r[ae]mi ramy;رامي;2m
r[ae]min ramin;رامين;2m
r[ae]m[ae](z|dh|d)[ae]n[e]? ramazan romad?an ramadhan;رمضان;2m
r[ae](sh|ch)id;رشيد;2m
r[ae]so[ul] rasol;رسول;2m
s[ae]mir;سمير;2m
s[ae]mir[ae] s[ae]mir[ae];سميره سميرا;2f
s[ae]mi samy;سامي;2m
somay[ae] som[ae][yi][ae] soma[iy][ae] somi[ae] som[ae][iy]a;سميه;2f
s[ae]m[ae]d;صمد;2m
sar[ae]h? s[ae]ra sahra;ساره سارا;1f
sajad sagad;سجاد;2m
siav[ao]?sh si[yi]?[ae]v[ou]sh siav[au]sh siyavash;سياوش سياووش;2m
si[ae]m[ae]k siyamak;سيامك;2m
sina;سينا;2m
s[ae]b[ei]r;صابر;2m
sherif sh[ae]rif ch[ae]rif[e]?;شريف;2m
sh[ae]ah?in sh[ae]hin ch[ae]hin[e]?;شاهين;2u
sh[ae]hram;شهرام;2m
shirin sh[ie]rin;شيرين;2f
jav[ae]d j[ae]v[ae]d javad ja?o?ad joad jaouad cevad;جواد;2m
j[ae]l[ae]l dj[ae]lal gal[ae]l celal;جلال;2m
j[ae]lil dj[ae]lil galil;جليل;2m
j[ae]b[ei]r djaber gaber jabir;جابر;2m
j[ae]mshid djamshid;جمشيد;2m
(kh)osro[v]? khosr[ou]v? khosrav?;خسرو;2m
h[ae]b[ie]b habib;حبيب;2m
h[ae](j|g|dj) h[ae]ji h[ae]jj?i hadji;حاج حاجي;2m
h[ae]m[zs][ae] ham[zs][ae];حمزه;2m
h[ae]i?dar? he[iy]d[ae]r h[ae][yi]d[ae]r haidar hidr;حيدر;2m
f[ae]is[ae]l faysal f[ae]y[cs][ae]l fe[iy][sc][ae]l;فيصل;2m
f[ae]r[ei]s f[ae]r[ei]s;فارس;2m
f[ae]r[ie]d;فريد;2m
f[ae]rid[ae];فريده;2f
f[ae]rh[ae]d ferh[ae]t;فرهاد;2m
f[ae]rz[ae]d;فرزاد;2m
f[ae]rz[ae]n[ea];فرزانه;2f
f[ae]rshid;فرشيد;2m
f[ae]riba;فريبا;2f
fer[ei]?i?don fereydon fre[iy]don far[ei]?[iy]don;فريدون;2m
fer[ei]sht[ea] f[ei]r[ei]sht[ea];فرشته;2f
foad fo'?ad fou?ad fuad;فواد;2m
(q|gh|k|g)[ae]d[ei]r (q|gh|k)ad[ei]r;قادر;2m
(gh|g|q)ol[ae]m;غلام;2m
m[ae]j[iy]d m[ae]gid mecit;مجيد;2m
majed maged ~majid ~magid;ماجد;2m
m[ae]hn[ae]z;مهناز;2f
m[ei]hr[ae]n;مهران;2m
m[ei]hrd[ae]d;مهرداد;2m
m[ei]ys[ae]m m[ae]is[ae]m m[ei]is[ae]m m[ae]yth[ae]m;ميثم;2m
mil[ae]d;ميلاد;2m
mor[ae]d m[ou]r[ae][dt];مراد;2m
manoch[ei]h?[ae]?r m[ae]noch[ei]hr;منوچهر;2m
m[ae]rw[ae]n m[ae]rv[ae]n[e]?;مروان;2m
(v|oua|ou)[ae]lid v[ae]l[ie]d oualid valid;وليد;2m
v[ae]hid vahid;وحيد;2m
[ae]d[ei]l;عادل;2m
[ie]m[ae]d em[ae]d im[ae]d[e]?;عماد;2m
[ae]r[ei]f;عارف;2m
ar[ae]sh;ارش;2m
[ae]rm[ae]n;ارمان آرمان;2m
armin;ارمين;2m
ashr[ae]f achr[ae]f;اشرف;2u
asm[ae];اسما اسماء;2f
az[ie]z;عزيز;2m
azam azam;اعظم;2u
[ie]h?s[ae]n[e]? ehs[ae]n ihs[ae]n;احسان;2m
ir[ae]j;ايرج;2m
[ie]rf[ae]n;عرفان;2m
el?ham ilh[ae]m elham;الهام;2f
el[ae]h[ae];الهه;2f
omid [ou]m[ei]?id om[ie]d omed;اميد;2m
bab[ae]k;بابك;2m
b[ae](gh|q|k)[ei]r b[ae]q[ei]r baker;باقر;2m
b[ae]hm[ae]n;بهمن;2m
b[ae]hr[ae]m;بهرام;2m
b[ae]shir;بشير;2m
behn[ae]m;بهنام;2m
behro[uo]?z behroz behrooz;بهروز;2m
behz[ae]d;بهزاد;2m
bij[ae]n bizh[ae]n;بيژن بيجن;2m
dar[iy][ou]sh d[ae]r[iy][ou]sh daryosh;داريوش;2m
p[ae]rv[iy]z p[ae]rvi[zs];پرويز;2m
p[ae]rvin;پروين;2f
p[ei]?[iy]m[ae]n peym[ae]n payman;پيمان;2m
k[ae]mr[ae]n;كامران;2m
n[ae]hid;ناهيد;2f
n[ae]rg[ei]s;نرگس نرجس;2f
n[ae]s?rin n[ae]srin;نسرين;2f
n[ae]v?id navid;نويد;2m
nim[ae];نيما;2m
r[ou]s?t[ae]m rost[ae]m;رستم;2m
sor?h[ae]b sohr[ae]b;سهراب;2m
siros ciros cyrus;سيروس;2m
zi[y]?[ae]d zyad;زياد;2m
mir;مير;2m
kh?an;خان;2m
`;
