import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Counter, type SeenDossier } from '../system/counter.js';
import type { Installation } from '../system/installation.js';
import { BIRTH, BIRTH_AGAIN, BIRTH_AGAIN_ANSWERS, CHAIR, CITIZEN, DESK, HAC_THANH, SIMPLE_PROCEDURE, SPECIALIST } from '../system/names.js';
import { openBrowser, openWatched, overhang, seriousFindings } from './browser.js';
import { expectQuiet, signInTo, whoIs } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const WEB = join(import.meta.dirname, '../../web/src');
const [ADMIN, LEADER] = ['quantri.38', 'lanhdao.38'];

/** Who opens a page, by the address that pages.ts gives it. What begins with $ is made before. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  '': ['/', `/thu-tuc/${BIRTH}`, `/nop-ho-so/${BIRTH}`, '/tra-cuu', '/verify', '/toan-tinh', '/da-dang-xuat'],
  [CITIZEN]: [
    '/ho-so-cua-toi', '/ho-so-cua-toi/$own', '/ho-so-cua-toi/$own/bo-sung', '/ho-so-cua-toi/$assessed/le-phi', '/ho-so-cua-toi/$concluded/danh-gia',
    '/ai-da-xem', '/phien-dang-nhap', '/da-dang-nhap',
  ],
  [DESK]: ['/can-bo/hom-nay', '/can-bo/tiep-nhan', '/can-bo/ho-so', '/can-bo/ho-so/$received', '/can-bo/ho-so/$received/bo-sung', '/can-bo/tra-ket-qua', '/can-bo/so-theo-doi', '/can-bo/phien-dang-nhap'],
  [SPECIALIST]: ['/can-bo/xu-ly'],
  [CHAIR]: ['/can-bo', '/can-bo/phe-duyet', '/can-bo/uy-quyen'],
  [LEADER]: ['/can-bo/toan-tinh', '/can-bo/toan-tinh/ho-so?figure=open'],
  [ADMIN]: [
    'tai-khoan', 'nhap-can-bo', 'ung-dung', 'lich', 'don-vi', 'thu-tuc', `thu-tuc/${BIRTH_AGAIN}`, 'thu-tuc/ban-thao', 'thu-tuc/ban-thao/$draft', 'thu-tuc/nhap-xuat', 'thu-tuc/chuyen-phien-ban',
    'mau-giay', 'mau-giay/$template', 'ly-do', 'quyen', 'nhat-ky', 'su-kien-bi-giu',
  ].map((path) => `/can-bo/quan-tri/${path}`),
};

/** The addresses of both applications, as their pages.ts list them. */
async function addressesOfPages(): Promise<string[]> {
  const { PATHS } = (await import(join(WEB, 'paths.ts'))) as { PATHS: Readonly<Record<string, string>> };
  const written = globSync(join(WEB, '{citizen,staff}/**/pages.ts')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\bpath: (?:PATHS\.(\w+)|'([^']+)'|`([^`]+)`)/g)]);
  return written.map(([, name, plain, template]) => (name === undefined ? plain ?? (template ?? '').replaceAll(/\$\{PATHS\.(\w+)\}/g, (_all, key: string) => PATHS[key] ?? '') : PATHS[name] ?? '')).toSorted();
}

let province: Installation;
let browser: Browser;
const made: Record<string, string> = {};

/** One of each that a page is about. */
async function makeWhatPagesShow(): Promise<void> {
  const counter = new Counter(province);
  const at = await counter.unit(HAC_THANH);
  const formData = { nguoiTrongSo: { hoTen: 'Lê Văn Cũ' }, loai: 'khai-sinh', noiDaDangKy: 'Phường Hạc Thành', soBan: 2 };
  const received = async (): Promise<SeenDossier> => counter.act((await counter.file({ procedure: SIMPLE_PROCEDURE, at, as: CITIZEN, formData })).dossier, 'receipt', DESK);
  const own = await counter.file({ procedure: BIRTH_AGAIN, at, as: CITIZEN, formData: BIRTH_AGAIN_ANSWERS });
  await counter.act(own.dossier, 'intake-supplement-requests', DESK, { reasonCode: 'incomplete', reasonText: 'Giấy khai sinh cũ bị mờ', missing: [{ code: 'giay-to-cu', note: 'Chụp lại trang 1' }] });
  const assessed = await counter.act(await received(), 'fees', DESK, { quantities: [{ copies: 2 }] });
  const concluded = await counter.conclude(await counter.assign(await received(), SPECIALIST, CHAIR), SPECIALIST, CHAIR);
  const { draftId } = await province.ask<{ draftId: string }>('/api/v1/procedure-drafts', { as: ADMIN, method: 'POST', body: { code: BIRTH_AGAIN, fromVersion: 1 } });
  const { items: [template] } = await province.ask<{ items: { templateId: string }[] }>('/api/v1/paper-templates?form=receipt-slip', { as: ADMIN });
  Object.assign(made, { own: own.dossier.dossierId, assessed: assessed.dossierId, concluded: concluded.dossierId, received: (await received()).dossierId, draft: draftId, template: template?.templateId });
}

beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage(), openBrowser()]);
  await makeWhatPagesShow();
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

/** A page that has come, with what it fetches. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

describe('every page of both applications', () => {
  it('is among those that are looked at here', async () => {
    const known = Object.values(READERS).flat().map((path) => path.split('?')[0]);
    const parameter = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\$\w+/g, '[^/]+')}$`);

    const addresses = await addressesOfPages();
    // A pages.ts that is written otherwise would have none that this finds.
    expect(addresses.length).toBeGreaterThan(40);
    expect(addresses.filter((path) => !known.some((one) => parameter(path).test(one ?? '')))).toEqual([]);
  });

  // The flows of the other specs look at theirs in light and in the dark.
  it.each(Object.keys(READERS).map((login) => [login, 'contrast', 360] as const))('of %s has no serious accessibility finding and fits its window (%s, %i px)', async (login, theme, width) => {
    const watched = await openWatched(browser, province.origin, { width });
    const { page } = watched;
    await page.context().addInitScript({ content: `try { localStorage.setItem('haicap-theme', '${theme}'); } catch {}` });
    if (login !== '') await signInTo(page, province.origin, login);
    const found: unknown[] = [];
    for (const path of READERS[login] ?? []) {
      await page.goto(province.origin + path.replaceAll(/\$(\w+)/g, (_all, name: string) => made[name] ?? name));
      if (login !== '') await whoIs(page).waitFor();
      await settle(page);
      expect(await page.evaluate('document.documentElement.dataset.theme')).toBe(theme);
      found.push(...(await seriousFindings(page)).map((finding) => [path, finding]));
      if (await overhang(page) > 0) found.push([path, 'is wider than its window']);
    }
    expect(found).toEqual([]);
    expectQuiet(watched);
  });
});
