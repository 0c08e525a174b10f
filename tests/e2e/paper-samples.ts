import type { Browser } from 'playwright-core';

/** What a phone takes of a paper on a table. */
export async function photoOfPaper(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 900, height: 1_280 } });
  await page.setContent('<body style="margin:60px;background:#fff;font:32px serif"><h1>GIẤY CHỨNG SINH</h1><p>Họ tên mẹ: Lê Thị Thử</p><p>Ngày sinh: 01/06/2025</p></body>');
  const photo = await page.screenshot({ type: 'jpeg', quality: 90 });
  await page.close();
  return photo;
}

/** A whole PDF of one page that is about as large as wished. */
export function textPdf(bytes: number): Buffer {
  const filling = `% ${'x'.repeat(78)}\n`.repeat(Math.ceil(bytes / 81));
  const objects = [
    '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', '2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>\nendobj\n',
    `4 0 obj\n<< /Length ${filling.length} >>\nstream\n${filling}\nendstream\nendobj\n`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object) => { const at = text.length; text += object; return at; });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${text}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`, 'latin1');
}
