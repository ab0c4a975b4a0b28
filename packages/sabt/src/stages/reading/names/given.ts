/**
 * Very common given names of Arabic, Persian, Kurdish, Turkish and Urdu speakers, each with its spellings.
 *
 * One name a line: Latin spellings; Arabic-script spellings; how common (1 very, 2 fairly, 3 less) and sex (m, f, u).
 * A Latin spelling is a small pattern: [ae] one of the letters, (x|y|) one of the strings, x? the letter or nothing.
 * It is written as `latinKey` (lexicon.ts) leaves it: u, ou, oo are "o", ee is "i", doubled letters are single, w is v,
 * x is kh, dj is j, a last -ah/-eh loses its h. A spelling that begins with "~" may be this name, but is first another.
 * Common knowledge, written by hand: it lets Hossein and Husayn be known as one name, and Hassan as another one.
 */
export const GIVEN_NAMES = `
moham[aei]d mohamet mehm[ae]d mehmet moamed mham[ae]d m[ao]homed mamado mohd md mhmd mahamad moh?amado;محمد محمّد محمت محەمەد;1m
ahm[ae]d ahmet ahmad ahamed ahmd;احمد احمت;1m
mahmo(d|t) mahmod mehmo[dt] mamod mahmod mhmod;محمود;1m
hamed ~hamid;حامد;2m
hamid hamit;حميد;2m
hamad hamd;حمد;2m
hamad ham?mad hamad;حماد;3m
hamdan;حمدان;3m
hamdi hamdy;حمدي;3m
hamada;حماده;3m
hos[ae]in hos[ae]yn h[oe]sin hos[ae]ine hocin[e]? hosine hosei?ne hos[ae]iin h[oe]sseyin hoseyin husen hosen hosn?ein[e]? hosie?n hsin hosain;حسين;1m
h[ae]s[ae]n h[ae]s[ae]ne hacen[e]? has[ae]n hs[ae]n;حسن;1m
~has[ae]n has[ae]n[e]? hassaan;حسان;3m
mohs[ei]n mohc[ei]ne? mohs[ei]ne mohsn;محسن;2m
ali aly aley;علي;1m
ali?a aliya aliy[ae]h? alia;عليه عاليه عليا علياء;3f
al[ao]?a ala ala'?;علاء علا الاء;2u
rez[ae] rid[ah]?a ridh?a r[ei]z[ao] rida reda redha rza ridza;رضا رضى;1m
mort[ae]z[ao] m[oe]rt[ae]d[h]?a mort[ae]dha m[ou]rt[ae]za mrtza;مرتضي مرتضا;2m
most[ae]f[ao] m[ou]st[ae]pha most[ae]fa m[ou]st[ae]f[ao] mstfa mostaf moustafa;مصطفي مصطفا مصطف;1m
mojt[ae]b[ao] mogt[ae]ba mojtba;مجتبي مجتبا;2m
mehdi mahdi medhi mehdy m[ae]hd[iy] mhdi;مهدي;1m
hadi hady hedi el?hadi;هادي;2m
(h)oda hod[ae] huda;هدي هدا;3f
abas abbas;عباس;1m
akb[ae]r ekb[ae]r;اكبر;2m
as(gh|q)[ae]r;اصغر;2m
as[gk][ae]r;عسگر عسكر;3m
j[ae]f[ae]r ja?f[ae]r g[ae]f[ae]r c[ae]fer ja'?far djafar;جعفر;2m
(s|ss)ad[ie](q|gh|k|gu|g) sad[ie](q|gh|k|g)ue? sad[ie]gh s[ae]ddi[qk];صادق;2m
s[ae]di(q|gh|k|g) s[ae]de(q|k);صديق صدّيق;3m
k[ae]z[ei]m kaz[ei]m k[ae]dh[ei]m kad[ei]m k[ae]zem kathem kathim;كاظم;2m
(q|gh|k|g)as[ei]m (q|gh|k|g)asim gasem gacem kacem kacim kas[ei]m qassem qsm cas[ei]m;قاسم;2m
abol(q|gh|k|g)as[ei]m abolqasem abol(q|gh|k|g)asm;ابوالقاسم ابالقاسم بلقاسم;2m
abolf[ae](z|dh|d)[ae]?l abolf[ae](z|dh|d)l abolfazl;ابوالفضل ابوفضل ابالفضل;2m
f[ae](z|dh|d)l f[ae](z|d)[ae]l;فضل;3m
fa[yie]?(z|dh|d)[ei]l fazel fadel fadil fadhel fazil;فاضل;3m
ab[oa]b[ae]k[ae]?r abobakr bob[ae]k[ae]?r abo?b[ae]k[ae]r;ابوبكر ابوبكر;2m
b[ae]k[ae]?r bekir;بكر;3m
om[ae]r om[ae]r umer omer omr oumar;عمر;1m
amro amr amrou;عمرو;3m
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
kam[ae]l kem[ae]l;كمال;2m
kamil ~kamel;كامل;2m
kom[ae]il komeil k[ou]mayl koma?yl;كميل;3m
k[ae]rim;كريم;1m
karim[ae] k[ae]rim[ae] kerima;كريمه;3f
kar[ae]m;كرم;3m
akr[ae]m ekr[ae]m;اكرم;2u
r[ae]him;رحيم;2m
r[ae]hm[ae]n[e]? rahm[ae]n rahman;رحمان رحمن;2m
r[ae]hm[ae]t;رحمت رحمه;3u
h[ae]kim;حكيم;2m
hakem ~hakim;حاكم;3m
hal[ie]m halim;حليم;3m
halim[ae] h[ae]lim[ae];حليمه;3f
s[ae]lim salim seli?m saleem;سليم;2m
salem ~salim;سالم;2m
salm[ae]n[e]? selman;سلمان;2m
s[ae]lma selma;سلمي سلما;2f
s[ae]l[ae]m[e]?;سلام;3u
s[ae]l[ae]m[ae] sal[ae]ma;سلامه;3m
so?le?i?m[ae]n[e]? sol[ae][iy]m[ae]n[e]? sl[ie]m[ae]n[e]? soleym[ae]n s[oe]l[ei]im[ae]n s[ou]l[ae]ym[ae]n solaiman solaymane slaiman seleiman s[oe]lim[ae]n;سليمان;1m
sal[ei]h s[ae]l[ei]h salah? ~s[ae]lih saleh sale;صالح;1m
salah s[ae]l[ae]h ~sal[ae];صلاح;2m
salih[ae] sal[ei]ha;صالحه;3f
said saeid saeed saied sayid saiid saayid;سعيد;1m
saida saeed[ae] said[ae] sa[ie]d[ae];سعيده;3f
s[ae]y[ei]d s[ae]i[ei]d syed seid sid ~said;سيد;1m
s[ae]ad s[ae]d;سعد;2m
sa?adi saadi sadi;سعدي;3m
so?ad soad sou?ad;سعاد;2f
m[ae]s?so?d m[ae]s[ou]d masaod m[ae]s[ae]?o[ud] m[ae]s'?od msod masod;مسعود;1m
m[ae]s?om[ae] masom[ae] maesom[ae] ma?asom[ae];معصومه;2f
an?sar ansar;انصار;3u
nas[ei]r ~nasir nac[ei]r[e]? nass[ei]r;ناصر;1m
~nasir;نصير;3m
n[ae]s[ae]?r;نصر;3m
m[ae]nsor;منصور;2m
m[ae]nsor[ae];منصوره;3f
n[ae](d|z)[ei]r nad[ei]r;نادر;2m
n[ae]dia nadi[ae] nadya nadiya;ناديه ناديا;2f
n[ae]zir nazir;نظير نذير;3m
naz[ei]r;ناظر;3m
n[ae]da;ندي ندا;2f
naja[hf]? n[ae]j[ae]h;نجاح;3u
najat n[ae]j[ae]t;نجات نجاه;3f
n[ae]jib n[ae]gib;نجيب;3m
n[ae]j(la|ela)a? n[ae]gla;نجلا نجلاء;3f
nor;نور;2u
nor[ae];نوره نورا;3f
nori nory;نوري;3m
nadim n[ae]dim;نديم;3m
n[ae]im na[ei]m naim na'?im na[ie]m;نعيم;2m
naima na[ei]ma;نعيمه;3f
n[ae]bil nabeel;نبيل;2m
n[ae]bila n[ae]bil[ae];نبيله;3f
nabi;نبي;3m
nid[ah]l n[ei]d[ae]l n[ei](d|dh)[ae]l;نضال;3m
n[ie]m[ae]t?;نعمت نعمه;3u
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
harone? haro[n];هارون;3m
dav?[ou]d dao[ud] dav[ou]d dao[ud]i? d[ae]v[uo]d dahod davo?d da[ou]d;داود داوود;2m
zakar[iy][ae]? z[ae]k[ae]ri[y]?[ae] z[ae]k[ae]ria;زكريا زكريه;2m
z[ae]ki zaky;زكي;3m
z[ae]kaia;زكيه;3f
adam aadam;ادم;3m
noh noah nuh;نوح;3m
id?ris [ie]dr[ie]s[e]?;ادريس;3m
ily[ae]s [ie]li[y]?[ae]s[e]? elyas;الياس;3m
ayob ayo[bp] eyo[bp] ay[iy]?ob;ايوب;2m
lo[tq]man l[oq](q|gh|k|g)m[ae]n lo(q|gh|k|g)m[ae]n;لقمان;3m
f[ae]t[ei]?m[ae] f[ae]t[ei]m[ae] fath[ei]ma fat[ie]ma fadma f[ae]dima f[ae]tm[ae];فاطمه فاطما فاتمه فطيمه;1f
z[ae]hr[ae] zehr[ae] z[ae]hra[a]? ~zohra;زهرا زهراء;1f
zohr[ae] z[ou]hr[ae] zohr[ae];زهره;2f
zoh[ae]ir zoh[ae][yi]r zohe[iy]?r zoh[ei]r zuheir;زهير;2m
z[ae]in[ae]b z[ae]yn[ae]b ze[iy]n[ae][bp] z[ie]n[ae]b z[ae]n[ae]b;زينب;1f
m[ae]ry[ae]m m[ae]r[iy][ae]m[e]? miriam meri?[ye]m mary?iam;مريم مرييم;1f
maria;ماريا;2f
kh?[ae]d[iy]j[ae] kh?[ae]dij[ae] khadiga khadidja hatic[ea] khadij[ae];خديجه;2f
[ae](y|i|ye|yi|e)sh?[ae] a[iy]ch[ae] a[iy]sh[ae] [ae][iye]sh[ae] aesh[ae] aish[ae] ayesh[ae] ay[s]he ais[cs]ha ayaesha;عائشه عايشه عيشه;2f
amna ~amina ~amine amena;آمنه امنه;3f
so(k|q)[ae]?in[ae] s[ae]kin[ae] sokayna;سكينه;3f
k[uo]?olthom k[uo]lth[uo]m k[uo]ls?[uo]m koltho[mn] kolsom;كلثوم;3f
ro(q|gh|k)[ae]y[ae] ro(q|gh|k)[ai][iy][ae] ro(q|gh|k)[iy][ae] ro(q|gh)ayeh roqieh;رقيه;2f
marz[iy][ae] m[ae]r(z|dh|d)iy?[ae];مرضيه مرزيه;2f
raz[iy][ae] r[ae](z|dh|d)iy?[ae];راضيه رضيه;3f
r[ae]zi;راضي رضي;3m
t[ae]h[ei]r[ae] t[ae]h[ei]r[ae];طاهره;2f
t[ae]h[ei]r tah[ei]r;طاهر;2m
t[ae]ha;طه طاها;2m
t[ae]r[ei](q|k|gh|c|g) tari(q|k|gh) tarik tarek;طارق;2m
t[ae]l[ae]l;طلال;3m
t[ae]lh[ae];طلحه;3m
leil[ae] l[ae][yi]l[ae] le[iy]l[ae]? lila leyla;ليلي ليلا ليله;2f
lin[ae] lena;لينا;2f
l[ae]yan le[iy]an;ليان;3f
mona;مني مونا;2f
min[ae] me?ena;مينا;2f
amal amel a?mal;امل امال;3f
hiba h[ei]b[ae];هبه;3f
han[ae]n[e]? hanan;حنان;2f
han[ae] h[ae]n[ae];هنا هناء;3f
hani hany;هاني;2m
h[ae]n[iy]?i?[ae] hanieh;هانيه;3f
h[ae]nin[e]? h[ae]neen;حنين;3f
reem rim rim;ريم;2f
r[ae]nia rany[ae] r[ae]niy[ae];رانيا رانيه;3f
r[ae]na;رنا رعنا;3f
r[ae]mi ramy;رامي;2m
r[ae]min ramin;رامين;2m
r[ae]ji;راجي;3m
r[ae]j[ae]b redj[ae]b receb;رجب;3m
r[ae]m[ae](z|dh|d)[ae]n[e]? ramazan romad?an ramadhan;رمضان;2m
r[ae]fi(q|k|gh|c);رفيق;3m
r[ae]fat ra?afat ref[ae]t;رافت رفعت;3m
r[ae]sh[ie]d r[ae]chid[e]? rash[ie]d rashid;رشيد;2m
r[ae]sh[ae]d r[ae]ch[ae]d;رشاد;3m
rashed rached ~rashid;راشد;3m
r[ae]so[ul] rasol;رسول;2m
r[ae][ou]f raaof ra[ou]of rauf;رئوف رووف رءوف ريوف;3m
raed ra[ei]d ra?[ie]d rayed;رائد رايد;3m
rim[ae];ريما ريمه;3f
s[ae]mir;سمير;2m
s[ae]mir[ae] s[ae]mir[ae];سميره سميرا;2f
samer ~samir;سامر;3m
s[ae]mi samy;سامي;2m
s[ae]m[iy][ae] samia;ساميه;3f
somay[ae] som[ae][yi][ae] soma[iy][ae] somi[ae] som[ae][iy]a;سميه;2f
s[ae]mih;سميح;3m
s[ae]m[ei]h;سامح;3m
s[ae]m[ae]n;سامان;3m
s[ae]m[ae]d;صمد;2m
sar[ae]h? s[ae]ra sahra;ساره سارا;1f
sahar s[ae]h[ae]r;سحر;3f
sana sanaa s[ae]n[ae];سنا سناء ثنا;3f
sonia sonya;سونيا;3f
soh[ae]il soh[ae]yl sohei?l soh[ei]l;سهيل;3m
sohe?il[ae] sohe[iy]l[ae] soh[ae]il[ae];سهيلا سهيله;3f
(s|ss)[ae]i?f se[iy]f s[ae][yi]f saif;سيف;3m
s[ae]m[ae];سما سماء;3f
soltan;سلطان;3m
sa[jg][ae]d sajad sajj?ad;سجاد;2m
s[ae]j[ei]d[ae] sajida;ساجده;3f
sajed sajid;ساجد;3m
satar;ستار;3m
siav[ao]?sh si[yi]?[ae]v[ou]sh siav[au]sh siyavash;سياوش سياووش;2m
si[ae]m[ae]k siyamak;سيامك;2m
sina;سينا;2m
sorosh sro?sh;سروش;3m
soraya s[ou]r[ae][iy][ae];ثريا;3f
sabr?i;صبري;3m
s[ae]b[ei]r;صابر;2m
sob?hi sobhi;صبحي;3m
s[ae]b[ae]h;صباح;3f
s[ae]fa;صفا صفاء;3u
s[ae]d[ei]?(gh|q|k)[ae];صديقه صادقه;3f
sherif sh[ae]rif ch[ae]rif[e]?;شريف;2m
sh[ae]rif[ae];شريفه;3f
sho(k|q)ri ch[oe]kri shokri;شكري;3m
sh[ae]d[yi];شادي;3m
sh[ae]ker;شاكر;3m
sh[ae]h?b[ae]n[e]? chab[ae]n[e]?;شعبان;3m
sh[ae]ah?in sh[ae]hin ch[ae]hin[e]?;شاهين;2u
sh[ae]hram;شهرام;2m
sh[ae]hrokh;شاهرخ;3m
sh[ae]hri?ar shahriyar;شهريار;3m
sh[ae]h[ae]b;شهاب;3m
sh[ae]hl[ae];شهلا;3f
sh[ae]hn[ae]z;شهناز;3f
sh[ae]h?r[ae]z[ae]d;شهرزاد;3f
sh[ae]hid chahid;شهيد;3m
sh[ae]im[ae] sh[ae]ym[ae] ch[ae]im[ae];شيما شيماء;3f
shiva;شيوا;3f
shirin sh[ie]rin;شيرين;2f
jav[ae]d j[ae]v[ae]d javad ja?o?ad joad jaouad cevad;جواد;2m
j[ae]l[ae]l dj[ae]lal gal[ae]l celal;جلال;2m
j[ae]lil dj[ae]lil galil;جليل;2m
j[ae]b[ei]r djaber gaber jabir;جابر;2m
j[ae]bar djabar gabar;جبار;3m
jih[ae]d j[ei]h[ae]d djihad gihad;جهاد;3m
jom[ae] goma joma[ha]?;جمعه;3m
jasem jas[ei]m;جاسم;3m
j[ae]h[ae]ngir jahangir;جهانگير;3m
j[ae]mshid djamshid;جمشيد;2m
(kh)osro[v]? khosr[ou]v? khosrav?;خسرو;2m
khod[ae]d[ae]d khdadad;خداداد;3m
khad[ei]r khe?d[ei]?r khid[ei]?r khe?z[ei]?r khiz[ei]?r;خضر خدر;3m
khamis;خميس;3m
khairi kheiri;خيري;3m
h[ae]b[ie]b habib;حبيب;2m
h[ae]b[ie]b[ae];حبيبه;3f
h[ae]f[ei](z|dh|d);حافظ;3m
h[ae](j|g|dj) h[ae]ji h[ae]jj?i hadji;حاج حاجي;2m
h[ae]m[zs][ae] ham[zs][ae];حمزه;2m
h[ae]t[ei]m hat[ei]m;حاتم;3m
h[ae]z[ei]m hazim;حازم;3m
h[ae]s[ei]b;حسيب;3m
hosni h[ou]sni;حسني;3m
h[ae]i?dar? he[iy]d[ae]r h[ae][yi]d[ae]r haidar hidr;حيدر;2m
hojj?[ae]t hojat;حجت;3m
h[ae]d[iy]th?[ae] h[ae]dis[ae];حديثه حديث;3f
fah?d fehd;فهد;3m
f[ae]him;فهيم;3m
f[ae]him[ae];فهيمه;3f
fahmi;فهمي;3m
fa(y|i|e)[ei]?z;فائز فايز;3m
f[ae]is[ae]l faysal f[ae]y[cs][ae]l fe[iy][sc][ae]l;فيصل;2m
f[ae]di fady;فادي;3m
f[ae]r[ei]s f[ae]r[ei]s;فارس;2m
f[ae]r[ie]d;فريد;2m
f[ae]rid[ae];فريده;2f
f[ae]r[ae]j faradj;فرج;3m
f[ae]r[ae]h;فرح;3f
f[ae]rh[ae]d ferh[ae]t;فرهاد;2m
f[ae]rz[ae]d;فرزاد;2m
f[ae]rzin;فرزين;3m
f[ae]rz[ae]n[ea];فرزانه;2f
f[ae]rsh[ie]d;فرشيد;2m
f[ae]rsh[ae]d;فرشاد;3m
f[ae]rd?in;فردين;3m
f[ae]riba;فريبا;2f
f[ae]riborz;فريبرز;3m
f[ae]r[ae]m[ae]rz;فرامرز;3m
fer[ei]?i?don fereydon fre[iy]don far[ei]?[iy]don;فريدون;2m
fer[ei]sht[ea] f[ei]r[ei]sht[ea];فرشته;2f
firo[uo]?z[e]? firoz feroz fayr[ou]z;فيروز;3u
f[ae]th?i fathi fethi fathy;فتحي;3m
f[ae]th[ae]?;فتح;3m
foad fo'?ad fou?ad fuad;فواد;2m
f[ae]vzi f[ae]ozi fo[vz]i favzi faozi fev?zi;فوزي;3m
(q|gh|k|g)[ae]d[ei]r (q|gh|k)ad[ei]r;قادر;2m
(q|gh|k)orb[ae]n;قربان;3m
(q|gh|k)[ae]h?r[ae]m[ae]n;قهرمان;3m
(q|gh|k|g)[ae]is (q|gh|k)[ae]ys;قيس;3m
(q|gh|k|g)odr[ae]t;قدرت;3m
(gh|g|q|r|k)[ae]z[iy];غازي;3m
(gh|g|q)[ae]s[ae]n[e]?;غسان;3m
(gh|g|q)ol[ae]m;غلام;2m
(gh|g|q)ad[ae];غاده;3f
m[ae]j[iy]d m[ae]gid mecit;مجيد;2m
majed maged ~majid ~magid;ماجد;2m
m[ae]jd magd;مجد;3m
m[ae]jdi m[ae]gdi;مجدي;3m
m[ae]lek malik;مالك;3m
m[ae]lak ~malek ~malik;ملك;3u
m[ae]her mah[ei]r;ماهر;3m
m[ae]zen maz[ei]n;مازن;3m
m[ae]zi?ar maziyar;مازيار;3m
m[ae]hsa;مهسا;3f
m[ae]hn[ae]z;مهناز;2f
m[ae]hin;مهين;3f
m[ae]hbob[ae];محبوبه;3f
m[ae]hdi[yi]?[ae];مهديه;3f
m[ei]hr[ae]n;مهران;2m
m[ei]hrd[ae]d;مهرداد;2m
m[ei]hri;مهري;3f
m[ei]ys[ae]m m[ae]is[ae]m m[ei]is[ae]m m[ae]yth[ae]m;ميثم;2m
mil[ae]d;ميلاد;2m
mitra;ميترا;3f
m[ou]az moa[dz]h? moa[sz];معاذ;3m
mo?[ei]in mo[ei]in moin moyin;معين;3m
moh[ae]n[ae]d mohanad;مهند;3m
mo[ae]m[ae]r mo?amar m[ou]amar;معمر;3m
mokht[ae]r mo[ck]ht[ae]r;مختار;3m
mor[ae]d m[ou]r[ae][dt];مراد;2m
morsal mors[ae]l;مرسل;3m
mos[ae]b mos?ab mos'?ab;مصعب;3m
mosl[ei]m m[ou]sl[ei]m;مسلم;3m
mom[ei]n moum[ei]n;مومن;3m
m[ou]nir;منير;3m
m[ou]nir[ae];منيره;3f
mont[ae]z[ae]r;منتظر;3m
manoch[ei]h?[ae]?r m[ae]noch[ei]hr;منوچهر;2m
manij[ae] m[ae]nizh[ae];منيژه;3f
m[ae]rw[ae]n m[ae]rv[ae]n[e]?;مروان;2m
m[ae]rv[ae];مروه مروا;3f
(v|oua|ou)[ae]lid v[ae]l[ie]d oualid valid;وليد;2m
v[ae]hid vahid;وحيد;2m
v[ae]li;ولي;3m
v[ae]el vael ouail v[ae][ei]l vayel;وائل وايل;3m
v[ae]f[ae];وفا وفاء;3f
v[ae]sim vassim ouas[ie]m[e]?;وسيم;3m
v[ae]s[ae]m vis[ae]m;وسام;3m
[ae]b[ei]d ~abd;عابد;3m
abd;عبد;3m
[ae]d[ei]l ad[ei]l adl;عادل;2m
adn[ae]n[e]? [ae]dn[ae]n;عدنان;3m
[ae]fif;عفيف;3m
al[ae]v?i;علوي;3m
am[ae]r[e]? amar ammar;عمار;3m
[ie]m[ae]d em[ae]d im[ae]d[e]?;عماد;2m
an[ae]s;انس;3m
anw[ae]r anv[ae]r enver;انور;3m
[ae]r[ei]f;عارف;2m
ar[ae]sh;ارش;2m
[ae]rm[ae]n;ارمان آرمان;2m
armin;ارمين;2m
ar[iy][ae]n? aryan arian;ارين اريان;3m
ardal[ae]n;اردلان;3m
ardeshir ardashir;اردشير;3m
arm[iy]ta;ارميتا;3f
ar?ezo ar[ei]zo;ارزو;3f
ashr[ae]f achr[ae]f;اشرف;2u
ashk[ae]n;اشكان;3m
asm[ae];اسما اسماء;2f
asad as[ae]d;اسد;3m
asaad asad;اسعد;3m
[ae]s[ei]f;اصف;3m
a?t[ei]f;عاطف;3m
at[ae];عطا;3m
atiya at[iy][ae];عطيه;3f
az[ie]z;عزيز;2m
azar;اذر;3u
azam azam;اعظم;2u
azad;ازاد;3m
[ie]h?s[ae]n[e]? ehs[ae]n ihs[ae]n;احسان;2m
[ie]yad ey[ae]d iy[ae]d;اياد;3m
ihab ehab;ايهاب;3m
im[ae]m em[ae]m;امام;3m
ir[ae]j;ايرج;2m
[ie]rf[ae]n;عرفان;2m
[ie]s[ae]m esam iss[ae]m;عصام;3m
[ie]sl[ae]m;اسلام;3m
el?ham ilh[ae]m elham;الهام;2f
el[ae]h[ae];الهه;2f
olfat;الفت;3f
omid [ou]m[ei]?id om[ie]d omed;اميد;2m
oday ady ody odai;عدي;3m
afshin;افشين;3m
afsan[ae];افسانه;3f
bab[ae]k;بابك;2m
b[ae](gh|q|k)[ei]r b[ae]q[ei]r baker;باقر;2m
b[ae]hm[ae]n;بهمن;2m
b[ae]hr[ae]m;بهرام;2m
b[ae]har;بهار;3f
b[ae]h[ae]r[ae]n;بهاران;3f
baha b[ae]h[ae];بها بهاء;3m
b[ae]sh[ie]r;بشير;2m
bash?ar;بشار;3m
b[ae]s[ae]m[e]? bassam;بسام;3m
b[ae]s[ei]l;باسل;3m
b[ae]s[ei]m[e]?;باسم;3m
b[ae]d[ei]?r;بدر;3m
behn[ae]m;بهنام;2m
behro[uo]?z behroz behrooz;بهروز;2m
behz[ae]d;بهزاد;2m
bij[ae]n bizh[ae]n;بيژن بيجن;2m
bil[ae]l b[ei]l[ae]l[e]?;بلال;3m
borh[ae]n borhan[e]?;برهان;3m
botol bat[ou]l;بتول;3f
dar[iy][ou]sh d[ae]r[iy][ou]sh daryosh;داريوش;2m
d[ae]ni[ae]l danyal;دانيال;3m
di[ae]b;دياب ذياب;3m
do?[ae] do'?a doaa;دعا دعاء;3f
din[ae];دينا;3f
p[ae]rv[iy]z p[ae]rvi[zs];پرويز;2m
p[ae]rvin;پروين;2f
p[ae]rv[ae]n[ae];پروانه;3f
p[ae]ris[ae];پريسا;3f
p[ae]rs[ae];پارسا;3m
p[ei]?[iy]m[ae]n peym[ae]n payman;پيمان;2m
p[ei]dr[ae]m;پدرام;3m
poi?a poy[ae] pouya;پويا;3m
por[iy][ae] poria;پوريا;3m
koro?sh k[ou]r[ou]sh cyrus;كوروش كورش;3m
k[ae]mr[ae]n;كامران;2m
k[ae]mb[iy]z;كامبيز;3m
k[ae]v[ae];كاوه;3m
k[iy]van ke[iy]v[ae]n k[ae]yv[ae]n;كيوان;3m
k[iy][ae]n[o]?sh kianosh;كيانوش;3m
kiomars kiumars kiomarc;كيومرث كيومرس;3m
kobra;كبري كبرا;3f
n[ae]hid;ناهيد;2f
n[ae]rg[ei]s;نرگس نرجس;2f
n[ae]s?rin n[ae]srin;نسرين;2f
n[ae]sim;نسيم;3f
n[ae]v?id navid;نويد;2m
nim[ae];نيما;2m
nikol?as;نيكلاس;3m
nil?of[ae]r nil[ou]f[ae]r;نيلوفر;3f
r[ou]s?t[ae]m rost[ae]m;رستم;2m
roya;رويا;3f
roh ruh;روح;3m
s[ae]s[ae]n;ساسان;3m
s[ae]f[ae]r;صفر;3m
sim[ae];سيما;3f
simin;سيمين;3f
sor?h[ae]b sohr[ae]b;سهراب;2m
siros cirus;سيروس;2m
sep[ei]hr;سپهر;3m
sepid[ae];سپيده;3f
set[ae]r[ae];ستاره;3f
set[ae]y[ei]sh;ستايش;3f
t[ae](gh|q|k)i;تقي;3m
n[ae](gh|q|k)i;نقي;3m
t[ae]yo?b t[ae]y[ei]b;طيب;3m
t[ae]is?ir taysir;تيسير;3m
t[ae]m[ei]r;تامر;3m
tovfi(q|k|gh) t[ao]vf?i(q|k|gh) tofi(q|k|gh) t[ae]vfi(q|k) toafik;توفيق;3m
teim[ou]r te?[iy]m[ou]r;تيمور;3m
tor[ae]j;تورج;3m
yad;ياد;3m
yas;ياس;3f
zi[y]?[ae]d zyad;زياد;2m
z[ae]id z[ae]yd ze[iy]d;زيد;3m
zi?ya zi[y]?[ae];ضيا ضياء;3m
mih?r[ae]b mehr[ae]b;مهراب محراب;3m
mirza;ميرزا;3m
mir;مير;2m
sh[ae]h;شاه;3m
ism[ae]t [ei]sm[ae]t;عصمت;3u
n[ou]sr[ae]t;نصرت;3u
[ie]z[ae]?t ezz?[ae]t;عزت;3u
h[ei]m[ae]t;همت;3m
[ei]nay[ae]t;عنايت;3m
j[ae]v[ae]n?shir;جوانشير;3m
masih;مسيح;3m
moh[ae]rr?[ae]m;محرم;3m
m[ae]z?lom;مظلوم;3m
m[ei]hr[ae]ng[iy]z;مهرانگيز;3f
gol?sh?[ae]n;گلشن;3f
azhar;ازهر;3m
noroz navroz n[ei]vroz nov?roz;نوروز;3m
b[ei]rivan;بيريوان بريوان;3f
s[ei]rv[ae]r;سرور;3u
s[ei]rd[ae]r;سردار;3m
sh[ei]rk?o sherko;شيركو شيرکۆ;3m
kh?an;خان;2m
gul gol;گل;3u
zarin? z[ae]rin;زرين;3f
z[ae]rg?hon[ae] zarghon[ae];زرغونه;3f
sp[oe]?zhm[ae]i spozhmai;سپوژمي;3f
`;
