import { escapeHtml, page, SIGN_IN_ADDRESS } from '../issuer/page-frame.js';
import { qrPicture } from './totp.js';

export type CodeFault = 'wrong' | 'blocked';

interface CodeView {
  readonly action: string;
  readonly nonce: string;
  readonly fault: CodeFault | undefined;
}

const FAULTS: Readonly<Record<CodeFault, string>> = {
  wrong: 'Mã chưa đúng hoặc đã được dùng. Hãy đợi mã mới trên điện thoại rồi nhập lại.',
  blocked: 'Đã nhập sai quá nhiều lần. Hãy thử lại sau 15 phút, hoặc nhờ quản trị hệ thống của tỉnh đặt lại.',
};

function codeForm({ action, fault }: CodeView, label: string): string {
  const wrong = fault === undefined ? '' : `<p class="wrong" role="alert">${FAULTS[fault]}</p>`;
  return `${wrong}<form method="post" action="${escapeHtml(action)}"><label for="code">${label}</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="text" required maxlength="40" autofocus>
<button type="submit">Tiếp tục</button></form><p class="other"><a href="${SIGN_IN_ADDRESS}">Đăng nhập bằng tài khoản khác</a></p>`;
}

function askCode(view: CodeView): string {
  return page('Xác thực hai lớp', `<h1>Xác thực hai lớp</h1><p>Nhập mã 6 chữ số trên ứng dụng xác thực của bạn. Nếu mất điện thoại, nhập một mã dự phòng.</p>${codeForm(view, 'Mã xác thực')}`, view.nonce);
}

function enrol(view: CodeView & { readonly secret: string; readonly address: string }): string {
  const grouped = view.secret.match(/.{1,4}/g)?.join(' ') ?? '';
  return page('Thiết lập xác thực hai lớp', `<h1>Thiết lập xác thực hai lớp</h1>
<p>Tài khoản này cần lớp xác thực thứ hai. Quét mã dưới đây bằng một ứng dụng xác thực trên điện thoại, rồi nhập mã 6 chữ số mà ứng dụng hiện ra.</p>
<div class="qr">${qrPicture(view.address)}</div><p>Không quét được? Nhập khóa này vào ứng dụng: <code>${escapeHtml(grouped)}</code></p>${codeForm(view, 'Mã 6 chữ số')}`, view.nonce);
}

interface CodesView {
  readonly codes: readonly string[];
  readonly login: string;
  readonly next: string;
  readonly nonce: string;
  readonly script: string;
}

function recoveryCodes({ codes, login, next, nonce, script }: CodesView): string {
  const list = codes.map((code) => `<li><code>${escapeHtml(code)}</code></li>`).join('');
  return page('Mã dự phòng', `<h1>Mã dự phòng</h1><p>Mỗi mã dùng được một lần thay cho điện thoại. Chỉ hiện lần này: hãy in hoặc ghi lại và cất nơi an toàn.</p><p>Tài khoản: <b>${escapeHtml(login)}</b></p><ul>${list}</ul>
<button type="button" id="print" hidden>In mã dự phòng</button><script src="${escapeHtml(script)}" defer></script><a class="way" href="${escapeHtml(next)}">Tôi đã ghi lại, tiếp tục</a>`, nonce);
}

/** Served below the issuer's path; without it the page is printed by the browser's own menu. */
export const PRINT_PATH = '/print.js';
export const PRINT_SCRIPT = "const button = document.getElementById('print');\nbutton.hidden = false;\nbutton.addEventListener('click', () => window.print());\n";

export const secondFactorPages = { askCode, enrol, recoveryCodes };
