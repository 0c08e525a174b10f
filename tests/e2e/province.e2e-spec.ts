import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { boundaryGrid } from '@haicap/testing';
import type { Browser, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { eventually, type Installation } from '../system/installation.js';
import { HAC_THANH, MUONG_LAT } from '../system/names.js';
import { findingsIn, openBrowser, openWatched, seriousFindings } from './browser.js';
import { expectQuiet, signInTo } from './person.js';
import { leaveStage, takeStage } from './stage.js';

jest.setTimeout(240_000);

const LEADER = 'lanhdao.38';
const LEAD = '/can-bo/toan-tinh';
const LOOKS = [['light', 1280], ['dark', 1280], ['light', 360]] as const;

let province: Installation;
let browser: Browser;
// Hạc Thành has two open dossiers and one that is resolved, Mường Lát one that is open.
const open: string[] = [];
let resolved = '';
beforeAll(async () => {
  [province, browser] = await Promise.all([takeStage({ isEmpty: true }), openBrowser()]);
  for (const commune of [HAC_THANH, HAC_THANH, MUONG_LAT]) open.push((await province.receive(commune)).body.dossier.code);
  const last = (await province.receive(HAC_THANH)).body.dossier;
  resolved = last.code;
  await province.complete(HAC_THANH, last);
  await eventually(() => province.summary(), ({ figures }) => figures.received === 4 && figures.resolved === 1, 60_000);
});
afterAll(async () => { await browser?.close(); leaveStage(province); });

async function openAsLeader(path = LEAD, wish: Parameters<typeof openWatched>[2] = {}) {
  const watched = await openWatched(browser, province.origin, wish);
  await signInTo(watched.page, province.origin, LEADER, path);
  return watched;
}
const numbers = (page: Page) => page.getByRole('region', { name: 'Ba con số của tỉnh' });
/** The codes on the page of rows, once it shows as many as the number said. */
async function rowsOn(page: Page, count: number): Promise<string[]> {
  await page.getByText(`${count} hồ sơ`, { exact: true }).waitFor();
  return (await page.getByRole('rowheader').allTextContents()).toSorted();
}

describe('a leader of the province', () => {
  it('comes to the page of the province, sees the numbers, and opens the dossiers of each', async () => {
    const watched = await openAsLeader('/can-bo');
    const { page } = watched;
    await page.waitForURL(`**${LEAD}*`);
    await numbers(page).getByRole('link', { name: '4', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đã tiếp nhận' }).waitFor();
    expect(await rowsOn(page, 4)).toEqual([...open, resolved].toSorted());

    await page.goBack();
    await numbers(page).getByRole('link', { name: '3', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ còn lại' }).waitFor();
    expect(await rowsOn(page, 3)).toEqual([...open].toSorted());
    expect(await page.getByText('Lê Thị Thử').count()).toBe(0);
    expectQuiet(watched);
  });

  it('opens a unit from its tile, keeps it in the address, and comes to its dossiers', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành: 2 hồ sơ đang mở/ }).click();
    const unit = page.getByRole('region', { name: 'Phường Hạc Thành' });
    await unit.waitFor();
    expect(page.url()).toMatch(/unit=/);
    await page.reload();
    await unit.getByRole('link', { name: 'Còn lại: 2' }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ còn lại' }).waitFor();

    expect(await rowsOn(page, 2)).toEqual(open.slice(0, 2).toSorted());
  });

  it('sees where dossiers wait, and opens those that stand at a step', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('link', { name: /Chờ phân công: trung vị .* 1 lượt$/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đang ở bước Chờ phân công' }).waitFor();

    expect(await rowsOn(page, 3)).toEqual([...open].toSorted());
  });

  it('does it all by keyboard: view, period and rows', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    await page.keyboard.press('u');
    await page.getByRole('columnheader', { name: 'Quá hạn' }).waitFor();
    expect(page.url()).toMatch(/view=table/);
    await page.keyboard.press('m');
    await page.getByText('Chưa có ranh giới để vẽ bản đồ').waitFor();
    await page.getByRole('button', { name: 'Năm nay' }).press('Enter');
    await page.waitForURL(/period=year/);
    await numbers(page).getByRole('link', { name: '1', exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hồ sơ đã giải quyết' }).waitFor();

    expect(await rowsOn(page, 1)).toEqual([resolved]);
  });

  it('takes a table along as a file', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải CSV' }).first().click()]);

    expect(file.suggestedFilename()).toMatch(/^xa-phuong-\d{4}-\d{2}-01-.*\.csv$/);

    const [workbook] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải XLSX' }).first().click()]);
    const [sheet] = await readXlsxFile(readFileSync(await workbook.path()));
    expect(workbook.suggestedFilename()).toMatch(/^xa-phuong-.*\.xlsx$/);
    expect(sheet?.data.find(([name]) => name === 'Phường Hạc Thành')).toEqual(['Phường Hạc Thành', 3, 1, 1, 0, 2, expect.any(Number), 0]);
  });

  it('has pages without a serious accessibility finding, also in the dark and on a phone', async () => {
    const watched = await openAsLeader();
    const { page } = watched;
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();
    await page.getByRole('link', { name: /Chờ phân công: trung vị/ }).waitFor();
    expect(await findingsIn(page, LOOKS)).toEqual([]);
    await page.goto(`${province.origin}${LEAD}/ho-so?figure=open`);
    await rowsOn(page, 3);

    expect(await findingsIn(page, LOOKS)).toEqual([]);
    expectQuiet(watched);
  });
});

describe('the map of the province', () => {
  const importing = async (codes: readonly string[], ...more: string[]) => {
    const file = join(province.data, 'boundaries.geojson');
    writeFileSync(file, JSON.stringify(boundaryGrid(codes, { terrainOf: (code) => (code === MUONG_LAT ? 'miền núi' : 'đồng bằng') })));
    const words = ['import-boundaries', file, '--source', 'Lưới của phép thử', '--terrain-property', 'terrain', '--data', province.data, '--json', ...more];
    return JSON.parse((await promisify(execFile)(resolve(import.meta.dirname, '../../haicap'), words).catch((error: unknown) => error as { stdout: string })).stdout) as object;
  };
  let codes: string[] = [];
  beforeAll(async () => {
    codes = (await province.ask<{ items: { code: string }[] }>('/api/v1/units?level=commune&limit=200')).items.map(({ code }) => code);
  });

  it('changes by no file that is wrong, and by none that is only tried', async () => {
    expect(await importing([...codes.slice(1), '99999'])).toMatchObject({ ok: false, problems: [{ code: 'unit-unknown', unitCode: '99999' }, { code: 'unit-missing', unitCode: codes[0] }] });
    expect(await importing(codes, '--dry-run')).toMatchObject({ ok: true, applied: false });
    expect(await province.ask('/api/v1/boundaries')).toEqual({ boundaries: null });
  });

  it('comes from a file of boundaries, small enough for a phone and asked for once', async () => {
    expect(await importing(codes)).toMatchObject({ ok: true, applied: true, units: codes.length });

    const first = await fetch(`${province.origin}/api/v1/boundaries`);
    const again = await fetch(`${province.origin}/api/v1/boundaries`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([first.status, again.status, (await first.text()).length < 250_000]).toEqual([200, 304, true]);
  });

  it('says the numbers of each commune by mouse and by arrow keys, and opens one as its tile does', async () => {
    const watched = await openAsLeader(`${LEAD}?view=map`);
    const { page } = watched;
    const map = page.getByRole('group', { name: 'Bản đồ các xã, phường' });
    const hacThanh = map.getByRole('button', { name: /^Phường Hạc Thành: 2 hồ sơ đang mở/ });
    await hacThanh.waitFor();
    expect(await map.getByRole('button').count()).toBe(codes.length);
    await hacThanh.hover();
    await page.getByText(/nhận 3 · xong 1 \(đúng hạn 100,00 %\) · còn lại 2/).waitFor();
    await hacThanh.click();
    await page.getByRole('region', { name: 'Phường Hạc Thành' }).getByRole('link', { name: 'Còn lại: 2' }).waitFor();
    expect(page.url()).toMatch(/unit=/);

    await page.getByRole('button', { name: 'Đóng' }).click();
    await hacThanh.focus();
    const names = [await page.evaluate<string>('document.activeElement.ariaLabel')];
    for (const key of ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) {
      await page.keyboard.press(key);
      names.push(await page.evaluate<string>('document.activeElement.ariaLabel'));
    }
    expect([new Set(names).size >= 3, names.every((name) => / hồ sơ đang mở, /.test(name))]).toEqual([true, true]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/unit=/);
    await page.getByText('Ranh giới từ', { exact: false }).waitFor();
    expectQuiet(watched);
  });

  it('divides communes by their terrain in the ranking', async () => {
    const { page } = await openAsLeader();
    await page.getByRole('group', { name: 'Nhóm so sánh' }).getByRole('button', { name: 'Xã miền núi' }).click();
    await page.waitForURL(/group=xa-mountain/);
  });

  it('has no serious accessibility finding, also in the dark and on a phone', async () => {
    const watched = await openAsLeader(`${LEAD}?view=map`);
    const { page } = watched;
    await page.getByRole('button', { name: /^Phường Hạc Thành/ }).waitFor();

    expect(await findingsIn(page, LOOKS)).toEqual([]);
    expectQuiet(watched);
  });
});

describe('somebody at a desk', () => {
  it('is shown what a leader asked to look at, until the dossier goes on', async () => {
    const { page } = await openAsLeader(`${LEAD}/ho-so?figure=open`);
    const remind = page.getByRole('button', { name: `Nhắc đơn vị về hồ sơ ${open[0] ?? ''}` });
    await remind.click();
    await page.getByText('✓ đã nhắc').waitFor();
    await page.reload();
    await remind.click();
    await page.getByText('✓ đã được nhắc từ trước').waitFor();

    for (const login of [`motcua.${HAC_THANH}`, `chuyenvien.${HAC_THANH}`]) {
      const watched = await openWatched(browser, province.origin);
      await signInTo(watched.page, province.origin, login, login.startsWith('motcua') ? '/can-bo/hom-nay' : '/can-bo/xu-ly');
      const list = watched.page.getByRole('region', { name: 'Lãnh đạo nhắc 1 hồ sơ' });
      await list.getByRole('link', { name: open[0] ?? '' }).waitFor();
      expect(await seriousFindings(watched.page)).toEqual([]);
    }
  });

  it('is told that the page is for others', async () => {
    const { page } = await openWatched(browser, province.origin);
    await signInTo(page, province.origin, `motcua.${HAC_THANH}`, LEAD);

    await page.getByText('Trang này dành cho vai trò khác.').waitFor();
  });
});
