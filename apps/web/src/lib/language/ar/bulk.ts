import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const bulk: Messages['bulk'] = {
  bar: 'تغيير المحدد',
  select: (name) => `تحديد ${name}`,
  selected: (count) =>
    plural(count, {
      zero: 'لا محادثة محددة',
      one: 'محادثة واحدة محددة',
      two: 'محادثتان محددتان',
      few: '# محادثات محددة',
      many: '# محادثة محددة',
      other: '# محادثة محددة',
    }),
  most: (count) =>
    plural(count, {
      zero: '# على الأكثر',
      one: 'واحدة على الأكثر في المرة',
      two: 'اثنتان على الأكثر في المرة',
      few: '# على الأكثر في المرة',
      many: '# على الأكثر في المرة',
      other: '# على الأكثر في المرة',
    }),
  selectAll: { list: 'تحديد الكل', board: 'تحديد العمود' },
  clear: 'إلغاء التحديد',
  assign: 'تعيين…',
  snooze: 'تأجيل…',
  alsoFor: (effects, count, total) => `${effects} (${count} من ${total})`,
  some: (count, conversations) => `${count} من ${conversations}`,
  saving: 'جارٍ الحفظ…',
  waiting: 'في انتظار الاتصال.',
  unchanged: (count) =>
    plural(count, {
      zero: 'لم تكن أي محادثة كذلك.',
      one: 'واحدة كانت كذلك بالفعل.',
      two: 'اثنتان كانتا كذلك بالفعل.',
      few: '# كانت كذلك بالفعل.',
      many: '# كانت كذلك بالفعل.',
      other: '# كانت كذلك بالفعل.',
    }),
  conflicts: (count) =>
    plural(count, {
      zero: 'لم يغيّر شخص آخر شيئًا.',
      one: 'واحدة غيّرها شخص آخر.',
      two: 'اثنتان غيّرهما شخص آخر.',
      few: '# غيّرها شخص آخر.',
      many: '# غيّرها شخص آخر.',
      other: '# غيّرها شخص آخر.',
    }),
  refused: (count) =>
    plural(count, {
      zero: 'لم تُرفض أي محادثة.',
      one: 'واحدة رُفضت.',
      two: 'اثنتان رُفضتا.',
      few: '# رُفضت.',
      many: '# رُفضت.',
      other: '# رُفضت.',
    }),
  unsettled: (count) =>
    plural(count, {
      zero: 'حُفظ كل شيء.',
      one: 'واحدة لم تُحفظ بعد وتتكرر المحاولة.',
      two: 'اثنتان لم تُحفظا بعد وتتكرر المحاولة.',
      few: '# لم تُحفظ بعد وتتكرر المحاولة.',
      many: '# لم تُحفظ بعد وتتكرر المحاولة.',
      other: '# لم تُحفظ بعد وتتكرر المحاولة.',
    }),
  left: (count) =>
    plural(count, {
      zero: 'لم تُترك أي محادثة.',
      one: 'واحدة تُركت كما هي.',
      two: 'اثنتان تُركتا كما هما.',
      few: '# تُركت كما هي.',
      many: '# تُركت كما هي.',
      other: '# تُركت كما هي.',
    }),
  review: 'مراجعة',
  reviewTitle: 'ما لم يُحفظ',
  allMine: 'اعتماد تغييري للكل',
  allTheirs: 'إبقاء تغييرهم للكل',
  tryAgain: 'إعادة المحاولة',
  leave: 'تركها كما هي',
  notLoaded: 'تعذّر تحميلها.',
};
