export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Where signing in begins; the gateway keeps the page that was wanted until then. */
export const SIGN_IN_ADDRESS = '/auth/sign-in';

// The values of the web's tokens.
const STYLE = `:root{color-scheme:light dark;--paper:#faf8f4;--surface:#fff;--line:#c9c0ae;--ink:#14211f;--ink-2:#46534f;--jade:#0b6e5f;--gold:#8a5a00;--focus:#1d5f99}
@media (prefers-color-scheme:dark){:root{--paper:#111817;--surface:#182120;--line:#3d4b48;--ink:#eef2ef;--ink-2:#b9c4c0;--jade:#5fc7b0;--gold:#e6b95c;--focus:#86bdf0}button{color:#111817!important}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif}
main{max-width:440px;margin:10vh auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:24px}p{margin:0 0 16px;color:var(--ink-2)}label{display:block;font-weight:600;margin-bottom:4px}
input{width:100%;padding:12px;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--line);border-radius:6px}
button{margin-top:16px;width:100%;min-height:48px;padding:12px;font:inherit;font-weight:600;border:0;border-radius:6px;background:var(--jade);color:#fff}
h2{margin:24px 0 8px;font-size:18px}a{color:inherit}p.other{margin:24px 0 0}
a.way{display:block;margin-top:12px;padding:12px;text-align:center;font-weight:600;color:var(--jade);border:1px solid var(--jade);border-radius:6px;text-decoration:none}
.qr svg{display:block;width:220px;margin:0 auto 16px;background:#fff;color:#000}ul{padding-left:20px}code{font-size:17px;overflow-wrap:anywhere}
.wrong{padding:12px;color:var(--ink);border:1px solid var(--line);border-left:4px solid var(--gold)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
@media print{button,a.way,p.other{display:none!important}body{background:#fff}main{margin:0;border:0}}`;

/** The frame of every page of the issuer. Without a nonce it has no style. */
export function page(title: string, content: string, nonce?: string): string {
  const style = nonce === undefined ? '' : `<style nonce="${nonce}">${STYLE}</style>`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${style}</head><body><main>${content}</main></body></html>`;
}
