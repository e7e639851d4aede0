import type { Messages } from '../messages.ts';

export const snooze: Messages['snooze'] = {
  snooze: 'تأجيل',
  snoozed: 'مؤجلة',
  wake: 'إنهاء التأجيل',
  failed: 'تعذّر تحميل الخيارات. أغلقها وافتحها مرة أخرى.',
  until: 'تأجيل حتى',
  presets: { hour: 'بعد ساعة', evening: 'هذا المساء', tomorrow: 'غدًا', monday: 'الاثنين' },
  exact: 'وقت محدد',
  wrong: {
    past: 'اختر وقتًا لم يأتِ بعد.',
    skipped: 'لا وجود لهذا الوقت في ذلك اليوم لأن الساعات تُقدَّم فيه. اختر وقتًا آخر.',
  },
};
