/**
 * What people call columns, in English, Arabic, Persian, German and French: for each field the names that mean
 * exactly it, then words that point to it as part of a name. Folded like column names are (`foldName`).
 */
export interface FieldWords {
  field: string;
  names: readonly string[];
  words: readonly string[];
}

const list = (text: string): string[] => text.split(',').map((word) => word.trim());

export const COLUMN_WORDS: readonly FieldWords[] = [
  {
    field: 'id',
    names: list(
      'id, key, uid, uuid, guid, identifier, event id, record id, case id, case number, case no, globaleventid, event id cnty, data id, nr, no, number, num, laufende nummer, lfd nr, aktenzeichen, numero, identifiant, المعرف, معرف, رقم, الرقم, رقم القضية, شناسه, کد, شماره, شماره پرونده, ردیف',
    ),
    words: list('id, uuid, شناسه, معرف'),
  },
  {
    field: 'title',
    names: list(
      'title, headline, heading, subject, topic, name, thema, titel, betreff, überschrift, schlagzeile, titre, sujet, objet, العنوان, عنوان, الموضوع, موضوع, الاسم, تیتر, سرتیتر, نام',
    ),
    words: list('title, headline, thema, titel, titre, عنوان, العنوان, تیتر'),
  },
  {
    field: 'text',
    names: list(
      'text, content, body, article, full text, fulltext, paragraphs, recommendation, message, post, inhalt, volltext, artikel, text des artikels, texte, contenu, corps, النص, نص, المحتوى, محتوى, المقال, متن, محتوا, متن خبر, متن کامل',
    ),
    words: list('text, content, body, inhalt, texte, contenu, نص, النص, متن, محتوا'),
  },
  {
    field: 'published',
    names: list(
      'published, published at, publication date, pub date, pubdate, date published, uploaded, posted, date, datum, veröffentlicht, erscheinungsdatum, date de publication, publié, تاريخ النشر, تاريخ, التاريخ, تاریخ انتشار, تاریخ, time, timestamp, created, created at, day, jour, tag',
    ),
    words: list('published, publication, date, datum, uploaded, تاریخ, تاريخ, التاريخ'),
  },
  {
    field: 'start',
    names: list(
      'start, start date, date start, date from, from date, event date, date, datum, beginn, begin, von, date de début, début, day, tag, jour, event day, time, timestamp, تاريخ البدء, تاريخ الحدث, تاريخ, التاريخ, تاریخ شروع, تاریخ رویداد, تاریخ, آغاز, شروع',
    ),
    words: list('start, date, datum, beginn, تاریخ, تاريخ, التاريخ'),
  },
  {
    field: 'end',
    names: list('end, end date, date end, date to, to date, enddatum, date de fin, تاريخ الانتهاء, تاریخ پایان, پایان'),
    words: list('end date, enddatum'),
  },
  {
    field: 'url',
    names: list(
      'url, link, uri, href, source url, web, website, webseite, lien, الرابط, رابط, لینک, پیوند, نشانی, آدرس',
    ),
    words: list('url, link, رابط, لینک'),
  },
  {
    field: 'source',
    names: list(
      'source, sources, outlet, publisher, newspaper, channel, media, quelle, medium, zeitung, herausgeber, source de presse, éditeur, journal, المصدر, مصدر, الصحيفة, الناشر, منبع, رسانه, خبرگزاری, ناشر',
    ),
    words: list('source, outlet, publisher, quelle, مصدر, المصدر, منبع'),
  },
  {
    field: 'author',
    names: list('author, byline, writer, autor, verfasser, auteur, المؤلف, الكاتب, كاتب, نویسنده, مؤلف, خبرنگار'),
    words: list('author, autor, auteur'),
  },
  {
    field: 'languages',
    names: list('language, lang, source language, sprache, langue, اللغة, لغة, زبان'),
    words: list('language, sprache, langue, زبان'),
  },
  {
    field: 'place',
    names: list(
      'place, location, city, town, venue, site, ort, stadt, versammlungsort, ort bzw wegstrecke, lieu, ville, المكان, مكان, المدينة, مدينة, الموقع, مکان, محل, شهر, محل وقوع',
    ),
    words: list('place, location, city, town, ort, stadt, lieu, ville, مكان, مدينة, مکان, شهر'),
  },
  { field: 'lat', names: list('lat, latitude, breitengrad, خط العرض, عرض جغرافیایی'), words: list('latitude') },
  {
    field: 'lon',
    names: list('lon, lng, long, longitude, längengrad, خط الطول, طول جغرافیایی'),
    words: list('longitude'),
  },
  {
    field: 'country',
    names: list('country, country name, nation, land, staat, pays, البلد, بلد, الدولة, کشور'),
    words: list('country, land, pays, کشور, البلد'),
  },
  {
    field: 'type',
    names: list(
      'type, event type, kind, category, sub event type, art, art der versammlung, typ, kategorie, catégorie, النوع, نوع, الفئة, دسته, گونه',
    ),
    words: list('type, نوع'),
  },
  {
    field: 'participants',
    names: list(
      'participants, attendance, crowd size, size, protesters, number of participants, teilnehmer, teilnehmerzahl, teilnehmende, anzahl teilnehmer, participants estimés, المشاركون, عدد المشاركين, شرکت کنندگان, تعداد شرکت کنندگان, جمعیت',
    ),
    words: list('participants, teilnehmer, teilnehmerzahl, المشاركين, شرکت'),
  },
  {
    field: 'killed',
    names: list(
      'killed, deaths, fatalities, dead, best, getötet, tote, todesopfer, morts, tués, القتلى, عدد القتلى, قتلى, کشته ها, کشته, کشته شدگان, تعداد کشته ها',
    ),
    words: list('killed, deaths, fatalities, tote, morts, القتلى, کشته'),
  },
  {
    field: 'injured',
    names: list(
      'injured, wounded, verletzt, verletzte, blessés, الجرحى, عدد الجرحى, جرحى, زخمی, زخمی ها, مجروح, مجروحان',
    ),
    words: list('injured, wounded, verletzte, blessés, جرحى, زخمی'),
  },
  {
    field: 'arrested',
    names: list(
      'arrested, arrests, detained, festgenommen, festnahmen, verhaftet, arrêtés, المعتقلون, عدد المعتقلين, معتقلون, بازداشت, بازداشت شدگان, دستگیر شدگان',
    ),
    words: list('arrested, arrests, detained, festnahmen, معتقلين, بازداشت'),
  },
  {
    field: 'description',
    names: list(
      'description, desc, notes, note, summary, abstract, remarks, comment, comments, beschreibung, bemerkung, bemerkungen, anmerkung, zusammenfassung, résumé, remarques, الوصف, وصف, ملاحظات, ملخص, توضیحات, شرح, چکیده, یادداشت, خلاصه',
    ),
    words: list('description, notes, summary, abstract, beschreibung, bemerkung, وصف, توضیحات, چکیده'),
  },
  { field: 'reliability', names: list('reliability, zuverlässigkeit, fiabilité, الموثوقية, اعتبار'), words: [] },
  { field: 'year', names: list('year, jahr, année, annee, السنة, سنة, العام, عام, سال'), words: list('year') },
  {
    field: 'value',
    names: list(
      'value, percent, share, score, index, estimate, mean, wert, prozent, anteil, valeur, القيمة, النسبة, مقدار, درصد, نمره',
    ),
    words: list('value, percent, score, mean'),
  },
  {
    field: 'series',
    names: list('series, indicator, measure, variable, reihe, série, السلسلة, المؤشر, شاخص'),
    words: [],
  },
  {
    field: 'question',
    names: list('question, question text, item, wording, frage, السؤال, سؤال, پرسش'),
    words: list('question'),
  },
  {
    field: 'population',
    names: list('population, universe, sample population, grundgesamtheit, univers, المجتمع, جامعه آماری'),
    words: list('population'),
  },
  {
    field: 'n',
    names: list('n, sample size, sample, respondents, base, stichprobe, échantillon, حجم العينة, العينة, حجم نمونه'),
    words: list('sample size, respondents'),
  },
  {
    field: 'house',
    names: list('house, pollster, polling house, institute, firm, organization, organisation, institut, الجهة, مؤسسه'),
    words: list('pollster, house'),
  },
  { field: 'mode', names: list('mode, method, survey mode, befragungsart, طريقة, شیوه'), words: list('mode') },
  { field: 'unit', names: list('unit, units, einheit, unité, الوحدة, واحد'), words: [] },
  {
    field: 'low',
    names: list('low, lower, lower bound, ci low, q025, حد أدنى, کران پایین'),
    words: list('lower, q025'),
  },
  {
    field: 'high',
    names: list('high, upper, upper bound, ci high, q975, حد أعلى, کران بالا'),
    words: list('upper, q975'),
  },
  {
    field: 'institution',
    names: list('institution, body, parliament, chamber, organ, assembly, المؤسسة, الهيئة, البرلمان, نهاد, مجلس'),
    words: list('institution, parliament'),
  },
  {
    field: 'position',
    names: list('position, vote, stance, decision, stimme, الموقف, التصويت, موضع, رأی'),
    words: list('vote, position'),
  },
  { field: 'about', names: list('about, subject, topic, issue, concerning, الموضوع, موضوع'), words: [] },
  { field: 'outcome', names: list('outcome, result, ergebnis, résultat, النتيجة, نتیجه'), words: list('outcome') },
];
