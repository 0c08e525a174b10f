import { jest } from '@jest/globals';
import type { Browser, Response } from 'playwright-core';
import { Counter } from '../system/counter.js';
import { type Installation } from '../system/installation.js';
import { BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CITIZEN, DESK, HAC_THANH } from '../system/names.js';
import { describeAdministrator } from './administrator.js';
import { findingsIn, openBrowser, openWatched, overhang, seriousFindings, type Watched } from './browser.js';
import { describeProviders } from './providers.js';
import { choose, codeOf, expectQuiet, OWN_SESSIONS, signInAnew, whoIs } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const AUDITOR = 'kiemtoan.38';

let province: Installation;
let browser: Browser;
beforeAll(async () => { [province, browser] = await Promise.all([takeStage(), openBrowser()]); });
afterAll(async () => { await browser?.close(); leaveStage(province); });

const open = (wish: Parameters<typeof openWatched>[2] = {}) => openWatched(browser, province.origin, wish);

async function signIn(login: string, path = '/', wish: Parameters<typeof openWatched>[2] = {}): Promise<Watched> {
  const watched = await open(wish);
  await signInAnew(watched.page, province.origin, login, path);
  return watched;
}

describe('signing in', () => {
  it('begins at any page, ends there, and says at the top who is here, in which post at which unit', async () => {
    const watched = await open();
    const { page } = watched;
    await page.goto(`${province.origin}${OWN_SESSIONS}?x=1`);
    await page.getByText('Bạn cần đăng nhập để mở trang này').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Đăng nhập' }).click();
    await choose(page, DESK);

    await page.getByText('Một cửa, Phường Hạc Thành').waitFor();
    expect(page.url()).toBe(`${province.origin}${OWN_SESSIONS}?x=1`);
    expect(await whoIs(page).getAttribute('aria-label')).toBe(`Tài khoản của bạn: ${DESK}, Một cửa, Phường Hạc Thành`);
    expectQuiet(watched);
  });

  it('hands no token to any page', async () => {
    const watched = await open();
    const { page } = watched;
    const answers: Response[] = [];
    page.on('response', (answer) => answers.push(answer));
    await page.goto(`${province.origin}/auth/sign-in?returnTo=${OWN_SESSIONS}`);
    await choose(page, DESK);
    await page.getByText('Phiên này').waitFor();

    const texts = await Promise.all(answers.filter((answer) => answer.status() === 200).map((answer) => answer.text().catch(() => '')));
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(texts.some((text) => text.includes('csrfToken'))).toBe(true);
    expect([...texts, kept].join('\n')).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(kept).toBe('[{},{},""]');
  });

  it('says what is wrong with an account that there is not, and lets somebody turn back', async () => {
    const { page } = await open({ width: 360 });
    await page.goto(`${province.origin}/auth/sign-in`);
    await choose(page, 'khongco.1');

    expect(await page.getByRole('alert').textContent()).toContain('Không có tài khoản dùng thử');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'về trang chủ' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).waitFor();
  });

  it('that is over can be begun again, for the page that was wanted', async () => {
    const { page } = await open();
    await page.goto(`${province.origin}/auth/sign-in?returnTo=${OWN_SESSIONS}`);
    await page.context().clearCookies({ name: /^haicap_interaction/ });
    await page.reload();
    await page.getByRole('link', { name: 'Đăng nhập lại' }).click();
    await choose(page, DESK);

    await page.getByText('Phiên này').waitFor();
    expect(new URL(page.url()).pathname).toBe(OWN_SESSIONS);
  });
});

