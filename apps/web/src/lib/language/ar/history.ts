import type { Messages } from '../messages.ts';

export const history: Messages['history'] = {
  title: 'السجل',
  show: 'عرض التغييرات',
  hide: 'إخفاء التغييرات',
  failed: 'تعذّر تحميل السجل. أغلقه وافتحه مرة أخرى.',
  loading: 'جارٍ التحميل…',
  nothing: 'لم يتغيّر شيء بعد.',
  older: 'عرض التغييرات الأقدم',
  fields: { STATUS: 'الحالة', USER_ID: 'المسؤول', SNOOZE_UNTIL: 'التأجيل' },
  change: (field, from, to) => `${field}: ${from} ← ${to}`,
  nobody: 'لا أحد',
  awake: 'بلا تأجيل',
  program: 'برنامج',
  by: (who, why) => `${who}، ${why}`,
  causes: {
    CUSTOMER: 'لأن العميل كتب',
    POLICY: 'نتيجةً لذلك',
    TIMER: 'لأن الوقت حان',
  },
  causesAlone: {
    CUSTOMER: 'لأن العميل كتب',
    POLICY: 'نتيجةً لتغيير آخر',
    TIMER: 'لأن الوقت حان',
  },
};
