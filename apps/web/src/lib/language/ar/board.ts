import type { Messages } from '../messages.ts';

export const board: Messages['board'] = {
  layout: 'طريقة العرض',
  layouts: { list: 'قائمة', board: 'لوحة' },
  layoutKeys: { list: 'قائمة (b)', board: 'لوحة (b)' },
  moveTo: 'نقل إلى…',
  moveToKey: 'نقل إلى… (v)',
  moveCardTo: (name) => `نقل ${name} إلى…`,
  moved: (status) => `نُقلت إلى «${status}».`,
  nothing: 'لا شيء هنا.',
  failed: 'تعذّر تحميل اللوحة',
  notLoaded: 'لم تُحمَّل اللوحة بعد. تبقى القائمة حتى ذلك الحين.',
};
