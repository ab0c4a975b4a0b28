import type { measureSaid as english } from '../en/measure-said.ts';
import type { Translation } from '../message.ts';

export const measureSaid: Translation<typeof english> = {
  'said.acts': 'کنش‌های گزارش‌شده',
  'said.allActs': 'کنش‌ها',
  'said.votes': 'رأی‌ها',
  'said.votesBy': 'از سوی {value}',
  'said.type': 'از گونهٔ «{value}»',
  'said.country': 'در {value}',
  'said.place': 'در محل {value}',
  'said.actor': 'با حضور طرفِ {value}',
  'said.source': 'به گفتهٔ {value}',
  'said.words': 'با واژه‌های «{value}»',
  'said.where': 'با شرط {value}',
  'said.box': 'در بخشی از نقشه',
  'said.status.suggested': '(پیشنهادشده و تأییدنشده)',
  'said.status.any': '(پیشنهادشده‌ها نیز)',
  'said.trend.up':
    'از {from} تا {to}، شمار {acts} سالی {percent} افزایش یافته است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.trend.down':
    'از {from} تا {to}، شمار {acts} سالی {percent} کاهش یافته است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.trend.undecidable':
    'از {from} تا {to}، تغییر سالانهٔ شمار {acts} {percent} بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}). از این برنمی‌آید که افزایش یافته یا کاهش.',
  'said.number': 'از {from} تا {to}، شمار {acts} {n} بود.',
  'said.tooLittle': 'شمار {acts} در دفتر {n} است. این برای سنجیدن آنچه پرسیده شده بس نیست.',
  'said.unmeasured': 'دانسته‌ها از {acts} برای سنجیدن آنچه پرسیده شده بس نیست.',
  'said.ofAll': '{n} از {all} در دفتر',
  'said.none': 'در دفتر نشانی از {acts} نیست.',
  'said.rate':
    'از {from} تا {to} (روزهای زیر نظر: {days})، شمار {acts} {n} بود، یعنی سالی {rate} (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.gregorian': 'میلادی ({from} تا {to})',
  'said.ratio': 'در دوره‌های مشترک، شمار {first} {ratio} برابرِ شمار {second} است (بازهٔ اطمینان ۹۵٪: {interval}).',
  'said.between': 'از {low} تا {high}',
  'said.atMost': 'حداکثر {high}',
  'said.atLeast': 'دست‌کم {low}',
  'said.unbounded': 'بی‌کران',
  'said.ratioOpen': 'در دوره‌های مشترک، گزیدهٔ نخست {a} و گزیدهٔ دوم {b} داشته است؛ از این نسبتی به دست نمی‌آید.',
  'said.ratioCounts': 'از {from} تا {to}، شمار {first} {a} و شمار {second} {b} بوده است.',
  'said.ratioNone': 'از این نسبتی به دست نمی‌آید.',
  'said.ratioUndecided': 'بازه عدد ۱ را در بر دارد: نمی‌توان گفت کدام بیشتر است.',
  'said.ratioCounting.bursts': 'بازه این را در نظر می‌گیرد که کنش‌ها موج‌وار رخ می‌دهند.',
  'said.ratioCounting.poisson': 'پاره‌های این دو شمار بیش از آنچه تصادف می‌آورد نوسان ندارند؛ بازه دقیق است.',
  'said.ratioCounting.untold':
    'دانسته‌ها برای گفتن اینکه این کنش‌ها موج‌وار رخ می‌دهند یا نه بس نیست؛ بازه آن‌ها را تک‌تک می‌گیرد.',
  'said.ratioNoSource':
    'هیچ منبعی از هر دو نمی‌گوید: این دو شمار گزارش‌دهندگان را با هم می‌سنجند و نشان نمی‌دهند کدام بیشتر بوده است.',
  'said.ratioSame':
    'به گفتهٔ منبع‌هایی که از هر دو می‌گویند (شمارشان {n}): {a} و {b}، یعنی {ratio} برابر (بازهٔ اطمینان ۹۵٪: {interval}).',
  'said.ratioSameOpen': 'به گفتهٔ منبع‌هایی که از هر دو می‌گویند (شمارشان {n}): {a} و {b}؛ از این نسبتی به دست نمی‌آید.',
  'said.ratioBasis':
    'پایه: کنش‌ها {a} و {b}؛ منبع‌ها {first} و {second}، گویندهٔ هر دو: {both}؛ نقطهٔ بازبینی {size} دفتر.',
  'said.notCovered': 'پوشش داده نشده: هیچ منبعی در دفتر از {acts} نمی‌گوید. صفر در اینجا به معنای رخ ندادن نیست.',
  'said.ratioApart': 'هیچ دورهٔ کاملی نیست که دفتر در آن هم {first} و هم {second} را داشته باشد؛ چیزی برای مقایسه نیست.',
  'said.change.changed': { other: 'از {from} تا {to}، آهنگ {acts} {n} بار تغییر کرده است.' },
  'said.change.reported': { other: 'از {from} تا {to}، شمار {acts} {n} شکست نشان می‌دهد.' },
  'said.change.undecidable': 'از این برنمی‌آید که خود رویدادها دگرگون شده است یا گزارش‌دهی از آن‌ها.',
  'said.change.none': 'از {from} تا {to}، در آهنگ {acts} تغییری یافت نشد.',
  'said.change.at': 'از {at} به بعد {per} {after} بوده و پیش از آن {before} (بازهٔ ۹۵٪ برای تاریخ: از {low} تا {high}).',
  'said.change.atOpen': 'از {at} به بعد {per} {after} بوده و پیش از آن {before}؛ دقت تاریخ را نمی‌توان گفت.',
  'said.change.memory':
    'شمارهایی که هر یک به همسایه‌اش می‌ماند از روی تصادف هم چنین شکست‌هایی نشان می‌دهند: از این برنمی‌آید که آهنگ دگرگون شده است یا نه.',
  'said.change.atSure': 'از {at} به بعد {per} {after} بوده و پیش از آن {before} (بازهٔ ۹۵٪ برای تاریخ: همان دوره).',
  'said.per.year': 'سالی',
  'said.per.month': 'ماهی',
  'said.per.week': 'هفته‌ای',
  'said.effortInWaves': '{n} که موج‌وار آمده‌اند و به اندازهٔ {draws} کنش تک‌تک می‌گویند',
  'said.diversity.more':
    'با شمار برابر کنش ({effort})، گونه‌های {acts} در {last} به اندازهٔ {difference} بیش از {first} است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.diversity.fewer':
    'با شمار برابر کنش ({effort})، گونه‌های {acts} در {last} به اندازهٔ {difference} کمتر از {first} است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.diversity.undecidable':
    'با شمار برابر کنش ({effort})، شمار گونه‌های {acts} میان {first} و {last} به اندازهٔ {difference} فرق دارد (بازهٔ اطمینان ۹۵٪: از {low} تا {high}). از این برنمی‌آید که گونه‌ها بیشتر شده‌اند یا کمتر.',
  'said.diversity.exhausted':
    'با شمار برابر کنش ({effort})، تفاوت شمار گونه‌های {acts} میان {first} و {last} {difference} است. هر گونه چندان دیده شده که بازه‌ای نمی‌توان گفت.',
  'said.corroboration':
    'از {from} تا {to}، {share} از {acts} ({several} از {n}) را دست‌کم دو خاستگاه مستقل گفته‌اند (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.corroborationSmall': 'از {from} تا {to}، {several} تا از {n} تای {acts} را دست‌کم دو خاستگاه مستقل گفته‌اند.',
  'said.estimate.least':
    'برآورد می‌شود که از {from} تا {to} شمار {acts} در مدل‌های برازنده میان {low} و {high} بوده است؛ بنا بر کران پایین چائو {estimate}. این برآورد فهرست‌ها را مستقل از هم می‌گیرد. {observed} تای آن گزارش شده است.',
  'said.estimate':
    'برآورد می‌شود که از {from} تا {to} شمار {acts} حدود {estimate} بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high})؛ {observed} تای آن گزارش شده است.',
  'said.estimate.observed':
    'از {from} تا {to}، شمار {acts} در همهٔ فهرست‌ها با هم {observed} است. از این برنمی‌آید که چند کنش را کسی گزارش نکرده است.',
  'said.follows.follows':
    'از {from} تا {to}، {acts} در پی {second} آمده‌اند: هر یک مورد بیشتر از این‌ها ({per}، در {lags} دوره) با {percent} تفاوت در شمار آن‌ها همراه بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.follows.undecidable':
    'از {from} تا {to}، هر یک مورد بیشتر از {second} ({per}، در {lags} دوره) با {percent} تفاوت در شمار {acts} همراه بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}). از این برنمی‌آید که یکی در پی دیگری می‌آید یا نه.',
  'said.follows.none': 'پرسش این بود که آیا {acts} در پی {second} می‌آیند.',
  'said.together.together':
    'از {from} تا {to}، {acts} و {second} همراه بوده‌اند: همبستگی شمارشان {by} {r} است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.together.undecidable':
    'از {from} تا {to}، همبستگی شمار {acts} و {second} {by} {r} است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}). از این برنمی‌آید که همراه‌اند یا نه.',
  'said.together.none': 'پرسش این بود که آیا {acts} و {second} همراه‌اند.',
  'said.by.year': 'به تفکیک سال',
  'said.by.month': 'به تفکیک ماه',
  'said.by.week': 'به تفکیک هفته',
  'said.rights':
    'از {from} تا {to}، شمار {acts} که شاید نقض حقوق باشند {n} بود (بازهٔ اطمینان ۹۵٪: از {low} تا {high})؛ {women} تای آن به حقوق زنان برمی‌خورد (بازهٔ اطمینان ۹۵٪: از {least} تا {most})، تا آنجا که راهنمای کدگذاری گونهٔ کنش‌ها را می‌شناسد.',
  'said.positions':
    'از {from} تا {to}، {share} از {votes} موافق بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}): {yes} از {n} رأی، در {rollCalls} رأی‌گیری.',
  'said.positionsSmall': 'از {from} تا {to}، شمار موافق‌ها در {votes} {yes} از {n} بوده است، در {rollCalls} رأی‌گیری.',
  'said.positions.up': 'سهم موافق سالی {change} واحد درصد افزایش یافته است (از {low} تا {high}).',
  'said.positions.down': 'سهم موافق سالی {change} واحد درصد کاهش یافته است (از {low} تا {high}).',
  'said.positions.undecidable':
    'تغییر سالانهٔ سهم موافق {change} واحد درصد بوده است (از {low} تا {high}). از این برنمی‌آید که افزایش یافته یا کاهش.',
  'said.opinion.up':
    'از {from} تا {to}، «{series}» سالی {change} افزایش یافته است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.opinion.down':
    'از {from} تا {to}، «{series}» سالی {change} کاهش یافته است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.opinion.undecidable':
    'از {from} تا {to}، تغییر سالانهٔ «{series}» {change} بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}). از این برنمی‌آید که افزایش یافته یا کاهش.',
  'said.opinion.latest': 'در سال {year} میلادی برابر {value} بوده است (بازهٔ اطمینان ۹۵٪: از {low} تا {high}).',
  'said.opinion.latestOpen': 'در سال {year} میلادی برابر {value} بوده است؛ از منبع برنمی‌آید که این چه اندازه دقیق است.',
  'said.points': '{n} واحد درصد',
  'said.inUnit': '{n} ({unit})',
  'said.opinion.none': 'پرسش این بود که یک سری نظرسنجی در گذر سال‌ها چه می‌گوید.',
  'said.nothing': 'برای این پرسش عددی نیست.',
  'said.basis': 'پایه: {n}، {sources}، نقطهٔ بازبینی {size} دفتر.',
  'said.acts.n': { other: '{n} کنش' },
  'said.votes.n': { other: '{n} رأی' },
  'said.values.n': { other: '{n} مقدار' },
  'said.sources.throughout': { other: '{n} منبع که در سراسر زمان گزارش داده‌اند (از {all} منبع)' },
  'said.sources.all': { other: '{n} منبع' },
  'said.states.throughout': { other: '{n} کشور که هر سال رأی داده‌اند (از {all} کشور)' },
  'said.houses': { other: '{n} مؤسسهٔ نظرسنجی' },
  'said.noSource': 'بی ذکر منبع',
  'chart.counts': '{acts} به تفکیک دوره، از {from} تا {to}',
  'chart.reported': 'به گفتهٔ گزارش‌ها، نه برآورد.',
  'chart.estimated': 'برآورد یک مدل.',
  'chart.band': 'نوار: بازهٔ ۹۵٪.',
  'chart.hollow': 'توخالی و خط‌چین: دوره‌ای که کامل نیست و به شمار نمی‌آید.',
  'chart.sourcesUnder': 'ستون‌های پایین: شمار منبع‌هایی که آن‌ها را گفته‌اند.',
  'chart.sources': 'منبع‌ها',
  'chart.fitted': 'مدل',
  'chart.value.acts': 'کنش',
  'chart.value.kinds': 'گونه‌ها با شمار برابر کنش',
  'chart.value.share': 'سهم موافق',
  'chart.value.series': 'مقدار',
  'chart.first': 'گزیدهٔ نخست',
  'chart.second': 'گزیدهٔ دوم',
  'chart.changePoint': 'خط‌ها: تغییر؛ سایه: بازهٔ ۹۵٪ تاریخ آن.',
  'chart.origins': 'خاستگاه‌های مستقل',
  'chart.origins.n': { other: '{n}' },
  'chart.origins.none': 'بی‌منبع',
  'chart.origins.more': '{n} یا بیشتر',
  'chart.models': 'هر خط مدلی است از وابستگی فهرست‌ها به یکدیگر؛ ستون سمت چپ آن است که گزارش شده.',
  'chart.observed': 'گزارش‌شده',
  'chart.leastBound': 'کران پایین',
};
