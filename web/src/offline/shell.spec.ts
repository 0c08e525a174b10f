import { askedFor, outdated } from './shell.js';

const citizen = { app: 'citizen' as const, files: ['/theme.js', '/assets/main-1.js'] };
const staff = { app: 'staff' as const, files: ['/assets/staff-1.js'] };
const asks = (pathname: string, more: { method?: string; mode?: string; isOurs?: boolean } = {}) => ({ method: 'GET', mode: 'navigate', isOurs: true, ...more, pathname });

describe('what opens without a line', () => {
  it('is every page of the own application and none of the other', () => {
    expect(['/', '/tra-cuu', '/thu-tuc/1.001193'].map((path) => askedFor(citizen, asks(path)))).toEqual(['page', 'page', 'page']);
    expect(['/can-bo', '/can-bo/ho-so'].map((path) => askedFor(citizen, asks(path)))).toEqual(['elsewhere', 'elsewhere']);
    expect(['/can-bo', '/can-bo/quan-tri/thu-tuc/1.001193', '/'].map((path) => askedFor(staff, asks(path)))).toEqual(['page', 'page', 'elsewhere']);
  });

  it('is not the page that verifies receipts: the gateway answers with one of its own there', () => {
    expect([askedFor(citizen, asks('/verify')), askedFor(citizen, asks('/verify/receipt'))]).toEqual(['page', 'elsewhere']);
  });

  it('are the files of the build', () => {
    expect([askedFor(citizen, asks('/assets/main-1.js', { mode: 'cors' })), askedFor(citizen, asks('/assets/other.js', { mode: 'cors' }))]).toEqual(['file', 'elsewhere']);
  });
});

describe('what is never kept', () => {
  it.each([
    asks('/api/v1/dossiers', { mode: 'cors' }), asks('/api/v1/dossiers'), asks('/auth/sign-in'), asks('/oidc/token'), asks('/', { method: 'POST' }), asks('/theme.js', { mode: 'cors', isOurs: false }), asks('/verify-receipt.html'),
  ])('$method $mode $pathname', (request) => {
    expect(askedFor(citizen, request)).toBe('elsewhere');
  });
});

describe('a newer release', () => {
  it('keeps the one before for tabs that still show it, and lets go of those before that', () => {
    const names = ['haicap-citizen-a', 'haicap-staff-a', 'haicap-citizen-b', 'haicap-citizen-c'];

    expect(outdated(names, { app: 'citizen', release: 'c' })).toEqual(['haicap-citizen-a']);
    expect(outdated(names, { app: 'staff', release: 'b' })).toEqual([]);
  });
});
