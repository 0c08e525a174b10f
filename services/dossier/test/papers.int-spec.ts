import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trackDossier, type Actor } from '@haicap/contracts';
import { fixedClock } from '@haicap/kernel';
import { TrackDossier } from '../src/tracking/track-dossier.js';
import { trackingSecret, trackingToken } from '../src/tracking/tracking.js';
import { accepted, aFact, CITIZEN, dossierRig, INSTALLATION_KEY, OTHER_CITIZEN, PEOPLE, refusedWith, UNITS, type DossierRig } from './dossier-rig.js';
import { employ, OFFICERS, officesOn } from './offices-rig.js';
import { bytesOf, scanPaper } from './paper-reading.js';
import { papersOf, textOf, type Papers } from './papers-rig.js';
import { leadThroughLife, REFUSE_INTAKE, REGISTRATION, STOP } from './whole-life.js';

let rig: DossierRig;
let papers: Papers;
let offices: ReturnType<typeof officesOn>;
beforeAll(async () => {
  rig = await dossierRig();
  offices = officesOn(rig);
  await employ(rig);
  papers = papersOf(rig);
});
afterAll(() => rig.close());

const aReceived = async (changes = {}, actor = PEOPLE.desk) => accepted(await rig.receive({ ...REGISTRATION, ...changes }, actor)).dossier;
// Every vowel with every mark, and đ: what a font made for the web lacks in some style.
const ALPHABET = 'àáảãạ ăằắẳẵặ âầấẩẫậ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ đĐ';

