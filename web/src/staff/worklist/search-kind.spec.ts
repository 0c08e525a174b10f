import { wantedBy } from './search-kind.js';

describe('what is typed into the search of dossiers', () => {
  it.each([
    ['H56.147.97-250701-0042', { code: 'H56.147.97-250701-0042' }], [' h56.147.97-250701-0042 ', { code: 'h56.147.97-250701-0042' }], ['000.00.21.H56-240101-0001', { code: '000.00.21.H56-240101-0001' }],
    ['038187001421', { personalNumber: '038187001421' }], ['038 187 001421', { personalNumber: '038187001421' }],
    ['0912 345 678', { phone: '0912345678' }], ['+84912345678', { phone: '+84912345678' }], ['0237.3852.246', { phone: '02373852246' }],
    ['nguyen van an', { name: 'nguyen van an' }], ['Nguyễn  Văn An', { name: 'Nguyễn Văn An' }], ['Lê', { name: 'Lê' }],
  ])('%s is looked for as %j', (typed, wanted) => {
    expect(wantedBy(typed)).toEqual(wanted);
  });

  it('is nothing while nothing is typed', () => {
    expect(wantedBy('  ')).toBeNull();
  });
});
