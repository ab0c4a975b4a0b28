/** Sentences without a date, each full of what could be taken for one. Read with and without a reference. */
export const PLAIN = `
1500 people gathered in the square.
The police arrested 2019 people.
At least 2,019 were injured and 31 killed.
See page 1979 of the report.
He scored 3-2 in the 14th minute.
The score was 3-5 at half time.
Version 2.0.19 was released.
Call +49 30 2010-2015 now.
The phone number is 030 14 03 2019 00.
Article 14 of the constitution
Resolution 2118 was adopted.
Articles 3 and 5 of the Covenant
Chapter 12, verse 7
It costs $2019 or 1999 euros.
The room has 31 seats and 12 tables.
He may march with them.
They march 20 km every morning.
May I ask 5 questions?
She lives at 14 March Street.
The March 14 alliance rejected it.
A 5 percent rise to 1980 points
Around 2000 detainees were moved.
The crowd grew from 1500 to 2000 people.
Between 1000 and 2000 people were present.
The price rose from 1900 to 2000 dollars.
IP address 10.03.19.4 was blocked.
A ratio of 24/7 and 9/11 of the votes
The file IMG_2019-03-14.jpg was lost.
https://example.org/2019/03/14/story
See www.example.org/2019-03-14 for details.
Write to 2019@example.org.
The A-2019-03-14 form
Flight 1980 to Beirut
He is 45 years old and has 3 children.
The third and fifth groups
First of all, we are second to none.
In 2019 cases the court refused.
A height of 1979 metres
ISBN 978-3-16-148410-0
The sat phone and the sun
Mr. August and Ms. April spoke.
April and June are sisters.
The second march was larger.
He was shot 5 times.
Their mar 5 score
The UN has 193 members.
Boeing 737-800 and T-72 tanks
20-30 people took part.
Nos. 18.00 and 19.30
from 18.00 to 20.30
at 10:30 and 14:03
10 / 3 / 5
Summer is hot and winter is cold.
The fall of the regime
Every Monday they meet.
Black Friday sales
three days before the election
The last man standing
Day after day, year after year
It happened a long time ago.
in his eighties
lat 33.5138, lon 36.2765
3.14 is a number and so is 2.718.
500 BC was long ago.
31 February 2019 does not exist.
قتل 2019 شخصاً في المدينة
شارك 1500 شخص في المسيرة
القرار رقم 2118
المادة 14 من الدستور
الصفحة 1979 من التقرير
اتصل على الرقم 0932 14 03 2019
بلغ السعر 2000 دولار
شارع 14 يناير مغلق
قال بيان لقوى 14 آذار إن الحوار مستمر
حركة 6 أبريل تدعو
ارتفع من 1500 إلى 2000 متظاهر
بين 1000 و2000 شخص
مارس الأمن ضغوطاً على الأهالي
شركة نيسان لصناعة السيارات
صفر نتائج
محمد رمضان ممثل
السيد شعبان رجب
ربيع وصيف اسمان
الربيع العربي
الفاتح من الجنود
ناصر 1500 جندي
الماء والصيف
المرحلة الأولى من المشروع
كل يوم جمعة يخرجون
صلاة الجمعة في المسجد
القرن التاسع عشر
في الأربعينات من عمره
عمره 45 عاماً
منذ سنوات طويلة
قبل ثلاثة أيام من الانتخابات
بنسبة 25 في المئة
الساعة 10:30
النتيجة 3-2
سورة البقرة الآية 255
الدرس الخامس والعشرون
خمسة وعشرون جندياً
ألف وتسعمئة جندي
في 2019 منزلاً
مسافة 1500 م
عيار 14.5 ملم
طائرة ميغ 23
رقم الهاتف 2010-2015
أحد الشهود قال
الأول من نوعه
السنة النبوية
الأمين العام للأمم المتحدة
المدير العام يستقبل 20 موظفاً
العالم اليوم صار يعرف هذا النظام
اليوم العالمي لحقوق الإنسان
قبل الميلاد بـ 500 سنة
مدينة السبت التاريخية تضم 1950 بيتاً
كتيبة الخامس من حزيران
۱۵۰۰ نفر در میدان جمع شدند
۲۰۱۹ نفر بازداشت شدند
ماده ۱۴ قانون اساسی
صفحه ۱۳۵۷ کتاب
شماره تلفن ۰۲۱۱۴۰۱۰۶۲۵
خیابان ۱۷ شهریور بسته شد
میدان ۲۲ بهمن شلوغ بود
بیمارستان ۷ تیر
۳ تیر به او شلیک شد
می ۵ درصد
این تیم ۳-۲ برد
آب ۵ لیتر
مهر و محبت
آذر و بهمن دو خواهرند
خانم مهر ۴۵ ساله
در این سال ۵۰ نفر کشته شدند
طی یک سال ۴۵ کودک
۲۰ سال زندان
هر سال ۱۴ نفر
از ۱۴۰۰ تا ۱۵۰۰ نفر
قیمت ۱۴۰۰ تومان است
قطعنامه ۲۲۳۱ شورای امنیت
نسخه ۱.۴.۰۱
آیه ۲۵۵ سوره بقره
سه روز قبل از انتخابات
هر جمعه تجمع می‌کنند
نماز جمعه تهران
امام جمعه مشهد
دهه فجر
دهه اول زندگی
چند روز پیش
بهار عربی
حمل و نقل ۲۰ تن بار
شیر و عقرب
میزان ۱۴۰ درصد
اسد و پوتین
جدی بگیرید
ساعت ۱۰:۳۰
دمای ۲۵ درجه
در ۱۴۰۰ روستا
۱۳۵۷ تومان
جهان امروز
سن ۱۸ سال
بیست و پنجمین دوره
پانصد و هزار نفر
21.01. und 04.02.
Artikel 14 Absatz 3
Musterstraße 14, 20099 Hamburg
1.500 Teilnehmer um 18.00 Uhr
20-30 Personen
Mai und Juni
The court sentenced him to 14 years; 5 may appeal.
She was number 2019 on the list of 1990 detainees.
A total of 1950 homes were demolished, and 1979 families displaced.
They counted 1,500 in May Square.
The March for Life drew 20 people.
Judge August Wilson, 55, and June Carter, 2 others
Interstate 1980 was blocked for 20 km.
Windows 2000 and Agenda 2030
The 7-5, 6-3 win
Room 14, 3rd floor, 5 Mar Elias Street
Act 3, Scene 2; Psalm 23:4; pp. 1980-1995
ID 1979-2011-33
Call 1-800-2019-14 or 0911/2019
grew by 2000 to 2500
Of 2000 respondents, 1980 agreed.
عدد السكان 2011 نسمة
سجن 14 شخصاً في الزنزانة 2019
أطلق 3 صواريخ و5 قذائف بين 10 و15 كيلومتراً
حصل الحزب على 19 مقعداً من أصل 2010
بلغت درجة الحرارة 31 درجة
الفصل الأول من الكتاب الثاني
المركز الثالث من بين عشرة
سيارة نيسان رقمها 2015
لواء الأول من آذار
رواية 1984 لجورج أورويل
غرفة 2019 في الطابق 3
وكالة أنباء مهر
امتياز 20 از 31
کلاس پنجم دبستان
بند ۲۰۹ زندان اوین
پرواز ۷۵۲
او ۵۷ سال دارد
۹۸ درصد مردم
۱۴۰۰ تن گندم
پلاک ۱۳۵۷
خط ۱۴ مترو و ایستگاه ۵
نفر پنجم و دهم
یک مهر بر نامه زد
دی جی
تیر ۵ متری
مرداد ۳ نفر
شهر ۱۲۰۰ نفری
از ۲۰ تا ۳۰ سالگی
ماده ۵ و ۷ قانون
سالی ۲۰ بار
چند ماه قبل از آن
فردی ۴۵ ساله
روز سوم اعتراضات
هفته سوم
ساعت ۵ تا ۷
اعتقلت القوات 2019 شخصا في المدينة
قتل 14 مدنيا بينهم 3 أطفال
المادة 19 من العهد الدولي
القرار رقم 2254 الصادر عن مجلس الأمن
بلغ عدد القتلى 1979 قتيلا
على بعد 20 كم شمال المدينة
الساعة 7:30 مساء
اللواء 105 حرس جمهوري
الفرقة 25 مهام خاصة
شارع 17 تموز في المدينة
حي 7 نيسان
جسر 14 رمضان
يعمل في مستشفى 7 أكتوبر
رفع السعر من 1500 إلى 2000 ليرة
رقم الهاتف 0944123456
خرج آلاف المتظاهرين في ساحة التحرير
اعتقل وهو في الثلاثين من عمره
الطفلة آذار خرجت من المنزل
قال أيار إن أخاه معتقل
بحضور 12 دولة و45 منظمة
في 35 موقعا مختلفا
أكثر من 2500 شهيد
سقط 7 قذائف على الحي
تلقى 5 رصاصات في صدره
المتهم الثاني عشر في القضية
طائرة ميغ 21 تقصف المنطقة
صواريخ غراد عيار 122
دبابة تي 72
المسافة 1990 مترا
الفقرة 3/5 من التقرير
نسبة 14/3
سعر البرميل 2012 دولارا
الدفعة 1500 لاجئ
سبت الرجل ربه
وقد ماتت أمي في غرفتي
دخل 3 أفراد ثم خرجوا
أطلق 30 صاروخا
كان عمره 18 عاما
۲۰۰۰ نفر در میدان جمع شدند
در حدود ۱۳۹۸ نفر بازداشت شدند
ماده ۱۹ میثاق
تیر خورد و کشته شد
سه تیر به سرش خورد
او ۲۵ ساله بود
آذر همسر او گفت
بهمن سقوط کرد
خانم مهر بازداشت شد
شهریور رفت
ساعت ۱۴:۳۰
شماره پرونده ۱۴۰۱
۱۲ زندانی در بند ۸
محکوم به ۱۵ سال حبس
قیمت دلار ۴۲۰۰۰ تومان است
با ۳۷ سال سن
۷۲ ساعت اعتصاب
شبکه خبر ۲۴ ساعته
آبان تلفن کرد
دی شب نخوابید
او را با ۹۸ ضربه شلاق زدند
فاصله ۵۰ کیلومتری
لشکر ۲۷ محمد رسول الله
تیپ ۱۴ امام حسین
گردان ۱۱۰
At least 2,022 people were detained
1,988 prisoners were executed
Room 2019 was empty
Section 209 of Evin prison
Article 19 of the ICCPR
He was sentenced to 15 years and 74 lashes
A crowd of 2000 marched
Bus 1401 was burned
The 14th Brigade moved in
Battalion 101
5 may have died
March on the capital drew thousands
August leaders met
The May family left
April told the court she saw it
He was hit by 12 bullets
A 7.62 mm round
Resolution 2254 (III)
UN document A/HRC/49/2022
She is 24 years old
Highway 5/7 was closed
a ratio of 3/4
The vote was 12-3-2
pages 12-15
Ticket 20190314567 was issued
About 1990 households
The population is 1950.
He owed 1985 dollars
A 1500-strong crowd
500 metres from the M4 highway
The price rose by 20.19 percent
The second man was killed
Friday prayers leader
Case No. 1988/2003
They sat and watched
Sun and rain
He will march again
Mr. March was arrested
Seven days a week
Das Gesetz 1938 Artikel 5
10.000 Menschen
14.30 Uhr
etwa 2000 Teilnehmer
صلاة الجمعة في الجامع الأموي
خطيب الجمعة دعا إلى الهدوء
استشهد 5 من عناصر الفرقة 17
انطلقت الجمعة العظيمة
قانون رقم 10 لعام
كتيبة 27 رجب
بلغ سعر الصرف 1960 ليرة
جبهة 14 تموز
نشر 3 آلاف جندي
مجموع 1988 صوتا
دفع 1400 دينار
الطابق 12 غرفة 3
رحلة رقم 1979
لواء 1 مشاة
خرجت 15 مظاهرة في 7 مدن
امام جمعه مشهد گفت
۱۴۰۰ خانوار آواره شدند
۱۹۸۸ نفر کشته شدند
شماره ۱۳۵۷
بخش ۱۲ فصل ۳
خرداد دختر من است
او هشت تیر خورد
کوچه ۱۵ خرداد
بزرگراه ۲۲ بهمن
سی و سه زندانی
Friday prayers in Zahedan
She was 19 and he was 84
4,000 to 5,000 fighters
M4 and M5 highways
Camp 1391
the 27th Mohammad Rasulullah Division
A/RES/67/262
paras. 12-15 and 31
CCPR/C/21
a 12.7 mm gun
12-year-old boy
Unit 8200
Table 3.4
1,953 dead
He may be 31
20,000 march
The sun sat low
Autumn leaves fell
In 15 cases the police
between 7 and 9 people
ranks 10/12
1500 GMT
0300 hours
2014 people fled
The number rose to 2011.
nearly 1980 arrests
Mr. June said
p. 1984
Paragraph 5 (a)
Artikel 19
im Alter von 19
the Friday mosque of the city was damaged
يحتفلون بالجمعة الكبيرة في الكنيسة
`;
