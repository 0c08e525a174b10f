import type { Page } from 'playwright-core';
import { expectQuiet, OWN_SESSIONS, whoIs, type People } from './person.js';
import { overhang, seriousFindings } from './browser.js';

const VNEID = /^Đăng nhập bằng VNeID/;
const OF_PROVINCE = /^Đăng nhập một lần của tỉnh/;

/** The way to a provider of another origin, played by the simulator, and back. */
export function describeProviders(people: People): void {
  /** Begins to sign in for a page, goes out, and is who the provider is told. */
  async function goOut(page: Page, provider: RegExp, persona: string, path = OWN_SESSIONS): Promise<void> {
    await page.goto(`${people.origin()}/auth/sign-in?returnTo=${path}`);
    await page.getByRole('link', { name: provider }).click();
    await page.getByRole('heading', { name: 'Bạn là ai?' }).waitFor();
    expect(new URL(page.url()).origin).not.toBe(people.origin());
    await page.getByRole('button', { name: persona }).click();
  }

  describe('a provider', () => {
    it('sends a citizen back to the page that was wanted', async () => {
      const { page, violations } = await people.open({ width: 360 });
      await page.goto(`${people.origin()}/auth/sign-in`);
      expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
      await goOut(page, VNEID, 'Nguyễn Văn Thử', '/ai-da-xem');

      await page.getByText('Chưa có ai khác xem hồ sơ hoặc tệp bạn đã nộp bằng tài khoản này.').waitFor();
      expect(await whoIs(page).getAttribute('aria-label')).toBe('Tài khoản của bạn: Công dân');
      expect(violations).toEqual([]);
    });

    it('of the province brings an officer in with the post that registry knows', async () => {
      const { page } = await people.open();
      await goOut(page, OF_PROVINCE, '(motcua.14797)');

      await page.getByText('Một cửa, Phường Hạc Thành').waitFor();
    });

    it.each([
      ['an account that is not sure enough', VNEID, 'Ngô Xuân Sơ', 'mức độ 2', OF_PROVINCE, '(motcua.14797)'],
      ['an account of an organisation', VNEID, 'Công ty TNHH Mô Phỏng', 'Tài khoản của tổ chức', OF_PROVINCE, '(motcua.14797)'],
      ['somebody who is no officer', OF_PROVINCE, '(nguoila.38)', 'Không có cán bộ nào với tài khoản này', VNEID, 'Lê Minh Mẫu'],
    ])('that names %s leads to a page that says what to do, and to another way in', async (_case, provider, persona, sentence, other, otherPersona) => {
      const watched = await people.open({ colorScheme: 'dark', width: 360 });
      const { page } = watched;
      await goOut(page, provider, persona);
      expect(await page.getByRole('alert').textContent()).toContain(sentence);
      expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

      await page.getByRole('link', { name: 'Quay lại trang đăng nhập' }).click();
      await page.getByRole('link', { name: other }).click();
      await page.getByRole('button', { name: otherPersona }).click();
      await page.getByText('Phiên này').waitFor();
      expect(new URL(page.url()).pathname).toBe(OWN_SESSIONS);
      expectQuiet({ ...watched, elsewhere: [] });
    });

    it('at which somebody turned back signs nobody in, and leads to the choice again', async () => {
      const { page } = await people.open();
      await page.goto(`${people.origin()}/auth/sign-in`);
      const asked = page.waitForRequest((request) => new URL(request.url()).searchParams.has('code_challenge') && !request.url().startsWith(people.origin()));
      await page.getByRole('link', { name: VNEID }).click();
      const { searchParams } = new URL((await asked).url());
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      const issuer = new URL((await asked).url());
      back.search = new URLSearchParams({ error: 'access_denied', state: searchParams.get('state') ?? '', iss: `${issuer.origin}/vneid` }).toString();
      await page.goto(back.href);

      expect(await page.getByRole('alert').textContent()).toContain('Nếu bạn đã hủy');
      await page.getByRole('link', { name: 'Quay lại trang đăng nhập' }).click();
      await page.getByRole('link', { name: VNEID }).waitFor();
    });

    it('that does not answer is said to be away, and signs in when it is back', async () => {
      const { page } = await people.open();
      await page.goto(`${people.origin()}/auth/sign-in`);
      await page.getByRole('link', { name: VNEID }).click();
      await page.getByRole('heading', { name: 'Bạn là ai?' }).waitFor();
      await fetch(`${new URL(page.url()).origin}/mischief`, { method: 'POST', body: JSON.stringify({ deadTokens: 1 }) });
      await page.getByRole('button', { name: 'Trần Thị Nghiệm' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('chưa trả lời');

      await page.getByRole('link', { name: 'Quay lại trang đăng nhập' }).click();
      await page.getByRole('link', { name: VNEID }).click();
      await page.getByRole('button', { name: 'Trần Thị Nghiệm' }).click();
      await whoIs(page).waitFor();
    });
  });
}
