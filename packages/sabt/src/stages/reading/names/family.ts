/**
 * Common family names that are not simply a given name with -i, -zadeh, -pour, -ian and the like (lexicon.ts derives
 * those). Same form as given.ts. What they do here is mostly to keep look-alikes apart: Karami is not Karimi,
 * Khamenei not Khomeini, Rahmani not Rahimi.
 */
export const FAMILY_NAMES = `
(gh|q|k|kh|g)[ae](d|dd|th|dh|dth|z|zz|tt|t)h?[ae]fi (gh|q|k|kh|g)adaf[iy] kadhafi;قذافي;3u
kh?am[ei]?n[ei][yi]? khamen[ae]?[iy];خامنه خامني خامنهاي خامنيي;3u
kh?om[ae]?[yi]?n[iy] khomeyni;خميني;3u
ro[vw]?h[ae]ni roh[ae]ni ruhani;روحاني;3u
raf?s[ae]nj[ae]ni;رفسنجاني;3u
kh[ae]t[ae]mi;خاتمي;3u
kh[ae]sho(q|k|g|gh)(j|g|ch)?[iy] kh[ae]sh[ou](q|k|g|gh)(j|g|ch)?[iy];خاشقجي خاشقچي;3u
(q|gh|k)[ae]lib[ae]f;قاليباف;3u
z[ae]rif;ظريف;3u
karami kerami;كرمي;2u
k[ae]rimi karemi;كريمي;1u
k[ae]r[ae]mati;كرامتي;3u
rahm[ae]ni;رحماني رحمني;2u
r[ae]himi;رحيمي;1u
r[ae]hm[ae]ti;رحمتي;2u
hos[ae]ini hos[ae]yni hosini housseini;حسيني;1u
h[ae]s[ae]ni;حسني;2u
m[ou]s[ae]vi moos[ae]vi m[ou]s[ae][uo]i;موسوي;1u
moham[ae]di mohamedi mohamadi;محمدي;1u
m[ae]hmo[ud]di m[ae]hm[ou]di;محمودي;2u
hamidi;حميدي;2u
hamedi;حامدي;3u
ahm[ae]di;احمدي;1u
mor[ae]di m[ou]r[ae]di;مرادي;2u
rost[ae]mi;رستمي;2u
m[ae]l[ei]ki;ملكي;2u
maliki ~maleki;مالكي;2u
s[ae]l[ei]hi;صالحي;2u
h[ae]ydari;حيدري;2u
as[ae]di;اسدي;2u
sad[ei](q|gh|k)i;صادقي;2u
s[ei]d[ei](q|gh|k)(o|)i ~sadi(q|gh|k)i;صديقي;2u
solt[ae]ni;سلطاني;2u
k[iy][ae]ni;كياني;3u
b[ae](gh|q|k)[ei]ri;باقري;2u
sh[ae]rifi;شريفي;2u
k[ae]zemi;كاظمي;2u
j[ae]f[ae]ri;جعفري;2u
t[ae]h[ei]ri;طاهري;2u
gh?ol[ae]mi;غلامي;2u
khosr[ao][vw]?i;خسروي;2u
mo(gh|q)[ae]d?[ae]m moqadam moghadam;مقدم;2u
am[ie]ri;اميري;2u
nori;نوري;2u
(gh|q|k)orb[ae]ni;قرباني;2u
am[ie]ni;اميني;2u
az[ie]zi;عزيزي;2u
abb?[ae]si;عباسي;2u
z[ae]m[ae]ni;زماني;2u
j[ae]l[ae]li;جلالي;2u
jalili;جليلي;2u
jam[ae]li;جمالي;2u
k[ae]m[ae]li;كمالي;2u
afsh[ae]r;افشار;3u
tor[ae]bi;ترابي;3u
r[ae]sh[ie]di;رشيدي;2u
h[ae]sh[ei]mi;هاشمي;1u
hesh[ae]m[ae]ti;حشمتي;3u
n[ae]zari;نظري;2u
(gh|q|k)[ae]d[ei]ri;قادري;2u
(gh|q|k)[ae]d[ie]ri;قديري;3u
(gh|q|k)[ae]nb[ae]ri;قنبري;2u
n[ae]j[ae]fi;نجفي;2u
esk[ae]nd[ae]ri;اسكندري;2u
shir[ae]zi;شيرازي;3u
t[ei]hr[ae]ni;تهراني طهراني;3u
k[ae]sh[ae]ni;كاشاني;3u
(q|gh)omi;قمي;3u
t[ae]br[ie]zi;تبريزي;3u
esf[ae]h[ae]ni [ie]sf[ae]h[ae]ni;اصفهاني;3u
k[ei]rm[ae]ni;كرماني;3u
khor[ae]s[ae]ni;خراساني;3u
kord[ei]?st[ae]ni;كردستاني;3u
kordi;كردي;3u
as(gh|q)[ae]ri;اصغري;2u
as[gk][ae]ri;عسگري عسكري;2u
akb[ae]ri;اكبري;2u
t[ae]v[ae]koli;توكلي;2u
p[ae]n[ae]hi;پناهي;2u
s[ae]f[ae]ri;صفري;2u
safai safaei safayi;صفايي صفائي;3u
s[ae]f[ae]vi;صفوي;3u
f[ae]thi;فتحي;2u
fatahi;فتاحي;3u
god[ae]rzi gode?rzi;گودرزي;3u
sh[ae]hb[ae]zi;شهبازي;3u
ke?sh[ae]v[ae]rz;كشاورز;3u
ke?sh[ae]v[ae]rzi;كشاورزي;3u
n[ae]d[ei]ri;نادري;2u
n[ae]s[ei]ri;ناصري;2u
n[ae]siri;نصيري;2u
nasri;نصري;3u
f[ae]r[ae]ji;فرجي;2u
h[ae]t[ae]mi;حاتمي;3u
ranjb[ae]r;رنجبر;3u
r[ae]soli;رسولي;2u
j[ae]h[ae]ngiri;جهانگيري;3u
m[ou]kht[ae]ri;مختاري;3u
b[ae]ba[iy];بابايي بابائي;2u
lotfi;لطفي;3u
r[ae]m[ae]z[ae]ni;رمضاني;2u
h[ae]bibi;حبيبي;2u
b[ae]khti[y]?[ae]ri;بختياري;3u
s[ae]m[ae]di;صمدي;3u
s[ae]m[ei]ti;صامتي;3u
j[ae]mshidi;جمشيدي;3u
m[ae]jidi;مجيدي;3u
kh[ae]lili;خليلي;2u
kh[ae]l[ei]di;خالدي;3u
ab[ei]di;عابدي;3u
obeidi ob[ae][iy]di;عبيدي;3u
abdi;عبدي;3u
abdoli;عبدلي;3u
y[ou]sefi;يوسفي;2u
y[ae](gh|q)obi;يعقوبي;3u
t[ae](gh|q)vi;تقوي;3u
n[ae](gh|q)?avi;نقوي;3u
al[ae]vi;علوي;2u
m[ae]hdavi;مهدوي;2u
j[ae]v[ae]di;جوادي;3u
j[ae]v[ae]heri;جواهري;3u
mor?t[ae]z[ae]vi;مرتضوي;3u
r[ae]z[ae]vi r[ei]z?vi;رضوي;3u
r[ei]z[ae][ei]?[iy]* reza[ei]?[iy];رضايي رضائي;1u
mirz[ae][ei]?[iy];ميرزايي ميرزائي;2u
s[ae]jadi;سجادي;3u
s[ae]d[ae]ti;سعادتي;3u
saidi;سعيدي;2u
saadi;سعدي;3u
mas?odi;مسعودي;3u
n[ae]imi;نعيمي;3u
n[ei]m[ae]ti;نعمتي;3u
n[ae]bavi;نبوي;3u
h[ae]kimi;حكيمي;3u
r[ae]isi;رئيسي رييسي;3u
d[ei]h(gh|q)[ae]n;دهقان;3u
d[ei]h(gh|q)[ae]ni;دهقاني;3u
f[ae]r[ae]h[ae]ni;فراهاني;3u
k[ae]rbal[ae][ei]?[iy]?;كربلايي كربلائي;3u
al?njar n[ae][jg][ae]r [ae]ln[ae][jg][ae]r;نجار;2u
m[ae]sri;مصري;3u
h[ae]d[ae]d;حداد;2u
kh[ae]tib;خطيب;2u
kh[ae]t[ae]b;خطاب;3u
s[ae]yad;صياد;3u
kh[ae]y[ae]t;خياط;3u
kh[ae]b[ae]z;خباز;3u
s[ae]b[ae](gh|q);صباغ;3u
d[ae]b[ae](gh|q);دباغ;3u
at?[ae]r;عطار;3u
sh[ae]?[ei]r;شاعر;3u
a(q|k)ad;عقاد;3u
[ae]st[ae]l;اسطل;3u
m[ae]d?hon;مدهون;3u
b[ae]r[ae](d|gh)oti;برغوتي برغوثي;3u
h[ae]riri;حريري;3u
t[ae]mimi;تميمي;2u
dol[ae]imi d[ou]l[ae][iy]mi;دليمي;3u
jobori j[ou]bo[u]?ri;جبوري;3u
(sh|ch)amari sh[ae]m[ae]ri;شمري;3u
zobaidi z[ou]b[ae][iy]di;زبيدي;3u
s[ae]m[ae]r[ae]?[iy];سامرايي سامرائي;3u
b[ae](gh)?d[ae]di;بغدادي;3u
h[ae]l[ae]bi;حلبي;3u
hom?si;حمصي;3u
d[ei]?mash(q|k)i;دمشقي;3u
sh[ae]mi;شامي;3u
t[ou]nsi;تونسي;3u
m[ae](gh)r[ae]bi;مغربي;3u
(gh|q|k)[ae]ht[ae]ni;قحطاني;3u
(gh|g)[ae]mdi;غامدي;3u
otaibi ot[ae][iy]bi;عتيبي;3u
sh[ae]hri;شهري;3u
h[ae]rbi;حربي;3u
dos[ae]ri d[ao][uv]?s[ae]ri;دوسري;3u
zahr[ae]ni;زهراني;3u
d[ae]rvish d[ae]rvich;درويش;3u
m[ae]nsori;منصوري;2u
b[ae]r[ae]k[ae]t;بركات;3u
sh[ae]h[ae]da;شحاده;3u
el?b[ae]r[ae]d[ae]?[yi];برادعي;3u
hon[ae]idi;هنيدي;3u
z[ae](gh)lol;زغلول;3u
b[ou]teflika;بوتفليقه;3u
ben?kir[ae]n;بنكيران;3u
shirz[ae]d;شيرزاد;3u
sh[ae]hidi;شهيدي;3u
d[ae]r[ae]bi;دارابي;3u
b[ae]hr[ae]mi;بهرامي;3u
r[ae]j[ae]bi;رجبي;2u
(gh|q|k)[ae]s[ei]mi;قاسمي;2u
esm[ae][ei]?li;اسماعيلي;2u
[ie]br[ae]himi;ابراهيمي;1u
sole?[iy]?m[ae]ni sol[ae][iy]m[ae]ni;سليماني;2u
b[ae]l[ou]?ch [ae]lb[ae]loshi;بلوچ بلوشي;3u
rigi;ريگي;3u
mol[ae][iy];مولايي ملايي;3u
s[ae]l[ie]mi;سليمي;3u
sal[ei]mi;سالمي;3u
esl[ae]mi;اسلامي;3u
sh[ae]fi[ei]?i shafii;شفيعي;3u
t[ae]j?ik;تاجيك;3u
moh?s[ei]ni;محسني;3u
r[ae]d;راد;3u
f[ae]rd;فرد;3u
as[ei]?l;اصل;3u
z[ae]nd;زند;3u
k[ae]dkhod[ae][iy]?;كدخدايي;3u
bojari;بوجاري;3u
d[ae]vodi;داودي داوودي;3u
s[ae]l[ae]ri;سالاري;3u
sh[ae]keri shakiri;شاكري;3u
sho(k|q)ri;شكري;3u
sho(gh|q)i;شوقي;3u
n[ae]zeri;ناظري;3u
izadi ezadi;ايزدي;3u
y[ae]zdi;يزدي;3u
y[ae]zd[ae]ni;يزداني;3u
ebadi;عبادي;3u
l[ae]tifi;لطيفي;3u
sh[ae]kiba;شكيبا;3u
f[ae]r[ae]hi;فرحي;3u
kh[ae]demi;خادمي;3u
`;
