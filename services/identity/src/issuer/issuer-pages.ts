export interface SignInView {
  readonly action: string;
  readonly nonce: string;
  readonly logins: readonly string[];
  /** The login that was not found, when the page is shown again. */
  readonly unknownLogin?: string;
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `:root{--paper:#faf8f4;--surface:#fff;--line:#c9c0ae;--ink:#14211f;--ink-2:#46534f;--jade:#0b6e5f;--lacquer:#b3261e;--focus:#1d5f99}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif}
main{max-width:440px;margin:10vh auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:24px}p{margin:0 0 16px;color:var(--ink-2)}label{display:block;font-weight:600;margin-bottom:4px}
input{width:100%;padding:12px;font:inherit;border:1px solid var(--line);border-radius:6px}
button{margin-top:16px;width:100%;padding:12px;font:600 16px/1 inherit;font-family:inherit;border:0;border-radius:6px;background:var(--jade);color:#fff}
.wrong{color:var(--lacquer)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}`;

function page(title: string, content: string, nonce?: string): string {
  const style = nonce === undefined ? '' : `<style nonce="${nonce}">${STYLE}</style>`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${style}</head><body><main>${content}</main></body></html>`;
}

function signIn(view: SignInView): string {
  const wrong = view.unknownLogin === undefined ? '' : `<p class="wrong" role="alert">Không có tài khoản dùng thử “${escapeHtml(view.unknownLogin)}”.</p>`;
  const options = view.logins.map((login) => `<option value="${escapeHtml(login)}"></option>`).join('');
  return page('Đăng nhập dùng thử', `<h1>Đăng nhập dùng thử</h1>
<p>Hệ thống này chạy trên máy của bạn với dữ liệu dùng thử. Chọn tài khoản theo vai trò, ví dụ <b>motcua.14797</b> hoặc <b>congdan.1</b>.</p>${wrong}
<form method="post" action="${escapeHtml(view.action)}"><label for="login">Tài khoản</label>
<input id="login" name="login" list="logins" autocomplete="username" required maxlength="60" autofocus><datalist id="logins">${options}</datalist>
<button type="submit">Đăng nhập</button></form>`, view.nonce);
}

function upstreamOnly(nonce: string): string {
  return page('Đăng nhập', `<h1>Đăng nhập</h1><p>Việc đăng nhập đi qua nhà cung cấp định danh của tỉnh (VNeID hoặc đăng nhập một lần). Hệ thống này chưa được nối với nhà cung cấp đó; hãy liên hệ quản trị viên của tỉnh.</p>`, nonce);
}

function fault(code: string): string {
  return page('Không đăng nhập được', `<h1>Không đăng nhập được</h1><p>Yêu cầu đăng nhập không hợp lệ hoặc đã hết hạn (mã <code>${escapeHtml(code)}</code>). Hãy quay lại trang trước và đăng nhập lại.</p>`);
}

/** The few pages a person meets at the issuer, in Vietnamese, without scripts. */
export const issuerPages = { signIn, upstreamOnly, fault };
