import type { ArticleLabels } from './label.ts';

export const CEDAW = {
  'cedaw-1': ['تعريف التمييز ضد المرأة', 'تعریف تبعیض علیه زنان', 'Definition of discrimination against women'],
  'cedaw-2': ['سياسة القضاء على التمييز', 'سیاست رفع تبعیض', 'Policy to eliminate discrimination'],
  'cedaw-3': ['تطور المرأة وتقدمها', 'پیشرفت زنان', 'Development and advancement of women'],
  'cedaw-4': ['تدابير خاصة مؤقتة', 'تدابیر ویژه موقت', 'Temporary special measures'],
  'cedaw-5': [
    'تغيير الأنماط والأدوار النمطية',
    'دگرگونی الگوها و کلیشه‌های جنسیتی',
    'Stereotypes and customary practices',
  ],
  'cedaw-6': [
    'الاتجار بالنساء واستغلالهن في البغاء',
    'قاچاق زنان و بهره‌کشی از روسپیگری',
    'Trafficking and exploitation of prostitution',
  ],
  'cedaw-7': ['الحياة السياسية والعامة', 'زندگی سیاسی و عمومی', 'Political and public life'],
  'cedaw-8': ['التمثيل الدولي', 'نمایندگی بین‌المللی', 'International representation'],
  'cedaw-9': ['جنسية المرأة وأطفالها', 'تابعیت زن و فرزندان', 'Nationality of women and children'],
  'cedaw-10': ['التعليم', 'آموزش', 'Education'],
  'cedaw-11': ['العمل', 'اشتغال', 'Employment'],
  'cedaw-12': ['الصحة', 'بهداشت و درمان', 'Health'],
  'cedaw-13': ['الحياة الاقتصادية والاجتماعية', 'زندگی اقتصادی و اجتماعی', 'Economic and social life'],
  'cedaw-14': ['المرأة الريفية', 'زنان روستایی', 'Rural women'],
  'cedaw-15': ['المساواة أمام القانون', 'برابری در برابر قانون', 'Equality before the law'],
  'cedaw-16': ['الزواج والأسرة', 'ازدواج و خانواده', 'Marriage and family life'],
} as const satisfies ArticleLabels;
