import { readPolicyReports } from './policy-reports.js';

describe('a report of the content policy', () => {
  it('is read in the form of report-uri', () => {
    expect(readPolicyReports({ 'csp-report': { 'violated-directive': 'script-src \'self\'', 'blocked-uri': 'https://evil.example/x.js?a=1', 'document-uri': 'http://localhost/tra-cuu?the=SECRET' } }))
      .toEqual([{ directive: 'script-src', blocked: 'https://evil.example', page: '/tra-cuu' }]);
  });

  it('is read in the form of report-to, several at once', () => {
    const report = (blockedURL: string) => ({ type: 'csp-violation', body: { effectiveDirective: 'style-src-elem', blockedURL, documentURL: 'http://localhost/' } });

    expect(readPolicyReports([report('inline'), { type: 'deprecation', body: {} }, report('038090012345')]))
      .toEqual([{ directive: 'style-src-elem', blocked: 'inline', page: '/' }, { directive: 'style-src-elem', blocked: 'other', page: '/' }]);
  });

  it('keeps nothing that an address may hold of a person', () => {
    const told = readPolicyReports({ 'csp-report': { 'effective-directive': '038090012345', 'blocked-uri': 'https://x.example/038090012345', 'document-uri': 'http://localhost/038090012345/038090012345' } });

    expect(JSON.stringify(told)).not.toContain('038090012345');
  });

  it.each([[{}], ['text'], [null], [[{ type: 1 }]], [Array.from({ length: 11 }, () => ({ type: 'csp-violation', body: {} }))]])('is nothing where it is %j', (body) => {
    expect(readPolicyReports(body)).toEqual([]);
  });
});
