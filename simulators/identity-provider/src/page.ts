import type { ServerResponse } from 'node:http';
import type { Persona } from './personas.js';

/** The sign-in page: a button for each persona. */
export function signInPage(response: ServerResponse, personas: readonly Persona[]): void {
  const buttons = personas.map(({ sub, label }) => `<p><button name="persona" value="${sub}">${label}</button></p>`).join('');
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="vi"><title>Nhà cung cấp định danh (mô phỏng)</title><h1>Bạn là ai?</h1><form method="post">${buttons}</form></html>`);
}
