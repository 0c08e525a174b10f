import { auditView, questionOf, tableOf, type Entry } from './audit-view.js';

describe('a search of the audit trail', () => {
  it('asks for whole days of Việt Nam and leaves out what is empty', () => {
    const view = auditView.parse({ tk: ' officer-1 ', tu: '2025-07-01', den: '2025-07-02', dv: 'no unit', viec: 7 });

    expect(Object.fromEntries(new URLSearchParams(questionOf(view)))).toEqual({ actor: 'officer-1', from: '2025-07-01T00:00:00+07:00', to: '2025-07-02T17:00:00.000Z' });
    expect(questionOf(auditView.parse({}))).toBe('');
  });

  it('is kept as a table in which nothing is a formula', () => {
    const entry: Entry = {
      service: 'dossier', entryId: '1', at: '2025-07-01T08:00:00+07:00', actor: '=1+1', action: 'receive', objectType: 'dossier', objectId: 'd"1', version: null, traceId: 'a', detail: { code: 'H56' }, sealed: true,
    };

    expect(tableOf([entry]).split('\r\n')[1]).toBe(`"08:00, 01/07/2025","'=1+1","receive","dossier","d""1","","dossier","{""code"":""H56""}","a"`);
  });
});
