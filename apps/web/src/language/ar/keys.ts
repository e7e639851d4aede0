import type { Words } from '../words.ts';

export const keys: Words['keys'] = {
  title: 'لوحة المفاتيح',
  note: 'لا تفعل المفاتيح شيئًا أثناء الكتابة في حقل.',
  does: {
    next: 'المحادثة التالية',
    previous: 'المحادثة السابقة',
    open: 'فتح المحادثة',
    back: 'العودة إلى القائمة',
    queue: 'إعادة إلى «للتنفيذ»',
    start: 'بدء',
    finish: 'إنجاز',
    assignee: 'اختيار المسؤول',
    assignMe: 'تعييني مسؤولًا',
    unassign: 'إلغاء المسؤول',
    snooze: 'تأجيل',
    undo: 'التراجع عن آخر تغيير',
    mine: 'عند التعارض: اعتماد تغييري رغم ذلك',
    theirs: 'عند التعارض: إبقاء تغييرهم',
    search: 'بحث',
    help: 'عرض هذه المفاتيح',
  },
};
