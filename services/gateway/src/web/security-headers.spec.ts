import Fastify from 'fastify';
import { pagePolicy, secureHeaders } from './security-headers.js';

async function headersAt(publicOrigin: string, path = '/') {
  const http = Fastify();
  secureHeaders(http, publicOrigin);
  http.get('/', async () => 'x');
  const { headers } = await http.inject(path);
  await http.close();
  return headers;
}

describe('the headers of every answer', () => {
  it.each(['/', '/nothing'])('keep browsers on https for a year, with all hosts below, where the installation is on https: %s', async (path) => {
    expect((await headersAt('https://haicap.example', path))['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await headersAt('http://localhost:8080', path))['strict-transport-security']).toBeUndefined();
  });

  it.each(['/', '/nothing'])('load nothing, run nothing and are framed by nobody, unless a page says otherwise: %s', async (path) => {
    const headers = await headersAt('https://haicap.example', path);

    expect(headers['content-security-policy']).toBe("default-src 'none'; form-action 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    expect([headers['x-content-type-options'], headers['referrer-policy'], headers['x-frame-options']]).toEqual(['nosniff', 'no-referrer', 'DENY']);
  });
});

describe('the policy of our pages', () => {
  it('names plugins, bases and frames as well, and lets nothing inline run', () => {
    const policy = pagePolicy('n0nce');

    for (const directive of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'"]) expect(policy.split('; ')).toContain(directive);
    expect(policy).not.toMatch(/unsafe|\*/);
  });
});
