import { faultOf, fileIdOf, percentOf, sizeWords } from './upload-state.js';

const UNREADABLE = { status: 0, code: 'UNREADABLE', title: 'Ngoài dự kiến' };
const problem = (code: string) => JSON.stringify({ code, title: 'Lời của máy chủ' });

describe('an upload that stops', () => {
  it.each([[0, ''], [502, '<html>'], [503, problem('SERVICE_UNAVAILABLE')], [423, problem('UPLOAD_BUSY')], [429, problem('TOO_MANY_REQUESTS')]])('goes on by itself after %i', (status, body) => {
    expect(faultOf(status, body, UNREADABLE)).toEqual({ kind: 'line' });
  });

  it('waits for somebody to sign in where the session is over', () => {
    expect(faultOf(401, problem('TOKEN_MISSING'), UNREADABLE)).toEqual({ kind: 'session' });
  });

  it('says in the words of the server why a file is not taken', () => {
    expect(faultOf(415, problem('FILE_TYPE_NOT_ALLOWED'), UNREADABLE)).toEqual({ kind: 'refused', problem: { status: 415, code: 'FILE_TYPE_NOT_ALLOWED', title: 'Lời của máy chủ' } });
    expect(faultOf(400, 'nothing', UNREADABLE)).toEqual({ kind: 'refused', problem: { ...UNREADABLE, status: 400 } });
  });
});

describe('an upload', () => {
  it('is counted in whole percent, never more than has arrived', () => {
    expect([percentOf({ sentBytes: 0, sizeBytes: 0 }), percentOf({ sentBytes: 599, sizeBytes: 1000 }), percentOf({ sentBytes: 1000, sizeBytes: 1000 })]).toEqual([0, 59, 100]);
  });

  it('has a size that people read, and a file behind its address', () => {
    expect([sizeWords(10), sizeWords(380_400), sizeWords(1_449_000)]).toEqual(['1 KB', '380 KB', '1,4 MB']);
    expect(fileIdOf('/api/v1/uploads/0190-ab')).toBe('0190-ab');
  });
});
