import type { SignInRefusal } from '../upstream/upstream.js';
import { escapeHtml, page, SIGN_IN_ADDRESS } from './page-frame.js';

export interface SignInView {
  readonly action: string;
  readonly nonce: string;
  readonly providers: readonly { readonly name: string; readonly href: string }[];
  /** In the profile `local`: demo accounts beside the providers. */
  readonly demo?: {
    readonly logins: readonly string[];
    /** The login that was not found, when the page is shown again. */
    readonly unknownLogin?: string;
  };
}

function signIn({ nonce, action, providers, demo }: SignInView): string {
  const buttons = providers.map(({ name, href }) => `<a class="way" href="${escapeHtml(href)}">${escapeHtml(name)}</a>`).join('');
  if (demo === undefined) return page('Đăng nhập', `<h1>Đăng nhập</h1>${buttons === '' ? NOT_CONNECTED : `${CHOOSE}${buttons}`}${HOME}`, nonce);
  const wrong = demo.unknownLogin === undefined ? '' : `<p class="wrong" role="alert">Không có tài khoản dùng thử “${escapeHtml(demo.unknownLogin)}”.</p>`;
  const options = demo.logins.map((login) => `<option value="${escapeHtml(login)}"></option>`).join('');
  const [title, ways] = buttons === '' ? ['Đăng nhập dùng thử', '<h1>Đăng nhập dùng thử</h1>'] : ['Đăng nhập', `<h1>Đăng nhập</h1>${CHOOSE}${buttons}<h2>Hoặc tài khoản dùng thử</h2>`];
  return page(title ?? '', `${ways}
<p>Hệ thống này chạy trên máy của bạn với dữ liệu dùng thử. Chọn tài khoản theo vai trò, ví dụ <b>motcua.14797</b> hoặc <b>congdan.1</b>.</p>${wrong}
<form method="post" action="${escapeHtml(action)}"><label for="login">Tài khoản</label>
<input id="login" name="login" list="logins" autocomplete="username" required maxlength="60" autofocus><datalist id="logins">${options}</datalist>
<button type="submit">Đăng nhập</button></form>${HOME}`, nonce);
}

const CHOOSE = '<p>Chọn nơi xác nhận bạn là ai. Sau đó bạn trở lại đúng trang đang mở.</p>';
const HOME = '<p class="other"><a href="/">Không đăng nhập, về trang chủ</a></p>';

const NOT_CONNECTED = '<p>Việc đăng nhập đi qua nhà cung cấp định danh của tỉnh (VNeID hoặc đăng nhập một lần). Hệ thống này chưa được nối với nhà cung cấp đó; hãy liên hệ quản trị viên của tỉnh.</p>';

/** What a person reads who is not signed in, each with a way on. */
const REFUSALS: Readonly<Record<SignInRefusal, { readonly status: number; readonly text: string }>> = {
  'provider-away': { status: 503, text: 'Nhà cung cấp định danh chưa trả lời. Hãy thử lại sau ít phút.' },
  'provider-refused': { status: 403, text: 'Nhà cung cấp định danh không xác nhận lần đăng nhập này. Nếu bạn đã hủy, hãy đăng nhập lại.' },
  'answer-invalid': { status: 400, text: 'Câu trả lời của nhà cung cấp định danh không hợp lệ nên không ai được đăng nhập. Hãy đăng nhập lại; nếu vẫn vậy, hãy báo quản trị hệ thống của tỉnh.' },
  'visit-over': { status: 400, text: 'Lần đăng nhập này đã hết hạn hoặc đã được dùng. Hãy đăng nhập lại.' },
  'claims-missing': { status: 403, text: 'Nhà cung cấp định danh không cho biết đủ thông tin để đăng nhập. Hãy báo quản trị hệ thống của tỉnh.' },
  'not-a-person': { status: 403, text: 'Tài khoản của tổ chức chưa dùng được ở đây. Hãy đăng nhập bằng tài khoản định danh cá nhân.' },
  'assurance-too-low': { status: 403, text: 'Cần tài khoản định danh điện tử mức độ 2. Hãy nâng mức độ tại cơ quan Công an rồi đăng nhập lại.' },
  'no-officer': { status: 403, text: 'Không có cán bộ nào với tài khoản này đang giữ vị trí việc làm hôm nay. Hãy hỏi quản trị hệ thống của tỉnh để được ghi nhận vị trí.' },
  'account-locked': { status: 403, text: 'Tài khoản này đang bị khóa. Hãy liên hệ quản trị hệ thống của tỉnh.' },
};

function refused(refusal: SignInRefusal, nonce: string, back: string | undefined): { readonly status: number; readonly html: string } {
  const { status, text } = REFUSALS[refusal];
  const again = `<a class="way" href="${escapeHtml(back ?? SIGN_IN_ADDRESS)}">Quay lại trang đăng nhập</a>${HOME}`;
  return { status, html: page('Không đăng nhập được', `<h1>Không đăng nhập được</h1><p role="alert">${text}</p><p>Mã: <code>${refusal}</code></p>${again}`, nonce) };
}

function fault(code: string, nonce: string): string {
  return page('Không đăng nhập được', `<h1>Không đăng nhập được</h1><p>Yêu cầu đăng nhập không hợp lệ hoặc đã hết hạn (mã <code>${escapeHtml(code)}</code>).</p>
<a class="way" href="${SIGN_IN_ADDRESS}">Đăng nhập lại</a>${HOME}`, nonce);
}

/** The few pages a person meets at the issuer, in Vietnamese; all of them work without scripts. */
export const issuerPages = { signIn, refused, fault };
