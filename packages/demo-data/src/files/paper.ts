import type { Random } from '../random.ts';

/** A page in A5 as a PDF (ISO 32000): what stands on the business's papers. */
export function printPaper(random: Random): Buffer {
  const lines = [
    'Rad & Reise Lindner',
    `Beleg ${random.digits(6)}`,
    `Inspektion und Montage: ${random.int(40, 180)},00 EUR`,
    'Vielen Dank!',
  ];
  const words = lines.map((line) => `(${line}) Tj 0 -28 Td`).join('\n');
  const drawing = `BT /F1 18 Tf 48 520 Td\n${words}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}
