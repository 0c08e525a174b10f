import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listReceiptKeys } from '@haicap/contracts';
import { ok } from '@haicap/kernel';
import { runGateway, type RunningGateway } from './running-gateway.js';

const POLICY = "default-src 'none'; script-src 'sha256-abc='";
let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await runGateway();
}, 30_000);
afterAll(async () => gateway.stop(), 30_000);

describe('the page that verifies receipts', () => {
  it('is not found where it was not built', async () => {
    expect((await fetch(`${gateway.url}/verify/receipt`)).status).toBe(404);
  });

  it('comes with the public keys inside, its own strict policy, and no way to break out of the keys', async () => {
    writeFileSync(join(gateway.webDir, 'verify-receipt.html'),
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><script type="application/json" id="keys">__RECEIPT_KEYS__</script>`);
    gateway.owners.answer(listReceiptKeys, () => ok({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: '$&', kid: '</script>', use: 'sig', alg: 'EdDSA', nbf: 0 }] }));

    const response = await fetch(`${gateway.url}/verify/receipt`);
    const html = await response.text();

    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(`${POLICY}; object-src 'none'; frame-ancestors 'none'; report-uri /csp-reports; report-to csp`);
    expect(html).not.toContain('__RECEIPT_KEYS__');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(JSON.parse(/id="keys">(.*)<\/script>/.exec(html)?.[1] ?? '')).toMatchObject({ keys: [{ kid: '</script>', x: '$&' }] });
  });
});

describe('a public key', () => {
  it('is there as a set for programs and one by one for openssl', async () => {
    gateway.owners.reset();
    const set = await fetch(`${gateway.url}/.well-known/haicap-receipt-keys.json`);
    const one = await fetch(`${gateway.url}/.well-known/haicap-receipt-keys/receipt-2025`);

    expect([set.status, one.status, one.headers.get('content-type')]).toEqual([200, 200, 'application/x-pem-file']);
    expect(await one.text()).toBe('-----BEGIN');
  });
});
