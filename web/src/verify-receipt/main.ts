import type { ReceiptClaims, ReceiptKey } from '@haicap/contracts';
import { hashOf, jwsIn, verifyReceipt, type Verdict } from './verify-receipt.js';

// The whole program of a page that is one file and works where there is no network: nothing is loaded, nothing is sent.
const RECEIPT_BYTES_MAX = 64 * 1024;
const found = document.getElementById('found') as HTMLElement;
const chooser = document.getElementById('files') as HTMLInputElement;
const keys = (JSON.parse(document.getElementById('keys')?.textContent ?? '{}') as { keys?: ReceiptKey[] }).keys ?? [];

const WORDS: Readonly<Record<Verdict['kind'], readonly [tone: 'good' | 'bad', title: string, text: string]>> = {
  genuine: ['good', 'Biên nhận là thật', 'Chữ ký đúng: không một ký tự nào bị sửa từ khi được ký.'],
  'wrong-time': ['bad', 'Chữ ký đúng nhưng khóa không còn hiệu lực vào lúc ký', 'Hãy hỏi nơi tiếp nhận hồ sơ trước khi tin biên nhận này.'],
  altered: ['bad', 'Biên nhận đã bị sửa', 'Chữ ký không khớp với nội dung. Đừng tin nội dung của tệp này.'],
  'not-a-receipt': ['bad', 'Tệp này không phải biên nhận', 'Hãy chọn tệp .jws tải từ trang tra cứu hồ sơ.'],
  'unknown-key': ['bad', 'Trang này không có khóa của biên nhận', 'Biên nhận do nơi khác ký, hoặc ký bằng khóa mới hơn trang này. Hãy tải trang kiểm tra mới từ trang của tỉnh.'],
  'browser-too-old': ['bad', 'Trình duyệt này chưa kiểm tra được chữ ký Ed25519', 'Hãy dùng Chrome hoặc Edge từ 137, Firefox từ 129, Safari từ 17; hoặc dùng openssl theo hướng dẫn.'],
};

chooser.addEventListener('change', () => void look([...(chooser.files ?? [])]));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void look([...(event.dataTransfer?.files ?? [])]);
});
if (location.protocol === 'file:') document.getElementById('download')?.remove();

let receipt: { readonly name: string; readonly jws: string } | null = null;
const attachments = new Map<string, File>();

async function look(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const jws = file.size <= RECEIPT_BYTES_MAX ? jwsIn(await file.text()) : null;
    if (jws === null) attachments.set(file.name, file);
    else receipt = { name: file.name, jws };
  }
  await show();
}

async function show(): Promise<void> {
  if (receipt === null) {
    found.replaceChildren(paragraph(WORDS['not-a-receipt'][2], 'bad'));
    return;
  }
  const verdict = await verifyReceipt(receipt.jws, keys, crypto.subtle);
  const [tone, title, text] = WORDS[verdict.kind];
  const heading = document.createElement('h2');
  heading.textContent = title;
  heading.className = tone;
  const shown = 'claims' in verdict ? [...contentOf(verdict.claims, verdict.keyId), ...(await comparison(verdict.claims))] : [];
  found.replaceChildren(heading, paragraph(text), ...shown);
}

function contentOf(claims: ReceiptClaims, keyId: string): Node[] {
  const { units, deadline, procedure } = claims;
  return [table([
    ['Mã hồ sơ', claims.code], ['Thủ tục', `${procedure.name} (${procedure.code})`], ['Nộp lúc', when(claims.submittedAt)],
    ['Tiếp nhận lúc', claims.receivedAt === null ? 'chưa tiếp nhận' : when(claims.receivedAt)],
    ['Hẹn trả', deadline.at === null ? 'chưa có hoặc không hẹn ngày' : when(deadline.at)],
    ['Nơi tiếp nhận', units.receiving.name], ['Nơi giải quyết', units.competent.name], ['Nơi trả kết quả', units.returning.name],
    ['Ký lúc', when(new Date(claims.iat * 1_000).toISOString())], ['Nơi ký', `${claims.iss} · khóa ${keyId}`],
  ])];
}

async function comparison({ attachments: named }: ReceiptClaims): Promise<Node[]> {
  const given = new Map(await Promise.all([...attachments.values()].map(async (file) => [await hashOf(await file.arrayBuffer(), crypto.subtle), file.name] as const)));
  const heading = document.createElement('h3');
  heading.textContent = named.length === 0 ? 'Biên nhận không ghi tệp đính kèm nào' : 'Tệp đã nộp';
  const rows = named.map(({ component, sha256 }): [string, string] =>
    [given.has(sha256) ? `✓ ${given.get(sha256)} đúng là tệp đã nộp` : 'chưa đưa vào để so', `${component} · ${sha256}`]);
  const foreign = [...given].filter(([sha256]) => !named.some((one) => one.sha256 === sha256));
  return [heading, table(rows), ...foreign.map(([, name]) => paragraph(`✗ ${name}: không có trong biên nhận, hoặc đã bị sửa.`, 'bad'))];
}

function table(rows: readonly (readonly [string, string])[]): HTMLElement {
  const list = document.createElement('dl');
  for (const [term, text] of rows) {
    const [name, value] = [document.createElement('dt'), document.createElement('dd')];
    name.textContent = term;
    value.textContent = text;
    list.append(name, value);
  }
  return list;
}

function paragraph(text: string, tone = ''): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  element.className = tone;
  return element;
}

function when(instant: string): string {
  return new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));
}