describe('the receipt of a dossier', () => {
  it('says what was received and what is promised, on one page of A5', async () => {
    const { dossierId, code } = await aReceived();

    const { pages, text, paper } = await papers.read({ dossierId, form: 'receipt-slip' });

    expect(pages).toMatchObject([{ widthMm: 148, heightMm: 210 }]);
    expect(paper).toMatchObject({ form: 'receipt-slip', formNumber: '01', circular: '01/2018/TT-VPCP', format: 'A5', version: 1, dossierVersion: 1, isLatest: true });
    for (const words of [
      'ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ', 'Hạc Thành, ngày 01 tháng 7 năm 2025', code,
      'Nguyễn Văn An', '038090012345', '12 Lê Lợi', '0912345678', 'Đăng ký lại khai sinh (1.004884)', 'Tờ khai đăng ký lại khai sinh', 'Trực tiếp tại quầy', '05 ngày làm việc',
      '08 giờ 00 phút, ngày 01/07/2025', '17 giờ 00 phút, ngày 08/07/2025', 'không tính 2 ngày nghỉ cuối tuần', 'NGƯỜI TIẾP NHẬN HỒ SƠ',
      `Mã tra cứu: ${trackingSecret(INSTALLATION_KEY, dossierId)}`, 'Mẫu số 01 – Thông tư 01/2018/TT-VPCP', 'Trang 1/1',
    ]) expect(text).toContain(words);
  });

  it('carries a QR code of at least 20 mm that opens the tracking page, and its code as Code 128', async () => {
    const { dossierId, code } = await aReceived();

    const scanned = await scanPaper(bytesOf((await papers.read({ dossierId, form: 'receipt-slip' })).file));

    expect(scanned.qr?.text).toBe(`https://dvc.example.vn/tra-cuu#the=${trackingToken(INSTALLATION_KEY, dossierId)}`);
    expect(scanned.qr?.text).not.toContain(trackingSecret(INSTALLATION_KEY, dossierId));
    const token = scanned.qr?.text.split('#the=')[1] ?? '';
    expect(accepted(await rig.app.get(TrackDossier).run(trackDossier.request.parse({ token })))).toMatchObject({ code });
    expect(await textOf(accepted(await papers.tracked({ token })))).toContain('N••• V•• A•');
    expect(scanned.qr?.widthMm).toBeGreaterThanOrEqual(20);
    expect(scanned.barcode).toBe(code);
  });

  it('spells every letter of the language', async () => {
    const { dossierId } = await aReceived({ applicant: { fullName: 'Nguyễn Thị Ý', address: ALPHABET } });

    expect((await papers.read({ dossierId, form: 'receipt-slip', format: 'A4' })).text).toContain(ALPHABET);
  });

  it('names who came instead of the applicant', async () => {
    const { dossierId } = await aReceived({
      applicant: { fullName: 'Nguyễn Văn An', email: 'an@example.vn' }, representative: { fullName: 'Lê Thị Bình', phone: '0987654321' }, representation: { basis: 'family-member' },
    });

    const { text } = await papers.read({ dossierId, form: 'receipt-slip' });

    for (const words of ['Thư điện tử: an@example.vn', 'Người đại diện: Lê Thị Bình; 0987654321']) expect(text).toContain(words);
  });

  it('lists further dossiers of the same person at the same desk, and refuses another person\'s', async () => {
    const [one, two] = [await aReceived(), await aReceived({ procedureCode: '2.000815', components: [{ code: 'ban-chinh', originals: 1 }, { code: 'ban-sao', copies: 1 }] })];
    const stranger = await aReceived({ applicant: { fullName: 'Lê Thị Bình', personalNumber: '038190012345' } });

    const { text } = await papers.read({ dossierId: one.dossierId, form: 'receipt-slip', withDossierIds: [two.dossierId] });

    for (const words of [one.code, two.code, 'Chứng thực bản sao', trackingSecret(INSTALLATION_KEY, two.dossierId)]) expect(text).toContain(words);
    expect(await papers.issue({ dossierId: one.dossierId, form: 'receipt-slip', withDossierIds: [two.dossierId, stranger.dossierId] }))
      .toEqual(refusedWith('RECEIPT_NOT_SHARED', { dossierIds: [stranger.dossierId] }));
  });

  it('of several dossiers is printed and read by nobody who may not read each of them', async () => {
    // As an auditor this person sees the rows of the whole province; the persons of the other dossier are not for him or her.
    const both: Actor = { ...OFFICERS.departmentSpecialist, posts: [...OFFICERS.departmentSpecialist.posts, { unitId: UNITS.thanhHoa, role: 'auditor' }] };
    await rig.projectOfficers([aFact('officer.appointed', both.accountId, { officerId: both.accountId, login: 'f1', demo: true, posts: both.posts.map((post, at) => (
      { postId: `${both.accountId.slice(0, -2)}0${at}`, ...post, title: post.role, validFrom: '2020-01-01', validTo: null })) }, 2)]);

    const transferred = async (dossierId: string) => accepted(await offices.transfer(
      { dossierId, expectedVersion: 1, toUnitId: UNITS.department, reasonCode: 'delegated-by-law', reasonText: 'Thuộc thẩm quyền của sở.' }, PEOPLE.chair));
    const [theirs, ours] = [await aReceived(), await aReceived()];
    await transferred(theirs.dossierId);
    const shared = { dossierId: theirs.dossierId, form: 'receipt-slip' as const, withDossierIds: [ours.dossierId] };
    const { paper } = await papers.read(shared);
    for (const reader of [OFFICERS.departmentSpecialist, both]) {
      expect(await papers.fetch(paper, reader)).toEqual(refusedWith('PAPER_SHARED'));
      expect(await papers.issue(shared, reader)).toEqual(refusedWith('RECEIPT_NOT_SHARED', { dossierIds: [ours.dossierId] }));
    }
    expect((await papers.read({ dossierId: theirs.dossierId, form: 'receipt-slip' }, OFFICERS.departmentSpecialist)).text).not.toContain(trackingSecret(INSTALLATION_KEY, ours.dossierId));
  });

  it('keeps the name a unit had on the day, after it was renamed', async () => {
    const { dossierId } = await aReceived();
    await rig.projectUnits([aFact('unit.revised', UNITS.hacThanh, {
      unitId: UNITS.hacThanh, code: '14797', level: 'commune', type: 'phuong', name: 'Hạc Thành Mới', fullName: 'Phường Hạc Thành Mới', parentId: null, provinceId: UNITS.thanhHoa,
      provinceCode: '38', validFrom: '2025-07-01', validTo: null, succeeds: [], agencyCode: { code: 'H56.147.97', provisional: true }, changedFrom: '2025-07-02', reason: 'Nghị quyết đổi tên',
    }, 2)]);

    rig.clock.set('2025-07-03T08:00:00+07:00');
    const { text } = await papers.read({ dossierId, form: 'receipt-slip' });
    rig.clock.set('2025-07-01T08:00:00+07:00');
    expect(text).toContain('PHƯỜNG HẠC THÀNH');
    expect(text).not.toContain('HẠC THÀNH MỚI');
  });
});

