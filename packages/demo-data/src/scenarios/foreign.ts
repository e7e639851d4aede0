import { agent, customer, type Scenario } from '../scenario.ts';

/** Customers who write in another language, and are answered as well as the shop can. */
export const FOREIGN: readonly Scenario[] = [
  {
    turns: [
      customer('مرحبا، أريد استئجار دراجتين ليوم السبت. هل هذا ممكن؟', 'السلام عليكم، كم سعر إصلاح الفرامل؟'),
      agent(
        'مرحبا! نعم، لدينا دراجتان ليوم السبت. السعر ٣٢ يورو لليوم.',
        'Hello! Yes, please bring it on {weekday}. About {price} €.',
      ),
      customer('شكرا جزيلا 🌹', 'ممتاز، نأتي الساعة {time}'),
    ],
    notes: ['Schreibt Arabisch, versteht Englisch.'],
  },
  {
    turns: [
      customer('שלום, האם אפשר לשכור אופניים חשמליים ליומיים?', 'היי, שכחתי קסדה בחנות ביום ראשון 😬'),
      agent(
        'Hello {first}! Yes, {count} e-bikes are free from {date}. {user}',
        'Hi! We found it, we keep it for you at the counter.',
      ),
      customer('תודה רבה!', 'Great, תודה'),
    ],
    notes: ['Hebräisch/Englisch, Urlaubsgäste.'],
  },
  {
    turns: [
      customer('你好,请问可以租四辆电动自行车吗?我们周末到。', '请问{date}的旅行团还有位置吗?'),
      agent('Hello! Yes, four e-bikes are possible, 32 € each per day. {user}', '您好!有的,请告诉我们人数。'),
      customer('好的,谢谢!', '谢谢,我们两个人 👫'),
    ],
    notes: [],
  },
  {
    turns: [
      customer(
        'こんにちは。自転車のレンタルについて質問があります。子供用はありますか?',
        '予約番号{order}です。時間を変更できますか?',
      ),
      agent(
        'Hello, yes, we have bikes for children from 4 years on. {user}',
        'Of course, which time suits you?',
      ),
      customer('ありがとうございます。', '{time}でお願いします'),
    ],
    notes: ['Reisegruppe, Ansprechpartner spricht Englisch.'],
  },
  {
    turns: [
      customer(
        'Merhaba, bisikletimin freni tutmuyor, bugün bakabilir misiniz?',
        'Доброго дня! Чи можна здати велосипед у ремонт сьогодні?',
        'Dzień dobry, ile kosztuje wymiana dętki?',
      ),
      agent(
        'Hallo {first}, ja, bitte bis 17 Uhr bringen. {user}',
        'Hallo, das kostet {price} €, dauert eine halbe Stunde.',
      ),
      customer('Teşekkürler!', 'Дякую 🙂', 'Dziękuję bardzo'),
    ],
    notes: [],
  },
];
