/** Files as they really arrive: mail, a page with menus, an old encoding, an image, a file cut off. */
import type { SampleFile } from './generate.ts';

export function oddFiles(): SampleFile[] {
  return [
    { name: 'letter-from-sangrud.eml', source: 'کانون نویسندگان سنگ‌رود', bytes: utf8(MAIL) },
    { name: 'page-aldmoor-observer.html', source: 'Aldmoor Observer', bytes: utf8(PAGE) },
    { name: 'old-bulletin-windows-1256.txt', source: 'لجنة الحقوق في وادي اللوز', bytes: windows1256(BULLETIN) },
    { name: 'prices-bandar-sepid.csv', source: 'کانال صدای بندر', bytes: utf8(PRICES) },
    { name: 'square-before-the-march.png', source: 'کانال صدای بندر', bytes: PICTURE },
    {
      name: 'leaflet-cut-off.pdf',
      source: 'کانال صدای بندر',
      bytes: utf8('%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n'),
    },
  ];
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const MAIL = [
  'From: Leila Saheli <leila@writers.sangrud.example>',
  'To: archive@varzan.example',
  'Subject: =?UTF-8?B?2YbYp9mF2YfZlCDYsdiz24zYr9mHINin2LIg2LPZhtqv4oCM2LHZiNiv?=',
  'Date: Sat, 17 Sep 2016 09:12:00 +0330',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'سلام،',
  '',
  'روز پنج‌شنبه ۲۵ شهریور ۱۳۹۵ (۱۵ سپتامبر ۲۰۱۶) پرستاران سنگ‌رود جلوی بیمارستان جمع شدند. من شصت نفر شمردم؛ کسی بازداشت نشد.',
  '',
  'نمونهٔ ساختگی',
  '',
].join('\r\n');

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Exiles fill the quay at Port Lumen | Aldmoor Observer</title>
<meta property="article:published_time" content="2019-11-17"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/weather">Weather</a></li><li><a href="/puzzle">Puzzle</a></li></ul></nav>
<article><h1>Exiles fill the quay at Port Lumen</h1>
<p>Between 300 and 400 people from Varzan stood on the quay of Port Lumen on Saturday, 16 November 2019, holding the names of those arrested in Lalehkenar. The harbour office had expected fifty.</p>
<p>“We are not here to be counted,” said one of them, “but somebody should count.” The police reported no incidents. A counter-rally that had been announced did not take place.</p>
<p>It was the fourth such rally this year. The parliament in Aldmoor will hear two of the speakers next week.</p>
<p>This page is an invented sample.</p></article>
<aside>Most read: ferry timetable; how to pickle lemons</aside><footer>Aldmoor Observer, Quay Street 4</footer></body></html>
`;

const BULLETIN = `نشرة لجنة الحقوق

في العاشر من آذار 2014 منعت الشرطة عائلات المعتقلين من الوقوف أمام دار البلدية في وادي اللوز.
كان عدد الواقفين خمسة وعشرين، معظمهم من النساء.

عينة مختلقة
`;

const PRICES = 'day,bread,fuel\r\n2018-03-01,12,40\r\n2018-04-01,12,44\r\n2018-05-01,14,61\r\n';

/** Windows-1256 by the code table of the vendor; only what the bulletin uses. */
function windows1256(text: string): Uint8Array {
  const table: Record<string, number> = {};
  const put = (from: number, letters: string): void => {
    for (const [i, letter] of [...letters].entries()) table[letter] = from + i;
  };
  put(0xc1, 'ءآأؤإئابةتثجحخدذرزسشصض');
  put(0xd8, 'طظعغـفقك');
  put(0xe1, 'ل');
  put(0xe3, 'منهو');
  put(0xec, 'ىي');
  put(0xa1, '،');
  return Uint8Array.from([...text].map((letter) => table[letter] ?? letter.charCodeAt(0)));
}

/** A picture of one grey pixel. */
const PICTURE = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64'),
);
