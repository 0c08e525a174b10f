import { codeOf } from './reason-actions.js';

describe('the code of a reason', () => {
  it('comes from its words', () => {
    expect([codeOf('thieu chu ky'), codeOf('2 ban: sao, cu '), codeOf(''), codeOf('x'.repeat(39) + ' yz')]).toEqual(['thieu-chu-ky', 'ban-sao-cu', '', 'x'.repeat(39)]);
  });
});
