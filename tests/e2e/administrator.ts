import type { Page } from 'playwright-core';
import { DESK } from '../system/names.js';
import { findingsIn, overhang, seriousFindings } from './browser.js';
import { choose, expectQuiet, OWN_SESSIONS, type People, signInAnew, whoIs } from './person.js';

const ADMIN = 'quantri.38';
const ACCOUNTS = '/can-bo/quan-tri/tai-khoan';
const IMPORT = '/can-bo/quan-tri/nhap-can-bo';
const PROGRAMS = '/can-bo/quan-tri/ung-dung';

/** Finds an officer of Hạc Thành without accents, and opens the account. */
async function openAccount(page: Page, login: string): Promise<void> {
  await page.getByLabel('Đơn vị của cán bộ').fill('hac thanh');
  await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();
  await page.getByRole('button', { name: `Mở tài khoản ${login}` }).click();
  await page.getByText('Đang dùng được').waitFor();
}

/** What administrators do on their pages, and what becomes of it when their session ends. */
export function describeAdministrator(people: People): void {
  describe('an administrator', () => {
    it('finds an officer by unit, locks the account with a reason, and opens it again', async () => {
      const watched = await people.signIn(ADMIN, ACCOUNTS);
      const { page } = watched;
      await openAccount(page, 'chuyenvien.14797');
      await page.getByLabel('Khóa tài khoản').check();
      await page.getByLabel('Lý do').fill('Nghỉ việc từ hôm nay');
      await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
      await page.getByText('Đang bị khóa').waitFor();
      expect(await page.getByText('lý do: Nghỉ việc từ hôm nay').count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByLabel('Mở khóa tài khoản').check();
      await page.getByLabel('Lý do').fill('Ghi nhầm người');
      await page.getByRole('button', { name: 'Mở khóa tài khoản' }).click();
      await page.getByText('Đang dùng được').waitFor();
      expectQuiet(watched);
    });

    it('resets a second factor, and is told when there is none', async () => {
      const { page } = await people.signIn(ADMIN, ACCOUNTS);
      await openAccount(page, 'chuyenvien.14797');
      await page.getByLabel('Đặt lại xác thực hai lớp').check();
      await page.getByLabel('Lý do').fill('Mất điện thoại');
      await page.getByRole('button', { name: 'Đặt lại xác thực hai lớp' }).click();

      expect(await page.getByRole('alert').textContent()).toContain('chưa thiết lập xác thực hai lớp');
      expect(await page.getByLabel('Lý do').inputValue()).toBe('Mất điện thoại');
    });

    it('loses nothing that was typed when the session ends meanwhile, and goes on after signing in again', async () => {
      const watched = await people.signIn(ADMIN, ACCOUNTS);
      const { page } = watched;
      await openAccount(page, 'chuyenvien.14797');
      await page.getByLabel('Kết thúc mọi phiên').check();
      await page.getByLabel('Lý do').fill('Máy tính của đơn vị bị mất');
      const elsewhere = await people.signIn(ADMIN, OWN_SESSIONS);
      await elsewhere.page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();
      await elsewhere.page.getByText('Không có phiên nào khác.').waitFor();

      await page.getByRole('button', { name: 'Kết thúc mọi phiên' }).click();
      const dialog = page.getByRole('dialog', { name: 'Phiên đăng nhập đã hết' });
      await dialog.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      const [tab] = await Promise.all([page.context().waitForEvent('page'), dialog.getByRole('link', { name: 'Đăng nhập lại' }).click()]);
      await choose(tab, ADMIN);
      await tab.getByRole('heading', { name: 'Bạn đã đăng nhập lại' }).waitFor();

      await page.getByText('Đã kết thúc mọi phiên.').waitFor();
      expect(await page.getByText(/Các phiên bắt đầu trước/).count()).toBe(1);
      expectQuiet(watched);
    });

    it('shows nothing of it to somebody else who signs in instead', async () => {
      const { page } = await people.signIn(ADMIN, ACCOUNTS);
      await openAccount(page, 'chuyenvien.14797');
      await page.getByLabel('Lý do').fill('Chưa ai được biết');
      await page.context().clearCookies({ name: '__Host-haicap' });
      const tab = await page.context().newPage();
      await signInAnew(tab, people.origin(), DESK);

      await page.getByText('Trang này dành cho vai trò khác.').waitFor();
      expect(await page.getByText('Chưa ai được biết').count()).toBe(0);
    });

    it('is told every wrong row of a list, and writes one that is right after looking at it', async () => {
      const watched = await people.signIn(ADMIN, IMPORT, { colorScheme: 'dark', width: 360 });
      const { page } = watched;
      const list = (lines: string) => ({ name: 'can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(`Tài khoản,Họ và tên,Mã đơn vị,Vai trò,Chức danh,Từ ngày,Đến ngày\n${lines}`) });
      await page.getByLabel('Danh sách (XLSX hoặc CSV)').setInputFiles(list('moi.mot,Lê Thị Thử,99999,Một cửa,Công chức,01/07/2025,\nmoi.hai,Lê Văn Thử,14797,Vua,Công chức,01/07/2025,\n'));
      await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
      await page.getByText('Chưa ghi gì: 2 chỗ sai trong 2 dòng').waitFor();
      expect(await page.getByRole('row').allTextContents()).toEqual([expect.anything(), expect.stringMatching(/^2Mã đơn vịKhông có đơn vị/), expect.stringMatching(/^3Vai tròVai trò không có/)]);
      expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

      await page.getByLabel('Danh sách (XLSX hoặc CSV)').setInputFiles(list('moi.mot,Lê Thị Thử,14797,Một cửa,Công chức một cửa,01/07/2025,\n'));
      await page.getByRole('button', { name: 'Kiểm tra, chưa ghi' }).click();
      await page.getByText('1 dòng: 1 cán bộ mới').waitFor();
      await page.getByRole('button', { name: 'Ghi vào hệ thống' }).click();
      await page.getByText('Đã ghi vào hệ thống').waitFor();
      expectQuiet(watched);
    });

    it('registers a program, sees its secret once, takes another one, and withdraws it', async () => {
      const watched = await people.signIn(ADMIN, PROGRAMS);
      const { page } = watched;
      await page.getByText('Chưa có ứng dụng nào được đăng ký.').waitFor();
      await page.getByText('Đăng ký ứng dụng mới').click();
      await page.getByLabel('Tên ứng dụng').fill(`Cổng thử nghiệm ${'dossier:read,webhook:manage,'.repeat(2)}`);
      await page.getByLabel('Xem hồ sơ đang ở đâu').check();
      await page.getByLabel('Thêm đơn vị').fill('hạc thành');
      await page.getByRole('button', { name: 'Phường Hạc Thành' }).click();
      await page.getByRole('button', { name: 'Đăng ký ứng dụng', exact: true }).click();
      const secret = page.getByRole('region', { name: 'Khóa bí mật' });
      await secret.locator('.secret').first().waitFor();
      const first = await secret.locator('.secret').allTextContents();
      expect(first).toHaveLength(2);
      const answer = await page.request.post(`${people.origin()}/oidc/token`, { form: { grant_type: 'client_credentials' }, headers: { authorization: `Basic ${Buffer.from(first.join(':')).toString('base64')}` } });
      expect(answer.status()).toBe(200);
      expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
      await page.getByRole('button', { name: 'Tôi đã giữ khóa' }).click();
      expect(await page.getByText(first[1] ?? '').count()).toBe(0);

      await page.getByText('Cấp khóa mới', { exact: true }).click();
      await page.getByRole('button', { name: 'Cấp khóa mới cho Cổng thử nghiệm' }).click();
      await page.getByText('2 khóa đang dùng').waitFor();
      expect((await secret.locator('.secret').allTextContents())[1]).not.toBe(first[1]);
      await page.getByText('Thu hồi ứng dụng', { exact: true }).click();
      await page.getByLabel('Lý do thu hồi').fill('Hết đợt thử');
      await page.getByRole('button', { name: 'Thu hồi Cổng thử nghiệm' }).click();
      await page.getByText('Đã thu hồi').waitFor();
      expectQuiet(watched);
    });

    it('reads every page of it, also in the dark, on a phone and at 320 px', async () => {
      const looks = [['light', 1280], ['dark', 360], ['light', 320]] as const;
      const watched = await people.signIn(ADMIN, ACCOUNTS);
      const { page } = watched;
      await openAccount(page, 'chutich.14797');
      expect(await findingsIn(page, looks)).toEqual([]);
      await page.getByRole('navigation', { name: 'Quản trị truy cập' }).getByRole('link', { name: 'Ứng dụng' }).click();
      await page.getByRole('heading', { name: 'Cổng thử nghiệm' }).waitFor();

      expect(await findingsIn(page, looks)).toEqual([]);
      expectQuiet(watched);
    });

    it('is nobody else: others are not shown the way, and the page is not for them', async () => {
      const { page } = await people.signIn(DESK, PROGRAMS);
      await page.getByText('Trang này dành cho vai trò khác.').waitFor();
      await whoIs(page).click();

      expect(await page.getByRole('link', { name: 'Quản trị truy cập' }).count()).toBe(0);
    });
  });
}
