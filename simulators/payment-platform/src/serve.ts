import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { GOOD, type Mischief, type Platform } from './platform.js';
import type { Message } from './wire.js';

const BODY_MAX = 64_000;

/** The platform over HTTP: messages at `/`, a page to pay at `/pay/{reference}`, orders to misbehave at `/mischief`. */
export function serve(platform: Platform): Server {
  return createServer((request, response) => {
    handle(platform, request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function handle(platform: Platform, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const reference = /^\/pay\/([\w-]{1,60})$/.exec(path)?.[1];
  if (reference !== undefined) return pay(platform, reference, request, response);
  if (request.method !== 'POST') return send(response, 404, { MoTa: 'Không có' });
  const message = await bodyOf(request);
  if (path === '/mischief') return order(platform, message, response);
  if (platform.takes('serverError')) return send(response, 503, {});
  const answer = platform.answer(message);
  // What was asked is done; the line breaks before the answer.
  if (answer === null) return void request.socket.destroy();
  send(response, 200, answer);
}

function order(platform: Platform, message: Message, response: ServerResponse): void {
  for (const key of Object.keys(GOOD) as (keyof Mischief)[]) platform.mischief[key] = Number(message[key] ?? 0);
  send(response, 200, { ...platform.mischief });
}

async function pay(platform: Platform, reference: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const order = platform.orders.get(reference);
  if (!order) return send(response, 404, { MoTa: 'Không có giao dịch' });
  const isPaid = request.method === 'POST' ? await platform.pay(reference) : order.paidAt !== null;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  const action = isPaid ? '<p>Đã thanh toán.</p>' : '<form method="post"><button>Thanh toán</button></form>';
  response.end(`<!doctype html><html lang="vi"><title>Nền tảng thanh toán (mô phỏng)</title><h1>Thanh toán ${Number(order.amount).toLocaleString('vi')} đồng</h1>${action}</html>`);
}

async function bodyOf(request: IncomingMessage): Promise<Message> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > BODY_MAX) throw new Error('the message is too long');
  }
  return text === '' ? {} : (JSON.parse(text) as Message);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