describe('a paper that was issued', () => {
  it('comes again byte by byte, whoever asks and under whichever key', async () => {
    const { dossierId } = await aReceived();
    const first = await papers.read({ dossierId, form: 'receipt-slip' });
    accepted(await rig.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));

    const again = await papers.read({ dossierId, form: 'receipt-slip' }, PEOPLE.specialist);

    expect(again.paper).toEqual(first.paper);
    expect(bytesOf(again.file).equals(bytesOf(first.file))).toBe(true);
    expect(createHash('sha256').update(bytesOf(again.file)).digest('hex')).toBe(first.paper.sha256);
  });

  it('in another format is the same version', async () => {
    const { dossierId } = await aReceived();
    const { paper: small } = await papers.read({ dossierId, form: 'receipt-slip' });

    const { paper: large, pages } = await papers.read({ dossierId, form: 'receipt-slip', format: 'A4' });

    expect(pages).toMatchObject([{ widthMm: 210, heightMm: 297 }]);
    expect([large.version, large.paperId === small.paperId]).toEqual([1, false]);
  });

  it('of a dossier whose appointment moved gets a further version; the earlier one stays as it was handed out', async () => {
    const { dossierId } = await aReceived();
    const first = await papers.read({ dossierId, form: 'receipt-slip' });
    accepted(await rig.requestSupplement({ dossierId, expectedVersion: 1, reasonCode: 'incomplete', reasonText: 'Thiếu giấy.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.desk));
    rig.clock.advance(2 * 86_400_000);
    accepted(await rig.supply({ dossierId, expectedVersion: 2, components: [{ code: 'giay-to-cu', originals: 0, copies: 1 }] }, PEOPLE.desk));

    const second = await papers.read({ dossierId, form: 'receipt-slip' });

    expect(second.paper).toMatchObject({ version: 2, dossierVersion: 3, isLatest: true });
    expect(second.text).toContain('Ngày hẹn ban đầu: 17 giờ 00 phút, ngày 08/07/2025');
    expect(second.text).toContain('Thời gian trả kết quả: 17 giờ 00 phút, ngày 10/07/2025');
    const { items } = accepted(await papers.list(dossierId));
    expect(items.filter(({ form }) => form === 'receipt-slip').map(({ version, isLatest, sha256 }) => [version, isLatest, sha256]))
      .toEqual([[2, true, second.paper.sha256], [1, false, first.paper.sha256]]);
    expect(accepted(await papers.fetch(first.paper)).sha256).toBe(first.paper.sha256);
    rig.clock.advance(-2 * 86_400_000);
  });

  it('answers its key as it did, and refuses the key for another form', async () => {
    const { dossierId } = await aReceived();
    const issued = accepted(await papers.issue({ dossierId, form: 'receipt-slip' }, PEOPLE.desk, 'print-1'));

    expect(await papers.issue({ dossierId, form: 'receipt-slip' }, PEOPLE.desk, 'print-1')).toEqual({ ok: true, value: issued });
    expect(await papers.issue({ dossierId, form: 'control-slip' }, PEOPLE.desk, 'print-1')).toEqual(refusedWith('IDEMPOTENCY_KEY_REUSED'));
  });

  it('asked for by two at once is one', async () => {
    const { dossierId } = await aReceived();

    const both = await Promise.all([papers.issue({ dossierId, form: 'receipt-slip' }), papers.issue({ dossierId, form: 'receipt-slip' }, PEOPLE.specialist)]);

    expect(new Set(both.map((one) => accepted(one).paperId)).size).toBe(1);
  });

  it('lies encrypted, and never comes otherwise than it was issued', async () => {
    const { dossierId } = await aReceived();
    const { paper } = await papers.read({ dossierId, form: 'receipt-slip' });
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = await rig.rows<{ bytes: Buffer }>(`SELECT bytes FROM paper_bytes WHERE paper_id = $1`, [paper.paperId]);
    expect(bytes.includes('%PDF')).toBe(false);

    await rig.rows(`UPDATE paper_bytes SET bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 1) WHERE paper_id = $1`, [paper.paperId]);

    await expect(papers.fetch(paper)).rejects.toThrow(/unable to authenticate data/);
  });

  it('is noted in the audit when it is issued and when it is read', async () => {
    const { dossierId } = await aReceived();
    const { paper } = await papers.read({ dossierId, form: 'receipt-slip' });

    const noted = await rig.rows<{ action: string; actor: string }>(`SELECT action, actor FROM audit WHERE object_id = $1 ORDER BY action`, [paper.paperId]);

    expect(noted).toEqual([{ action: 'issue-paper', actor: PEOPLE.desk.accountId }, { action: 'read-paper', actor: PEOPLE.desk.accountId }]);
  });
});

describe('who may have a paper', () => {
  it('is not an officer of another unit, nor another citizen', async () => {
    const { dossierId } = await aReceived();
    const { paper } = await papers.read({ dossierId, form: 'receipt-slip' });

    for (const stranger of [PEOPLE.otherDesk, CITIZEN]) {
      expect(await papers.issue({ dossierId, form: 'receipt-slip' }, stranger)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
      expect(await papers.fetch(paper, stranger)).toEqual(refusedWith('PAPER_NOT_FOUND'));
      expect(await papers.list(dossierId, stranger)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
    }
  });

  it('is the citizen who filed it, for the receipt but not for what the office keeps for itself', async () => {
    const { dossierId } = await aReceived({}, CITIZEN);
    accepted(await rig.receiveSubmitted({ dossierId, expectedVersion: 1 }, PEOPLE.desk));
    const slip = accepted(await papers.issue({ dossierId, form: 'control-slip' }));

    expect((await papers.read({ dossierId, form: 'receipt-slip' }, CITIZEN)).text).toContain('Nguyễn Văn An');
    expect(await papers.issue({ dossierId, form: 'control-slip' }, CITIZEN)).toEqual(refusedWith('PAPER_NOT_DUE', { available: ['receipt-slip'] }));
    expect(await papers.fetch(slip, CITIZEN)).toEqual(refusedWith('PAPER_NOT_FOUND'));
    expect(accepted(await papers.list(dossierId, CITIZEN)).items.map(({ form }) => form)).toEqual(['receipt-slip']);
    expect(await papers.issue({ dossierId, form: 'receipt-slip' }, OTHER_CITIZEN)).toEqual(refusedWith('DOSSIER_NOT_FOUND'));
  });

  it('is whoever holds code and secret, for a receipt that shows no person', async () => {
    const { dossierId, code } = await aReceived();
    const secret = trackingSecret(INSTALLATION_KEY, dossierId);

    const first = accepted(await papers.tracked({ code, secret }));
    const text = await textOf(first);

    expect(text).toContain('N••• V•• A•');
    expect(text).toContain('17 giờ 00 phút, ngày 08/07/2025');
    for (const personal of ['Nguyễn Văn An', '038090012345', '0912345678', '12 Lê Lợi']) expect(text).not.toContain(personal);
    expect(accepted(await papers.tracked({ code, secret })).sha256).toBe(first.sha256);
    expect(accepted(await papers.list(dossierId)).items).toEqual([]);
    expect(await papers.tracked({ code, secret: 'AAAAAAAAAA' })).toEqual(await papers.tracked({ code: 'H56.147.97-250701-9999', secret }));
  });
});

describe('each step prints its form', () => {
  it('the supplement lists everything that is missing, with why and how', async () => {
    const { dossierId } = await leadThroughLife(rig, 'request-supplement');

    const { text, paper } = await papers.read({ dossierId, form: 'supplement-request' });

    expect(paper.formNumber).toBe('02');
    for (const words of ['PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ', 'Bản sao giấy khai sinh cũ', 'Bản sao có chứng thực', 'Thiếu thành phần hồ sơ', 'Đề nghị bổ sung giấy khai sinh cũ.', 'NGƯỜI HƯỚNG DẪN']) expect(text).toContain(words);
    for (const words of ['Qua xem xét, Ủy ban nhân dân phường Hạc Thành đề nghị', 'khi nhận đủ, ngày hẹn trả được dời tương ứng.']) expect(text).toContain(words);
  });

  it('the refusal says the reason in the catalogue\'s words and the office\'s', async () => {
    const { dossierId } = await aReceived({}, CITIZEN);
    accepted(await rig.refuseIntake({ dossierId, expectedVersion: 1, ...REFUSE_INTAKE }, PEOPLE.desk));

    const { text } = await papers.read({ dossierId, form: 'intake-refusal' }, CITIZEN);

    for (const words of ['PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ', 'Hồ sơ trùng với hồ sơ đã nộp', 'Hồ sơ này đã nộp hôm qua.']) expect(text).toContain(words);
  });

  it('the stop notice says since when and why', async () => {
    const { dossierId } = await aReceived();
    accepted(await rig.stop({ dossierId, expectedVersion: 1, ...STOP }, PEOPLE.chair));

    const { text, paper } = await papers.read({ dossierId, form: 'stop-notice' });

    expect(paper.formNumber).toBeNull();
    for (const words of ['THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ', 'Có tranh chấp', 'Chờ kết luận giải quyết tranh chấp.', 'Trước Thông tư 03/2025/TT-VPCP không có mẫu riêng']) expect(text).toContain(words);
  });

  it('the control slip has a row for each hand-over', async () => {
    const { dossierId } = await leadThroughLife(rig);

    const { text, pages, paper } = await papers.read({ dossierId, form: 'control-slip', format: 'A4' });

    expect([paper.formNumber, pages[0]?.widthMm]).toEqual(['05', 297]);
    for (const words of ['PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ', 'Người nộp hồ sơ Công chức một cửa, Phường Hạc Thành', 'Chuyên viên, Phường Hạc Thành Lãnh đạo, Phường Hạc Thành', 'Trước hạn', 'Kính trình.']) expect(text).toContain(words);
  });

  it('a form whose step has not come is refused with the forms that exist', async () => {
    const { dossierId } = await aReceived();

    expect(await papers.issue({ dossierId, form: 'supplement-request' })).toEqual(refusedWith('PAPER_NOT_DUE', { form: 'supplement-request', available: ['receipt-slip', 'control-slip'] }));
  });
});

describe('from 15 September 2025 on', () => {
  let later: DossierRig;
  beforeAll(async () => {
    later = await dossierRig({ clock: fixedClock('2025-09-15T08:00:00+07:00'), seed: 2 });
  });
  afterAll(() => later.close());

  it('papers carry the numbers of Circular 03/2025', async () => {
    const { dossierId } = accepted(await later.receive(REGISTRATION)).dossier;
    accepted(await later.stop({ dossierId, expectedVersion: 1, ...STOP }, PEOPLE.chair));

    const { available } = accepted(await papersOf(later).list(dossierId));

    expect(available.map(({ form, formNumber, circular }) => [form, formNumber, circular])).toEqual([
      ['receipt-slip', '01', '03/2025/TT-VPCP'], ['stop-notice', '05', '03/2025/TT-VPCP'], ['control-slip', '06', '03/2025/TT-VPCP'],
    ]);
  });

  it('a late dossier gets its apology with the new day', async () => {
    const { dossierId, version } = accepted(await later.receive(REGISTRATION)).dossier;
    later.clock.advance(10 * 86_400_000);
    accepted(await later.extend({ dossierId, expectedVersion: version, reasonCode: 'verification', reasonText: 'Cần xác minh nơi sinh.', by: { unit: 'working-day', amount: 2 } }, PEOPLE.chair));

    const { text, paper } = await papersOf(later).read({ dossierId, form: 'apology-extension', format: 'A4' });

    expect(paper.formNumber).toBe('04');
    for (const words of [
      'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT', '17 giờ 00 phút, ngày 22/09/2025', 'đã quá thời hạn trả kết quả', 'Cần xác minh nơi sinh.', 'ngày 29/09/2025',
      'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ',
    ]) expect(text).toContain(words);
  });

  it('the control slip judges whoever waited for a supplement by the appointment that it moved', async () => {
    later.clock.set('2025-10-06T08:00:00+07:00');
    const { dossierId } = accepted(await later.receive(REGISTRATION)).dossier;
    accepted(await later.assign({ dossierId, expectedVersion: 1, assigneeId: PEOPLE.specialist.accountId }));
    accepted(await later.requestSupplement({ dossierId, expectedVersion: 2, reasonCode: 'incomplete', reasonText: 'Thiếu giấy.', missing: [{ code: 'giay-to-cu' }] }, PEOPLE.specialist));
    later.clock.set('2025-10-20T08:00:00+07:00');
    accepted(await later.supply({ dossierId, expectedVersion: 3, components: [{ code: 'giay-to-cu', copies: 1 }] }, PEOPLE.desk));
    accepted(await later.submitForApproval({ dossierId, expectedVersion: 4 }, PEOPLE.specialist));

    const { text } = await papersOf(later).read({ dossierId, form: 'control-slip' });

    expect(text.match(/(Trước|Đúng|Quá) hạn/g)).toEqual(['Trước hạn', 'Trước hạn']);
  });
});
