import { listPermissionRules } from '@haicap/contracts';
import { grantsOf } from './rules.js';
import { ruleTable } from './rule-table.js';

describe('the table of who may do what, as it is shown', () => {
  it('has each action once, with the roles and places that decide', () => {
    const names = ruleTable().map(({ subject, action }) => `${subject} ${action}`);
    expect(new Set(names).size).toBe(names.length);
    expect(ruleTable().find(({ subject, action }) => subject === 'dossier' && action === 'submit-for-approval')?.grants).toEqual([
      { roles: ['chair', 'specialist'], at: ['competent'], scopes: [], owner: false, holderOnly: true, while: null },
    ]);
  });

  it('says of a state and of the owner what the rules say', () => {
    const stop = ruleTable().find(({ action }) => action === 'stop');
    expect(stop?.grants.map(({ while: standing }) => standing)).toEqual(grantsOf('dossier', 'stop').map((grant) => grant.while ?? null));
    expect(ruleTable().find(({ action }) => action === 'request-withdrawal')?.grants[0]?.owner).toBe(true);
  });

  it('tells what a chair can hand on, which nobody else does', () => {
    const handed = ruleTable().filter(({ delegable }) => delegable).map(({ subject, action }) => `${subject} ${action}`);
    expect(handed).toContain('dossier approve');
    expect(handed).toContain('file sign');
    expect(handed).not.toContain('reason edit');
  });

  it('is a valid answer of its contract', () => {
    expect(listPermissionRules.reply.safeParse({ rules: ruleTable() }).success).toBe(true);
  });
});
