import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { Counter, Refused, SeenDossier } from './counter.js';
import type { Installation, Unit } from './installation.js';
import { CERTIFIED_COPY, DESK } from './names.js';
import { expectSaid, form, HAC_THANH_DESK, written } from './paper-words.js';
import { openSecondDossierProcess } from './second-process.js';

/** Two processes receive before, at and after midnight; no number is given twice, each is of its day, and the register has them all. */
export async function receiveOverMidnight({ province, counter, hacThanh }: { readonly province: Installation; readonly counter: Counter; readonly hacThanh: Unit }): Promise<void> {
  await province.moveClock('2026-12-24T22:00:00');
  const second = await openSecondDossierProcess(province);
  try {
    const receive = (_: unknown, n: number) => province.call<{ dossier: SeenDossier } & Refused>('/api/v1/dossiers', {
      as: DESK, method: 'POST', key: randomUUID(),
      body: { procedureCode: CERTIFIED_COPY, receivingUnitId: hacThanh.unitId, desk: String(n % 3), applicant: { fullName: 'Lê Thị Thử' }, components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] },
    });
    const many = () => Promise.all(Array.from({ length: 25 }, receive));
    const evening = await many();
    const [before, , after] = await Promise.all([many(), province.moveClock('2026-12-25T00:00:00'), many()]);
    const night = await many();

    const dossiers = [...evening, ...before, ...after, ...night].map(({ body }) => body.dossier);
    expect(new Set(dossiers.map(({ code }) => code)).size).toBe(100);
    // The day of the code is that of the receipt, on whichever side of midnight it fell.
    expect(dossiers.filter(({ code, receivedAt }) => !code.includes(`-${receivedAt?.slice(2, 10).replaceAll('-', '')}-`))).toEqual([]);
    expect(evening.every(({ body }) => body.dossier.code.includes('-261224-'))).toBe(true);
    expect(night.every(({ body }) => body.dossier.code.includes('-261225-'))).toBe(true);
    const firstOfTheDay = await province.ask<{ items: { code: string }[] }>('/api/v1/dossiers?code=H56.147.97-261225-0001', { as: DESK });
    expect(firstOfTheDay.items).toHaveLength(1);
    // The register of the night (form 07) has every number once, on whichever page.
    const book = await counter.printBook(hacThanh, { from: '2026-12-24', to: '2026-12-25' }, DESK);
    expectSaid(book, [form('07'), 'Phường Hạc Thành, từ ngày 24/12/2026 đến ngày 25/12/2026']);
    expect(dossiers.filter(({ code }) => book.split(code).length !== 2)).toEqual([]);
    const [first] = night.map(({ body }) => body.dossier);
    if (first === undefined) throw new Error('nothing was received at night');
    expectSaid(await counter.print(first, 'receipt-slip', DESK), [form('01'), first.code, HAC_THANH_DESK, written(first.receivedAt), 'tiếp nhận trước giờ làm việc, tính từ 07 giờ 00 phút']);
    expect(await second.commandsHandled()).toBeGreaterThan(0);
    // Received at night: the clock starts with the working day.
    expect(night[0]?.body.dossier.clockStartsAt).toContain('2026-12-25T07:00');
  } finally {
    await second.stop();
  }
}
