import type { Words } from '../words.ts';

export const snooze: Words['snooze'] = {
  snooze: 'تأجيل',
  snoozed: 'مؤجلة',
  wake: 'إنهاء التأجيل',
  failed: 'تعذّر تحميل الخيارات. أغلقها وافتحها مرة أخرى.',
  until: 'تأجيل حتى',
  presets: { hour: 'بعد ساعة', evening: 'هذا المساء', tomorrow: 'غدًا', monday: 'الاثنين' },
  exact: 'وقت محدد',
  wrong: 'اختر وقتًا لم يأتِ بعد.',
};
