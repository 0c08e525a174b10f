import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { pagePolicy } from '../web/security-headers.js';

const REASONS = {
  expired: [400, 'Lần đăng nhập này đã hết hạn hoặc được bắt đầu ở trình duyệt khác.'],
  refused: [400, 'Hệ thống định danh không xác nhận lần đăng nhập này.'],
  unavailable: [503, 'Dịch vụ đăng nhập tạm thời gián đoạn. Hồ sơ và dữ liệu của bạn không bị ảnh hưởng; hãy thử lại sau ít phút.'],
} as const;

const STYLE = `:root{color-scheme:light dark;--paper:#faf8f4;--surface:#fff;--line:#c9c0ae;--ink:#14211f;--ink-2:#46534f;--jade:#0b6e5f}
@media (prefers-color-scheme:dark){:root{--paper:#121817;--surface:#1b2422;--line:#3b4744;--ink:#eef3f1;--ink-2:#b9c4c0;--jade:#0b6e5f}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Be Vietnam Pro","Noto Sans",system-ui,sans-serif}
main{max-width:440px;margin:10vh auto;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 8px;font-size:24px}p{margin:0 0 16px;color:var(--ink-2)}
a{display:block;padding:12px;text-align:center;font-weight:600;border-radius:6px;background:var(--jade);color:#fff;text-decoration:none}
a.home{margin-top:12px;background:none;color:var(--ink);border:1px solid var(--line)}`;

/** What a person sees whose sign-in did not come to its end, with the way to begin again and to come to the page that was wanted. */
export function signInFailedPage(reply: FastifyReply, reason: keyof typeof REASONS, returnTo?: string): FastifyReply {
  const [status, sentence] = REASONS[reason];
  const nonce = randomBytes(16).toString('base64');
  const again = returnTo === undefined ? '/auth/sign-in' : `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
  if (status === 503) reply.header('retry-after', '5');
  return reply.status(status).header('content-security-policy', pagePolicy(nonce)).type('text/html; charset=utf-8').send(
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Chưa đăng nhập được</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><h1>Chưa đăng nhập được</h1><p>${sentence}</p><a href="${again}">Đăng nhập lại</a><a class="home" href="/">Về trang chủ</a></main></body></html>`);
}
