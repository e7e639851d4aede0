import type { Messages } from '../messages.ts';

export const message: Messages['message'] = {
  none: 'لا رسائل بعد.',
  delivery: {
    CREATED: 'أُنشئت',
    SENT: 'أُرسلت',
    DELIVERED: 'سُلّمت',
    READ: 'قُرئت',
    ERROR: 'فشلت',
  },
  you: 'أنت',
  us: 'نحن',
  system: 'النظام',
  unknownSender: 'مُرسِل غير معروف',
  reacted: (customer) => `تفاعل ${customer}`,
  weReacted: 'تفاعلنا',
  reactedWith: (reaction) => `بـ ${reaction}`,
  campaign: (name) => `أُرسلت ضمن حملة «${name}»`,
  notDelivered: 'تعذّر تسليم هذه الرسالة.',
  fileGone: 'لم يعد الملف موجودًا',
  openElsewhere: 'افتحها في تطبيق المراسلة لرؤيتها.',
};
