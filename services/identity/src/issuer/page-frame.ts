export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `:root{--paper:#faf8f4;--surface:#fff;--line:#c9c0ae;--ink:#14211f;--ink-2:#46534f;--jade:#0b6e5f;--lacquer:#b3261e;--focus:#1d5f99}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif}
main{max-width:440px;margin:10vh auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:24px}p{margin:0 0 16px;color:var(--ink-2)}label{display:block;font-weight:600;margin-bottom:4px}
input{width:100%;padding:12px;font:inherit;border:1px solid var(--line);border-radius:6px}
button{margin-top:16px;width:100%;padding:12px;font:600 16px/1 inherit;font-family:inherit;border:0;border-radius:6px;background:var(--jade);color:#fff}
a.way{display:block;margin-top:16px;padding:12px;text-align:center;font-weight:600;color:var(--jade);border:1px solid var(--jade);border-radius:6px;text-decoration:none}
.qr svg{display:block;width:220px;margin:0 auto 16px}ul{columns:2;padding-left:20px}
.wrong{color:var(--lacquer)}:focus-visible{outline:3px solid var(--focus);outline-offset:2px}`;

/** The frame of every page of the issuer. Without a nonce it has no style. */
export function page(title: string, content: string, nonce?: string): string {
  const style = nonce === undefined ? '' : `<style nonce="${nonce}">${STYLE}</style>`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${style}</head><body><main>${content}</main></body></html>`;
}
