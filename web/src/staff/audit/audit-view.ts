import type { AuditPage } from '@haicap/contracts';
import { z } from 'zod';
import { csvText } from '../../csv.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';

export type Entry = AuditPage['items'][number];

const day = z.iso.date().or(z.literal('')).catch('');
/** What is looked for, as the address says it. */
export const auditView = z.object({
  tk: z.string().catch(''), loai: z.string().catch(''), dt: z.string().catch(''), viec: z.string().catch(''), dv: z.uuid().or(z.literal('')).catch(''), tu: day, den: day,
});
export type AuditView = z.infer<typeof auditView>;

const dayAfter = (wanted: string) => new Date(Date.parse(`${wanted}T00:00:00+07:00`) + 86_400_000).toISOString();

/** The question to the interface; days are whole days in Việt Nam, the last one included. */
export function questionOf({ tk, loai, dt, viec, dv, tu, den }: AuditView): string {
  const asked = {
    actor: tk.trim(), objectType: loai.trim(), objectId: dt.trim(), action: viec.trim(), unitId: dv,
    from: tu === '' ? '' : `${tu}T00:00:00+07:00`, to: den === '' ? '' : dayAfter(den),
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}

/** The rows that are shown, as a file. */
export function tableOf(entries: readonly Entry[]): string {
  const head = [t('Thời điểm'), t('Tài khoản'), t('Việc đã làm'), t('Loại đối tượng'), t('Đối tượng'), t('Phiên bản'), t('Dịch vụ'), t('Chi tiết'), t('Mã lần theo')];
  return csvText([head, ...entries.map(({ at, actor, action, objectType, objectId, version, service, detail, traceId }) => [
    showInstant(at), actor, action, objectType, objectId, version === null ? '' : String(version), service, JSON.stringify(detail), traceId,
  ])]);
}