describe('the second factor', () => {
  it('is set up with a picture or a text, gives recovery codes once and on paper, and is asked for afterwards', async () => {
    const watched = await open({ colorScheme: 'dark', width: 360 });
    const { page } = watched;
    await page.goto(`${province.origin}/auth/sign-in?returnTo=${OWN_SESSIONS}`);
    await choose(page, AUDITOR);
    await page.getByRole('img', { name: 'Mã QR' }).waitFor();
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);

    await page.getByLabel('Mã 6 chữ số').fill('000000');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Mã chưa đúng');
    await page.getByLabel('Mã 6 chữ số').fill(codeOf((await page.locator('code').first().textContent()) ?? ''));
    await page.getByRole('button', { name: 'Tiếp tục' }).click();

    await page.getByRole('heading', { name: 'Mã dự phòng' }).waitFor();
    const codes = await page.locator('li code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.evaluate('window.print = () => void (document.title = "in")');
    await page.getByRole('button', { name: 'In mã dự phòng' }).click();
    expect(await page.title()).toBe('in');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Tôi đã ghi lại, tiếp tục' }).click();
    await page.getByText('Phiên này').waitFor();
    expectQuiet(watched);

    const other = await open();
    await other.page.goto(`${province.origin}/auth/sign-in`);
    await choose(other.page, AUDITOR);
    await other.page.getByLabel('Mã xác thực').fill((codes[0] ?? '').toLowerCase());
    expect(await seriousFindings(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Tiếp tục' }).click();
    await whoIs(other.page).waitFor();
    expectQuiet(other);
  });
});

describe('signing out', () => {
  it('ends the session in every tab and on the server', async () => {
    const watched = await signIn(DESK, OWN_SESSIONS);
    const { page } = watched;
    const tab = await page.context().newPage();
    await tab.goto(province.origin + OWN_SESSIONS);
    await tab.getByText('Phiên này').waitFor();
    const cookies = await page.context().cookies();

    await whoIs(page).click();
    await page.locator('.who').getByRole('button', { name: 'Đăng xuất' }).click();

    await page.getByRole('heading', { name: 'Bạn đã đăng xuất' }).waitFor();
    expect(await page.getByText('Kho phiên đăng nhập đang gián đoạn').count()).toBe(0);
    await tab.waitForURL(`${province.origin}/`);
    await page.context().addCookies(cookies);
    expect(await (await page.request.get(`${province.origin}/api/v1/session`)).json()).toEqual({ signedIn: false });
    expectQuiet(watched);
  });

  it('signs out of this browser while nobody can find sessions, and says that it is not more', async () => {
    const { page } = await signIn(DESK);
    const redis = province.pidOf('redis');
    process.kill(redis, 'SIGSTOP');
    try {
      await whoIs(page).click();
      await page.locator('.who').getByRole('button', { name: 'Đăng xuất' }).click();

      await page.getByText('Kho phiên đăng nhập đang gián đoạn').waitFor();
      await page.getByRole('banner').getByRole('link', { name: 'Đăng nhập' }).waitFor();
    } finally {
      process.kill(redis, 'SIGCONT');
    }
  });
});

describe('while nobody can say who is here', () => {
  it('the page asks again by itself, until somebody can', async () => {
    const { page } = await signIn(DESK, OWN_SESSIONS);
    const redis = province.pidOf('redis');
    process.kill(redis, 'SIGSTOP');
    try {
      await page.reload();
      await page.getByText('nên chưa biết bạn là ai').waitFor();
    } finally {
      process.kill(redis, 'SIGCONT');
    }

    await whoIs(page).waitFor();
  });
});

describe('the own sessions', () => {
  it('are told with device and times, and each can be ended', async () => {
    const here = await signIn(DESK, OWN_SESSIONS);
    await signIn(DESK);
    await signIn(DESK);
    const { page } = here;
    await page.reload();
    await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).waitFor();
    const others = await page.getByRole('button', { name: /^Kết thúc phiên/ }).count();
    expect(others).toBeGreaterThanOrEqual(2);

    await page.getByRole('button', { name: /^Kết thúc phiên/ }).first().click();
    await page.getByText('Đã kết thúc 1 phiên.').waitFor();
    await page.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click();

    await page.getByText('Không có phiên nào khác.').waitFor();
    expect(await page.getByText('Phiên này').count()).toBe(1);
    expectQuiet(here);
  });

  it('are read by everybody, also in the dark on a phone', async () => {
    const watched = await signIn(DESK, OWN_SESSIONS);
    const { page } = watched;
    await page.getByText('Phiên này').waitFor();
    await whoIs(page).click();

    expect(await findingsIn(page, [['light', 1280], ['dark', 360]])).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('.who').getByRole('button', { name: 'Đăng xuất' }).isVisible()).toBe(false);
    expectQuiet(watched);
  });
});

describe('who looked at the own dossiers', () => {
  it('is told to the citizen by post and unit, page after page, and never by name', async () => {
    const counter = new Counter(province);
    const hacThanh = await province.commune(HAC_THANH);
    for (let filed = 0; filed < 21; filed += 1) {
      const { dossier } = await counter.file({ procedure: BIRTH_AGAIN, at: hacThanh, as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
      await province.ask(`/api/v1/dossiers/${dossier.dossierId}`, { as: DESK });
    }

    const watched = await signIn(CITIZEN, '/ai-da-xem', { width: 360 });
    const { page } = watched;
    await page.getByText('Một cửa, Phường Hạc Thành').first().waitFor();
    expect(await page.getByRole('list', { name: 'Các lần xem' }).getByRole('listitem').count()).toBe(20);
    await page.getByRole('button', { name: 'Xem các lần trước đó' }).click();
    await page.getByRole('listitem').nth(20).waitFor();

    expect(await page.getByText(DESK).count()).toBe(0);
    expect([await seriousFindings(page), await overhang(page)]).toEqual([[], 0]);
    expectQuiet(watched);
  });

  it('says so when nobody has looked, and is not for officers', async () => {
    const { page } = await signIn('congdan.2', '/ai-da-xem');
    await page.getByText('Chưa có ai khác xem hồ sơ hoặc tệp bạn đã nộp bằng tài khoản này.').waitFor();

    const officer = await signIn(DESK, '/ai-da-xem');
    await officer.page.getByText('Trang này dành cho vai trò khác.').waitFor();
  });
});

// In the same province: to start another one takes longer than all of them.
const people = { open, signIn, origin: () => province.origin };
describeProviders(people);
describeAdministrator(people);
