import type { Dossier } from '@haicap/contracts';
import { tableOf } from './worklist-table.js';

const dossier = {
  code: 'H56.147.97-250701-0042', applicantName: '=Nguyễn "Văn" A', procedureName: 'Đăng ký khai sinh', status: 'assigned', assigneeId: 'me', receivedAt: '2025-07-01T09:12:00+07:00', submittedAt: '2025-07-01T09:12:00+07:00',
  dueAt: null, dueOn: null, pausedAt: null, completedAt: null, timeliness: null, intakeDueAt: null,
} as unknown as Dossier;

describe('the list as a file', () => {
  it('has a head, quotes what needs it, and holds no formula', () => {
    expect(tableOf([dossier], 'me')).toBe('\ufeff"Mã hồ sơ","Người nộp","Tên thủ tục","Đang ở bước","Đang giữ","Nhận lúc","Hẹn trả"\r\n'
      + '"H56.147.97-250701-0042","\'=Nguyễn ""Văn"" A","Đăng ký khai sinh","Đang giải quyết","Bạn","09:12, 01/07/2025","không hẹn ngày"\r\n');
  });
});
