/** Given names that are known but not quite so common; same form as given.ts. */
export const RARER_GIVEN_NAMES = `
hamad ham?mad hamad;حماد;3m
hamdan;حمدان;3m
hamdi hamdy;حمدي;3m
hamada;حماده;3m
~has[ae]n has[ae]n[e]? hassaan;حسان;3m
ali?a aliya aliy[ae]h? alia;عليه عاليه عليا علياء;3f
(h)oda hod[ae] huda;هدي هدا;3f
as[gk][ae]r;عسگر عسكر;3m
sedi(q|gh|k|g) sidi(q|gh|k|g) sidi(q|k)e ~sad[ie](q|gh|k|g) s[ei]d[ei](q|k);صديق صدّيق;3m
fazl fadl fadhl fadal fazal;فضل;3m
fa[yie]?(z|dh|d)[ei]l fazel fadel fadil fadhel fazil;فاضل;3m
b[ae]k[ae]?r bekir;بكر;3m
amro amr amrou;عمرو;3m
kom[ae]il komeil k[ou]mayl koma?yl;كميل;3m
karim[ae] k[ae]rim[ae] kerima;كريمه;3f
kar[ae]m;كرم;3m
r[ae]hm[ae]t;رحمت رحمه;3u
hakem ~hakim;حاكم;3m
hal[ie]m halim;حليم;3m
halim[ae] h[ae]lim[ae];حليمه;3f
salam salame selam;سلام;3u
s[ae]l[ae]m[ae] sal[ae]ma;سلامه;3m
salih[ae] sal[ei]ha;صالحه;3f
saida saeed[ae] said[ae] sa[ie]d[ae];سعيده;3f
sa?adi saadi sadi;سعدي;3m
an?sar ansar;انصار;3u
~nasir;نصير;3m
n[ae]s[ae]?r;نصر;3m
m[ae]nsor[ae];منصوره;3f
n[ae]zir nazir;نظير نذير;3m
naz[ei]r;ناظر;3m
naja[hf]? n[ae]j[ae]h;نجاح;3u
najat n[ae]j[ae]t;نجات نجاه;3f
n[ae]jib n[ae]gib;نجيب;3m
n[ae]j(la|ela)a? n[ae]gla;نجلا نجلاء;3f
nor[ae];نوره نورا;3f
nori nory;نوري;3m
nadim n[ae]dim;نديم;3m
naima na[ei]ma;نعيمه;3f
n[ae]bila n[ae]bil[ae];نبيله;3f
nabi;نبي;3m
nid[ah]l n[ei]d[ae]l n[ei](d|dh)[ae]l;نضال;3m
n[ei]m[ae]t nema;نعمت نعمه;3u
harone? haro[n];هارون;3m
z[ae]ki zaky;زكي;3m
z[ae]kaia;زكيه;3f
adam aadam;ادم;3m
noh noah nuh;نوح;3m
id?ris [ie]dr[ie]s[e]?;ادريس;3m
ily[ae]s [ie]li[y]?[ae]s[e]? elyas;الياس;3m
lo[tq]man l[oq](q|gh|k|g)m[ae]n lo(q|gh|k|g)m[ae]n;لقمان;3m
amna ~amina ~amine amena;آمنه امنه;3f
so(k|q)[ae]?in[ae] s[ae]kin[ae] sokayna;سكينه;3f
k[uo]?olthom k[uo]lth[uo]m k[uo]ls?[uo]m koltho[mn] kolsom;كلثوم;3f
raz[iy][ae] r[ae](z|dh|d)iy?[ae];راضيه رضيه;3f
r[ae](z|dh|d)i;راضي;3m
[ae]b[ie]dine?;عابدين;3m
t[ae][iy]?[ei]?(b|p) t[ae]yi(b|p) t[ae][iy]e(b|p);طيب;3m
t[ae]l[ae]l;طلال;3m
t[ae]lh[ae];طلحه;3m
l[ae]yan le[iy]an;ليان;3f
amal amel a?mal;امل امال;3f
hiba h[ei]b[ae];هبه;3f
han[ae] h[ae]n[ae];هنا هناء;3f
h[ae]n[iy][ae] hani[y]?[ae];هانيه;3f
h[ae]nin[e]? h[ae]neen;حنين;3f
r[ae]nia rany[ae] r[ae]niy[ae];رانيا رانيه;3f
r[ae]na;رنا رعنا;3f
r[ae]ji;راجي;3m
r[ae]j[ae]b redj[ae]b receb;رجب;3m
r[ae]fi(q|k|gh|c);رفيق;3m
r[ae]fat ra?afat ref[ae]t;رافت رفعت;3m
r[ae](sh|ch)ad;رشاد;3m
rashed rached ~rashid;راشد;3m
r[ae][ou]f raaof ra[ou]of rauf;رئوف رووف رءوف ريوف;3m
raed raid rayed;رائد رايد;3m
rim[ae];ريما ريمه;3f
samer ~samir;سامر;3m
s[ae]m[iy][ae] samia;ساميه;3f
samih;سميح;3m
sameh ~samih;سامح;3m
s[ae]m[ae]n;سامان;3m
sahar s[ae]h[ae]r;سحر;3f
sana sanaa s[ae]n[ae];سنا سناء ثنا;3f
sonia sonya;سونيا;3f
soh[ae]il soh[ae]yl sohei?l soh[ei]l;سهيل;3m
sohe?il[ae] sohe[iy]l[ae] soh[ae]il[ae];سهيلا سهيله;3f
seif saif s[ae]yf;سيف;3m
s[ae]m[ae];سما سماء;3f
soltan;سلطان;3m
s[ae]j[ei]d[ae] sajida;ساجده;3f
sajed sajid;ساجد;3m
satar;ستار;3m
sorosh sro?sh;سروش;3m
soraya s[ou]r[ae][iy][ae];ثريا;3f
sabr?i;صبري;3m
sob?hi sobhi;صبحي;3m
s[ae]b[ae]h;صباح;3f
s[ae]fa;صفا صفاء;3u
s[ae]d[ei]?(gh|q|k)[ae];صديقه صادقه;3f
sh[ae]rif[ae];شريفه;3f
sho(k|q)ri ch[oe]kri shokri;شكري;3m
sh[ae]d[yi];شادي;3m
sh[ae]ker;شاكر;3m
sh[ae]h?b[ae]n[e]? chab[ae]n[e]?;شعبان;3m
sh[ae]hrokh;شاهرخ;3m
sh[ae]hri?ar shahriyar;شهريار;3m
sh[ae]h[ae]b;شهاب;3m
sh[ae]hl[ae];شهلا;3f
sh[ae]hn[ae]z;شهناز;3f
sh[ae]h?r[ae]z[ae]d;شهرزاد;3f
sh[ae]hid chahid;شهيد;3m
sh[ae]im[ae] sh[ae]ym[ae] ch[ae]im[ae];شيما شيماء;3f
shiva;شيوا;3f
j[ae]bar djabar gabar;جبار;3m
jih[ae]d j[ei]h[ae]d djihad gihad;جهاد;3m
jom[ae] goma joma[ha]?;جمعه;3m
jasem jas[ei]m;جاسم;3m
j[ae]h[ae]ngir jahangir;جهانگير;3m
khod[ae]d[ae]d khdadad;خداداد;3m
khad[ei]r khe?d[ei]?r khid[ei]?r khe?z[ei]?r khiz[ei]?r;خضر خدر;3m
khamis;خميس;3m
khairi kheiri;خيري;3m
h[ae]b[ie]b[ae];حبيبه;3f
h[ae]f[ei](z|dh|d);حافظ;3m
h[ae]t[ei]m hat[ei]m;حاتم;3m
h[ae]z[ei]m hazim;حازم;3m
h[ae]s[ei]b;حسيب;3m
hosni h[ou]sni;حسني;3m
hoj[ae]t hoj?at;حجت;3m
h[ae]d[iy]th?[ae] h[ae]dis[ae];حديثه حديث;3f
fah?d fehd;فهد;3m
f[ae]him;فهيم;3m
f[ae]him[ae];فهيمه;3f
fahmi;فهمي;3m
fa(y|i|e)[ei]?z;فائز فايز;3m
f[ae]di fady;فادي;3m
f[ae]r[ae]j faradj;فرج;3m
f[ae]r[ae]h;فرح;3f
f[ae]rzin;فرزين;3m
farshad fershad;فرشاد;3m
f[ae]rd?in;فردين;3m
f[ae]riborz;فريبرز;3m
f[ae]r[ae]m[ae]rz;فرامرز;3m
firo[uo]?z[e]? firoz feroz fayr[ou]z;فيروز;3u
f[ae]th?i fathi fethi fathy;فتحي;3m
f[ae]th[ae]?;فتح;3m
f[ae]vzi f[ae]ozi fo[vz]i favzi faozi fev?zi;فوزي;3m
(q|gh|k)orb[ae]n;قربان;3m
(q|gh|k)[ae]h?r[ae]m[ae]n;قهرمان;3m
(q|gh|k|g)[ae]is (q|gh|k)[ae]ys;قيس;3m
(q|gh|k|g)odr[ae]t;قدرت;3m
(gh|g|q)[ae]zi;غازي;3m
(gh|g|q)[ae]s[ae]n[e]?;غسان;3m
(gh|g|q)ad[ae];غاده;3f
m[ae]jd magd;مجد;3m
m[ae]jdi m[ae]gdi;مجدي;3m
m[ae]lek malik;مالك;3m
m[ae]lak ~malek ~malik;ملك;3u
m[ae]her mah[ei]r;ماهر;3m
m[ae]zen maz[ei]n;مازن;3m
m[ae]zi?ar maziyar;مازيار;3m
m[ae]hsa;مهسا;3f
m[ae]hin;مهين;3f
m[ae]hbob[ae];محبوبه;3f
m[ae]hdi[yi]?[ae];مهديه;3f
m[ei]hri;مهري;3f
mitra;ميترا;3f
m[ou]az moa[dz]h? moa[sz];معاذ;3m
mo?[ei]in mo[ei]in moin moyin;معين;3m
moh[ae]n[ae]d mohanad;مهند;3m
mo[ae]m[ae]r mo?amar m[ou]amar;معمر;3m
mokht[ae]r mo[ck]ht[ae]r;مختار;3m
morsal mors[ae]l;مرسل;3m
mos[ae]b mos?ab mos'?ab;مصعب;3m
mosl[ei]m m[ou]sl[ei]m;مسلم;3m
mom[ei]n moum[ei]n;مومن;3m
m[ou]nir;منير;3m
m[ou]nir[ae];منيره;3f
mont[ae]z[ae]r;منتظر;3m
manij[ae] m[ae]nizh[ae];منيژه;3f
m[ae]rv[ae];مروه مروا;3f
v[ae]li;ولي;3m
v[ae]el vael ouail v[ae][ei]l vayel;وائل وايل;3m
v[ae]f[ae];وفا وفاء;3f
v[ae]sim vassim ouas[ie]m[e]?;وسيم;3m
v[ae]s[ae]m vis[ae]m;وسام;3m
[ae]b[ei]d ~abd;عابد;3m
abd;عبد;3m
adn[ae]n[e]? [ae]dn[ae]n;عدنان;3m
[ae]fif;عفيف;3m
al[ae]v?i;علوي;3m
am[ae]r[e]? amar ammar;عمار;3m
an[ae]s;انس;3m
anw[ae]r anv[ae]r enver;انور;3m
ar[iy][ae]n aryan;ارين اريان;3m
ar[iy]a;اريا;3m
ardal[ae]n;اردلان;3m
ardeshir ardashir;اردشير;3m
arm[iy]ta;ارميتا;3f
ar?ezo ar[ei]zo;ارزو;3f
ashk[ae]n;اشكان;3m
asad as[ae]d;اسد;3m
asaad asad;اسعد;3m
[ae]s[ei]f;اصف;3m
a?t[ei]f;عاطف;3m
at[ae];عطا;3m
atiya at[iy][ae];عطيه;3f
azar;اذر;3u
azad;ازاد;3m
[ie]yad ey[ae]d iy[ae]d;اياد;3m
ihab ehab;ايهاب;3m
im[ae]m em[ae]m;امام;3m
[ie]s[ae]m esam iss[ae]m;عصام;3m
[ie]sl[ae]m;اسلام;3m
olfat;الفت;3f
oday ady ody odai;عدي;3m
afshin;افشين;3m
afsan[ae];افسانه;3f
b[ae]har;بهار;3f
b[ae]h[ae]r[ae]n;بهاران;3f
baha b[ae]h[ae];بها بهاء;3m
bash?ar;بشار;3m
b[ae]sam[e]?;بسام;3m
b[ae]s[ei]l;باسل;3m
b[ae]s[ei]m;باسم;3m
b[ae]d[ei]?r;بدر;3m
bil[ae]l b[ei]l[ae]l[e]?;بلال;3m
borh[ae]n borhan[e]?;برهان;3m
botol bat[ou]l;بتول;3f
d[ae]ni[ae]l danyal;دانيال;3m
di[ae]b;دياب ذياب;3m
do?[ae] do'?a doaa;دعا دعاء;3f
din[ae];دينا;3f
p[ae]rv[ae]n[ae];پروانه;3f
p[ae]ris[ae];پريسا;3f
p[ae]rs[ae];پارسا;3m
p[ei]dr[ae]m;پدرام;3m
poi?a poy[ae] pouya;پويا;3m
por[iy][ae] poria;پوريا;3m
korosh ~cyrus ~ciros;كوروش كورش;3m
k[ae]mb[iy]z;كامبيز;3m
k[ae]v[ae];كاوه;3m
k[iy]van ke[iy]v[ae]n k[ae]yv[ae]n;كيوان;3m
k[iy][ae]n[o]?sh kianosh;كيانوش;3m
kiomars kiumars kiomarc;كيومرث كيومرس;3m
kobra;كبري كبرا;3f
n[ae]sim;نسيم;3f
nikol?as;نيكلاس;3m
nil?of[ae]r nil[ou]f[ae]r;نيلوفر;3f
roya;رويا;3f
roh ruh;روح;3m
s[ae]s[ae]n;ساسان;3m
s[ae]f[ae]r;صفر;3m
sim[ae];سيما;3f
simin;سيمين;3f
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
z[ae]id z[ae]yd ze[iy]d;زيد;3m
zi?ya zi[y]?[ae];ضيا ضياء;3m
m[ei]hr[ae]b;مهراب محراب;3m
mirza;ميرزا;3m
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
sh[ei]rk?o sherko;شيركو شركو;3m
gul gol;گل;3u
z[ae]rin;زرين;3f
z[ae]rg?hon[ae] zarghon[ae];زرغونه;3f
sp[oe]?zhm[ae]i spozhmai;سپوژمي;3f
j[o]rj g[e]?org[e]? georges? jorg[ei]?;جورج;3m
b[ou]tros;بطرس;3m
bol[ou]s;بولس;3m
mish[ei]l michel mishal;ميشيل ميشال;3m
ant[ou]n antoine antonios;انطون انطوان;3m
samih[ae];سميحه;3f
l[ae]tif;لطيف;3m
l[ae]tif[ae];لطيفه;3f
az[ie]z[ae];عزيزه;3f
abouzar abozar;ابوذر;3m
rasha;رشا;3f
haitham h[ae][iy]th[ae]m h[ae]is[ae]m;هيثم;3m
`;
