import type { CaseBlock } from './format.ts';

export const LATIN: CaseBlock[] = [
  {
    about: 'English days',
    lines: `
on 14 March 2019 => 2019-03-14
March 14th, 2019 => 2019-03-14
March 14, 2019, in Aleppo => 2019-03-14
14th of March 2019 => 2019-03-14
the 3rd of May, 1999 => 1999-05-03
14 Mar 2019 => 2019-03-14
Mar. 14, 2019 => 2019-03-14
Sept. 11, 2001 => 2001-09-11
June 7th 2018 => 2018-06-07
Friday, 8 June 2018 => 2018-06-08
Monday 14 March 2019 => 2019-03-14
Sunday, March 3, 2019 => 2019-03-03
14-Mar-2019 => 2019-03-14
14-Mar-19 => 2019-03-14
1 January 1990 => 1990-01-01
29 February 2020 => 2020-02-29
the twenty-fifth of March 2019 => 2019-03-25
first of May 1979 => 1979-05-01
14 march 2019 => 2019-03-14
DECEMBER 31, 1999 => 1999-12-31
(22 April 2017) => 2017-04-22
the February 5, 2003 speech => 2003-02-05
May 6 2017 => 2017-05-06
`,
  },
  {
    about: 'figures',
    lines: `
14.03.2019 => 2019-03-14
2019-03-14 => 2019-03-14
2019/03/14 => 2019-03-14
14/03/2019 => 2019-03-14
14/03/19 => 2019-03-14
3/4/2019 => 2019-04-03
03/14/2019 => 2019-03-14
2019-03-14T10:22Z => 2019-03-14
2019-03-14T10:22:33+02:00 => 2019-03-14
2019-03-14 10:22 => 2019-03-14
2019-03 => 2019-03
taken 1401/06/25 => 1401-06-25p
1444-02-20 AH => 1444-02-20h
2019-3-4 => 2019-03-04
21.01.2013 => 2013-01-21
from 2019-03-14 to 2019-03-16 => 2019-03-14..2019-03-16
2019-03-14/2019-03-16 => 2019-03-14..2019-03-16
01.02.99 => 1999-02-01
`,
  },
  {
    about: 'months, years, seasons, decades',
    lines: `
in March 2019 => 2019-03
March of 2019 => 2019-03
Mar. 2019 => 2019-03
early March 2019 => 2019-03
mid-March 2019 => 2019-03
the end of March 2019 => 2019-03
late 2019 => 2019
in 2019 => 2019
since 2011 => 2011
before 1979 => 1979
by 1988 => 1988
until 2003 => 2003
the year 2019 => 2019
spring 2019 => season 2019-03-01..2019-05-31
the summer of 1988 => season 1988-06-01..1988-08-31
autumn 2022 => season 2022-09-01..2022-11-30
in the fall of 1989 => season 1989-09-01..1989-11-30
winter 2012/13 => season 2012-12-01..2013-02-28
the 1980s => decade 1980..1989
the early 1980s => decade 1980..1989
mid-1990s => decade 1990..1999
the '80s => decade 1980..1989
the eighties => decade 1980..1989
the nineteen-seventies => decade 1970..1979
in nineteen seventy-nine => 1979
the 2019 protests => 2019
the 1999 student protests => 1999
the 1979 revolution => 1979
the uprising (2011) => 2011
AD 1979 => 1979
1979 CE => 1979
May 2019 => 2019-05
`,
  },
  {
    about: 'spans and lists',
    lines: `
3–5 March 2019 => 2019-03-03..2019-03-05
3-5 March 2019 => 2019-03-03..2019-03-05
March 3–5, 2019 => 2019-03-03..2019-03-05
March 3 to 5, 2019 => 2019-03-03..2019-03-05
from 3 to 5 March 2019 => 2019-03-03..2019-03-05
from 28 February to 3 March 2020 => 2020-02-28..2020-03-03
28 December 2018 – 3 January 2019 => 2018-12-28..2019-01-03
December 28 to January 3, 2019 => 2018-12-28..2019-01-03
between 3 and 5 March 2019 => 2019-03-03..2019-03-05
between 3 March and 5 April 2019 => 2019-03-03..2019-04-05
between 2010 and 2015 => 2010..2015
from 1980 to 1988 => 1980..1988
2010–2015 => 2010..2015
the 1980–1988 war => 1980..1988
1978-79 => 1978..1979
March–May 2019 => 2019-03..2019-05
from March to May 2019 => 2019-03..2019-05
between March 2018 and May 2019 => 2018-03..2019-05
March and April 2019 => 2019-03; 2019-04
3 and 5 March 2019 => 2019-03-03; 2019-03-05
3, 5 and 7 March 2019 => 2019-03-03; 2019-03-05; 2019-03-07
on 3 March and 5 April 2019 => 2019-03-03; 2019-04-05
in 2010 and 2011 => 2010; 2011
March 30–April 2, 2019 => 2019-03-30..2019-04-02
25 -26 May 2014 => 2014-05-25..2014-05-26
May 5 through May 8, 2020 => 2020-05-05..2020-05-08
14 March 2019; 16 March 2019 => 2019-03-14; 2019-03-16
the week of 14 March 2019 => week 2019-03-11
Between June 2014 and Aug 2016 => 2014-06..2016-08
in November-December 2019 => 2019-11..2019-12
the mid-1980s to the early 1990s => decade 1980..1999
from January 2011 through December 2013 => 2011-01..2013-12
the night of 14/15 March 2019 => 2019-03-14..2019-03-15
14 & 15 March 2019 => 2019-03-14; 2019-03-15
15.–19. November 2019 => 2019-11-15..2019-11-19
December 2018/January 2019 => 2018-12..2019-01
in the years 2009, 2010 and 2011 => 2009; 2010; 2011
16/09/2022-20/09/2022 => 2022-09-16..2022-09-20
during the first week of October 2022 => 2022-10
1398/8/24 (15 Nov 2019) => 1398-08-24p
24 Aban 1398/15 November 2019 => 1398-08-24p
the 2022 Woman, Life, Freedom movement => 2022
born in 1979, died 2022-09-16. => 1979; 2022-09-16
`,
  },
  {
    about: 'Persian and Islamic months transliterated',
    lines: `
25 Shahrivar 1401 => 1401-06-25p
22 Bahman 1357 => 1357-11-22p
18 Tir 1378 => 1378-04-18p
Mordad 1367 => 1367-05p
24 Aban 1398 => 1398-08-24p
Esfand 1400 => 1400-12p
19 Safar 1444 AH => 1444-02-19h
10 Muharram 61 AH => 0061-01-10h
Ramadan 1445 => 1445-09h
12 Rabi' al-Awwal 1445 => 1445-03-12h
9 Dhu al-Hijjah 1443 => 1443-12-09h
15 Sha'ban 1443 AH => 1443-08-15h
Ramadan 2019 => 1440-09h
1444 AH => 1444h
1401 SH => 1401p
16 September 2022 (25 Shahrivar 1401) => 2022-09-16
20 Safar 1444 (16 September 2022) => 2022-09-16
7 Saur 1357 => 1357-02-07p
`,
  },
  {
    about: 'relative to 2022-09-20, a Tuesday',
    language: 'en',
    reference: '2022-09-20',
    lines: `
yesterday => 2022-09-19
The day before yesterday they left => 2022-09-18
He arrived today. => 2022-09-20
tomorrow => 2022-09-21
last night => 2022-09-19
last week => week 2022-09-12
this week => week 2022-09-19
next week => week 2022-09-26
last month => 2022-08
this month => 2022-09
last year => 2021
this year => 2022
next year => 2023
3 days ago => 2022-09-17
three days ago => 2022-09-17
two weeks ago => week 2022-09-05
a month ago => 2022-08
ten years ago => 2012
on Monday => 2022-09-19
on Tuesday => 2022-09-20
last Tuesday => 2022-09-13
next Friday => 2022-09-23
on Saturday evening => 2022-09-17
5 March => 2022-03-05
on December 25 => 2021-12-25
in March => 2022-03
last March => 2022-03
in early March => 2022-03
in October => 2021-10
March last year => 2021-03
5 March last year => 2021-03-05
last summer => season 2022-06-01..2022-08-31
yesterday (Monday) => 2022-09-19
3–5 March => 2022-03-03..2022-03-05
March 3-5 => 2022-03-03..2022-03-05
from 28 August to 3 September => 2022-08-28..2022-09-03
Sept. 16 => 2022-09-16
29 February => 2020-02-29
HRW said Tuesday that they were freed on Thursday, 15 September. => 2022-09-20; 2022-09-15
Monday of last week => 2022-09-12
Friday this week => 2022-09-23
`,
  },
  {
    about: 'German and French registers',
    language: 'de',
    reference: '2022-09-20',
    lines: `
14. März 2019 => 2019-03-14
am 3. Mai 2021 => 2021-05-03
Montag, 14. März 2022 => 2022-03-14
21.01., 04.02., 18.02.2013 => 2013-01-21; 2013-02-04; 2013-02-18
21.01. und 04.02.2013 => 2013-01-21; 2013-02-04
28.12., 04.01.2014 => 2013-12-28; 2014-01-04
vom 3. bis 5. März 2019 => 2019-03-03..2019-03-05
03.03.-05.03.2019 => 2019-03-03..2019-03-05
03.03.2019 - 05.03.2019 => 2019-03-03..2019-03-05
im März 2019 => 2019-03
im Jahr 2013 => 2013
seit 2015 => 2015
Ende 2009 => 2009
Sommer 1988 => season 1988-06-01..1988-08-31
am 20. August => 2022-08-20
14 mars 2019 => 2019-03-14
le 1er août 2014 => 2014-08-01
juillet 2006 => 2006-07
du 3 au 5 mars 2019 => 2019-03-03..2019-03-05
22.06.2019,⏎23.06.2019 => 2019-06-22; 2019-06-23
`,
  },
  {
    about: 'a second hand, with a reference',
    reference: '2022-09-20',
    lines: `
21/08/2013 => 2013-08-21
1401/7/8 => 1401-07-08p
The incident took place on 7 Aug. 2014 => 2014-08-07
On the night of 14-15 March 2019 => 2019-03-14..2019-03-15
between 3 and 7 June 2019 => 2019-06-03..2019-06-07
from March 3 to April 2, 2019 => 2019-03-03..2019-04-02
As of 31 December 2021, => 2021-12-31
in late November 2018 => 2018-11
in mid-2014 => 2014
in the early 1990s => decade 1990..1999
during the 1980s => decade 1980..1989
in the summer of 2014 => season 2014-06-01..2014-08-31
Between January and June 2020 => 2020-01..2020-06
in the first quarter of 2019 => 2019-01..2019-03
in Q3 2019 => 2019-07..2019-09
Q4 of 2020 => 2020-10..2020-12
last Friday => 2022-09-16
on Sunday => 2022-09-18
a year ago => 2021
in 2022 people took to the streets => 2022
On 2 and 3 October 2019 => 2019-10-02; 2019-10-03
on 2, 3 and 4 October 2019 => 2019-10-02; 2019-10-03; 2019-10-04
2019-10-02T14:33:00Z => 2019-10-02
02.10.2019 => 2019-10-02
2/10/2019 => 2019-10-02
10/25/2019 => 2019-10-25
25/10/19 => 2019-10-25
20190314 => 2019-03-14
2019/09/02 => 2019-09-02
the week of 14 March 2022 => week 2022-03-14
Sept 2022 => 2022-09
the September 2022 protests => 2022-09
the 2019–2020 Iranian protests => 2019..2020
Nov 15-19, 2019 => 2019-11-15..2019-11-19
November 15–19, 2019 => 2019-11-15..2019-11-19
15 November - 19 November 2019 => 2019-11-15..2019-11-19
on the 21st of August, 2013 => 2013-08-21
August 21st 2013 => 2013-08-21
Tuesday, 20 September => 2022-09-20
September 16 => 2022-09-16
3 Ramadan 1440 AH => 1440-09-03h
in the 1988 executions => 1988
Aban 98 => 1398-08p
By the end of May 2019 => 2019-05
overnight on 5/6 June 2021 => 2021-06-05..2021-06-06
from 2011 through 2018 => 2011..2018
since January => 2022-01
in January this year => 2022-01
in June last year => 2021-06
earlier this month => 2022-09
am 3. Oktober 1990 => 1990-10-03
vom 3. bis 7. Juni 2019 => 2019-06-03..2019-06-07
03.10.1990 => 1990-10-03
03.10.90 => 1990-10-03
am Montag, dem 14. März 2022 => 2022-03-14
im März 2022 => 2022-03
a decade ago => 2012
in the second half of 2020 => 2020-07..2020-12
`,
  },
  {
    about: 'a date lends its year to the next where there is no reference',
    lines: `
On 3 March 2019 it began; on 5 March it ended. => 2019-03-03; 2019-03-05
From 20 December 2019 on; a ruling came on 4 January. => 2019-12-20; 2020-01-04
`,
  },
  {
    about: 'a second hand, once more',
    reference: '2022-09-20',
    lines: `
1979/2/11 => 1979-02-11
On Thursday, September 15, 2022 => 2022-09-15
in the early hours of 4 April 2017 => 2017-04-04
between 15 and 19 November 2019 => 2019-11-15..2019-11-19
from November 2019 to January 2020 => 2019-11..2020-01
during Ramadan 2013 => 1434-09h
By mid-October 2011 => 2011-10
the week of September 12 => week 2022-09-12
3 Dec 1984 => 1984-12-03
Dec. 3, 1984 => 1984-12-03
next Monday => 2022-09-26
10 days ago => 2022-09-10
four months ago => 2022-05
two years ago => 2020
in autumn 2019 => season 2019-09..2019-11
1984-1986 => 1984..1986
in 1984 and 1986 => 1984; 1986
on 9/11/2001 => 2001-11-09
Bloody Friday, 30 September 2022 => 2022-09-30
Tir 18, 1378 => 1378-04-18p
since March 2011, => 2011-03
between April 2003 and May 2004 => 2003-04..2004-05
12 & 13 May 2021 => 2021-05-12; 2021-05-13
11th-21st May 2021 => 2021-05-11..2021-05-21
Jan. 6 => 2022-01-06
am 9. November 1938 => 1938-11-09
9.11.1938 => 1938-11-09
seit März 2011 => 2011-03
zwischen 2011 und 2014 => 2011..2014
10.-12. Mai 2019 => 2019-05-10..2019-05-12
`,
  },
];
