/**
 * The small closed lists beside the act types: families, roles in an act, degrees of involvement (HURIDOCS
 * Events Standard Formats: how a person alleged to be a perpetrator took part) and kinds of response.
 */
import type { ResponseType, Term } from './types.ts';

export const FAMILIES = [
  {
    id: 'protest',
    labels: { ar: 'الاحتجاج والرد عليه', fa: 'اعتراض و واکنش به آن', en: 'Protest and the answer to it' },
  },
  {
    id: 'coercion',
    labels: { ar: 'القمع والمساس بالحقوق', fa: 'سرکوب و تعرض به حقوق', en: 'Repression and infringement of rights' },
  },
  {
    id: 'armed',
    labels: { ar: 'العنف المسلح والنزاع', fa: 'خشونت مسلحانه و جنگ', en: 'Armed violence and conflict' },
  },
  {
    id: 'politics',
    labels: {
      ar: 'السياسة والدبلوماسية وأفعال أخرى',
      fa: 'سیاست، دیپلماسی و کنش‌های دیگر',
      en: 'Politics, diplomacy and other acts',
    },
  },
] as const satisfies readonly Term[];

export const ROLES = [
  { id: 'perpetrator', labels: { ar: 'مرتكب مزعوم', fa: 'عامل ادعاشده', en: 'Alleged perpetrator' } },
  { id: 'victim', labels: { ar: 'ضحية', fa: 'قربانی', en: 'Victim' } },
  { id: 'target', labels: { ar: 'مستهدف', fa: 'هدف', en: 'Target' } },
  { id: 'initiator', labels: { ar: 'مبادر', fa: 'آغازگر', en: 'Initiator' } },
  { id: 'participant', labels: { ar: 'مشارك', fa: 'شرکت‌کننده', en: 'Participant' } },
] as const satisfies readonly Term[];

export const DEGREES_OF_INVOLVEMENT = [
  { id: 'carried-out', labels: { ar: 'نفّذ الفعل', fa: 'عمل را انجام داد', en: 'Carried out the act' } },
  { id: 'ordered', labels: { ar: 'أمر به', fa: 'دستور داد', en: 'Gave the order' } },
  { id: 'planned', labels: { ar: 'خطط له أو نظّمه', fa: 'برنامه‌ریزی یا سازماندهی کرد', en: 'Planned or organised' } },
  { id: 'incited', labels: { ar: 'حرّض عليه', fa: 'تحریک کرد', en: 'Incited' } },
  { id: 'assisted', labels: { ar: 'ساعد عليه أو سهّله', fa: 'کمک یا تسهیل کرد', en: 'Aided or facilitated' } },
  {
    id: 'failed-to-prevent',
    labels: {
      ar: 'كان مسؤولاً ولم يمنع أو يعاقب',
      fa: 'مسئول بود و جلوگیری یا مجازات نکرد',
      en: 'In command and did not prevent or punish',
    },
  },
  { id: 'present', labels: { ar: 'كان حاضراً', fa: 'حضور داشت', en: 'Was present' } },
  { id: 'unknown', labels: { ar: 'غير معروف', fa: 'نامعلوم', en: 'Not known' } },
] as const satisfies readonly Term[];

export const RESPONSE_TYPES = [
  { id: 'resolution', act: 'resolution', labels: { ar: 'قرار رسمي', fa: 'قطعنامه', en: 'Resolution' } },
  { id: 'statement', act: 'statement', labels: { ar: 'بيان', fa: 'بیانیه', en: 'Statement' } },
  { id: 'conference', act: 'meeting', labels: { ar: 'مؤتمر', fa: 'کنفرانس', en: 'Conference' } },
  { id: 'hearing', act: 'meeting', labels: { ar: 'جلسة استماع', fa: 'جلسه استماع', en: 'Hearing' } },
  { id: 'vote', act: 'vote', labels: { ar: 'تصويت', fa: 'رأی‌گیری', en: 'Vote' } },
  { id: 'sanction', act: 'sanction', labels: { ar: 'عقوبات', fa: 'تحریم', en: 'Sanction' } },
  { id: 'investigation', act: 'investigation', labels: { ar: 'تحقيق', fa: 'تحقیق', en: 'Investigation' } },
  { id: 'visit', act: 'visit', labels: { ar: 'زيارة', fa: 'بازدید', en: 'Visit' } },
  { id: 'letter', act: 'lobbying', labels: { ar: 'رسالة أو عريضة', fa: 'نامه یا طومار', en: 'Letter or petition' } },
  { id: 'aid', act: 'aid', labels: { ar: 'مساعدة', fa: 'کمک', en: 'Aid' } },
] as const satisfies readonly ResponseType[];
