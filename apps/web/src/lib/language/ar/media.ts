import type { Messages } from '../messages.ts';

export const media: Messages['media'] = {
  play: (what) => `تشغيل ${what}`,
  download: (what) => `تنزيل ${what}`,
  loading: 'جارٍ التحميل…',
  again: 'أعد المحاولة',
  failed: {
    gone: 'لم يعد الملف موجودًا.',
    forbidden: 'لا يُسمح لك برؤية هذا الملف.',
    elsewhere: 'الملف في مكان لا يفتحه Parley.',
    'too-large': 'الملف أكبر من أن يُعرض هنا.',
    unavailable: 'تعذّر تحميل الملف.',
    offline: 'أنت غير متصل، فتعذّر تحميل الملف.',
    broken: 'الملف تالف، أو من نوع لا يستطيع هذا المتصفح عرضه.',
  },
  openPlace: (host) => `فتح على ${host}`,
};
