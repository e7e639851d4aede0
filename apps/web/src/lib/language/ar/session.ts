import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

const unsaved = (changes: number): string =>
  plural(changes, {
    zero: 'لا تغييرات غير محفوظة',
    one: 'هناك تغيير واحد لم يُحفظ بعد',
    two: 'هناك تغييران لم يُحفظا بعد',
    few: 'هناك # تغييرات لم تُحفظ بعد',
    many: 'هناك # تغييرًا لم يُحفظ بعد',
    other: 'هناك # تغيير لم يُحفظ بعد',
  });

export const session: Messages['session'] = {
  title: 'تسجيل الدخول',
  heading: 'تسجيل الدخول إلى Parley',
  subtitle: 'كل محادثات العملاء، ومن يتولّاها.',
  token: 'رمز الوصول',
  kept: 'يبقى في علامة التبويب هذه فقط، ويُنسى عند إغلاقها.',
  signIn: 'دخول',
  signingIn: 'جارٍ تسجيل الدخول…',
  demo: 'أو جرّبه بصفتك',
  roles: { admin: 'مسؤول النظام', agent: 'موظف خدمة' },
  tokenMissing: 'أدخل رمز الوصول أولًا.',
  tokenMalformed: 'هذا ليس رمزًا صالحًا: فيه مسافات أو أحرف لا ترد في أي رمز. انسخه مرة أخرى.',
  tokenRejected: 'لم يُقبل هذا الرمز. تأكد من أنه كامل ولم تنتهِ صلاحيته.',
  ended: 'انتهت جلستك. سجّل الدخول مرة أخرى للمتابعة.',
  endedKept: (changes) =>
    `انتهت جلستك. ${unsaved(changes)}، ويبقى ذلك في هذا المتصفح حتى تسجّل الدخول مرة أخرى.`,
  endedElsewhere: (lost) =>
    lost === 0
      ? 'سجّلت الخروج في علامة تبويب أخرى.'
      : `سجّلت الخروج في علامة تبويب أخرى. ${unsaved(lost)}، وقد أُلغي ذلك هناك.`,
  losesChanges: (changes) =>
    `${unsaved(changes)}، وسيضيع ذلك عند تسجيل الخروج. هل تريد تسجيل الخروج رغم ذلك؟`,
};
