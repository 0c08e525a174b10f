import { config } from './config.js';

const { trustedProxies, corsOrigins } = config.shape;

describe('the proxies in front', () => {
  it.each(['10.0.0.7', '10.0.0.7, 10.1.0.0/16', '2001:db8::/32'])('may be %s', (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(true);
  });

  it.each(['true', '1', 'loopback', '0.0.0.0/0', '::/0', '128.0.0.0/1', '10.0.0.0/8/8', '10.0.0.7,'])('are never everybody or nobody in particular: %s', (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(false);
  });
});

describe('the origins that may call', () => {
  it('are none by default', () => {
    expect(corsOrigins.parse(undefined)).toEqual([]);
  });

  it.each([['https://bando.example.vn', true], ['https://a.vn,https://b.vn:8443', true], ['http://localhost:5173', true], ['*', false], ['null', false], ['http://a.vn', false], ['https://a.vn/', false], ['https://*.vn/x', false]])('%s: %p', (text, isTaken) => {
    expect(corsOrigins.safeParse(text).success).toBe(isTaken);
  });
});
