import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const menu: Messages['menu'] = {
  title: 'الأوامر',
  searches: { all: 'اكتب أمرًا', assignee: 'اكتب اسمًا', snooze: 'اختر وقتًا أو اكتبه' },
  none: 'لا يوجد أمر كهذا.',
  found: (count) =>
    plural(count, {
      zero: 'لا أوامر',
      one: 'أمر واحد',
      two: 'أمران',
      few: '# أوامر',
      many: '# أمرًا',
      other: '# أمر',
    }),
  also: (effects) => `أيضًا: ${effects}`,
  assignTo: (name) => `تعيين ${name}`,
  snooze: (label, time) => `تأجيل: ${label} (${time})`,
  wake: 'إنهاء التأجيل',
  show: (what) => `عرض: ${what}`,
  sort: (order) => `ترتيب: ${order}`,
  language: (name) => `اللغة: ${name}`,
  keysOff: 'إيقاف الاختصارات بمفتاح واحد',
  keysOn: 'تشغيل الاختصارات بمفتاح واحد',
};
