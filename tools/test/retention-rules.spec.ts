import { describe, expect, it } from '@jest/globals';
import { DEFERRED_COMMANDS_KEPT_DAYS, WEBHOOK_LOG_DAYS } from '@haicap/contracts';
import { DATA_KINDS } from '../cli/retention/kinds.ts';
import { defaultRules, RulesRefused, rulesOfProvince } from '../cli/retention/rules.ts';

const ofKind = (kind: string) => defaultRules().find((one) => one.kind === kind);
const own = (changes: Record<string, unknown>) => JSON.stringify({ rules: [{ ...ofKind('citizen-accounts'), ...changes }] });

describe('the rules of a release', () => {
  it('are one for each kind of data, with the law or the reason', () => {
    expect(defaultRules().map(({ kind }) => kind).sort()).toEqual(Object.keys(DATA_KINDS).sort());
  });

  it('keep dossiers, their files and the audit trail', () => {
    for (const kind of ['dossiers', 'dossier-files', 'audit-trail']) expect(ofKind(kind)).toMatchObject({ action: 'keep', afterDays: null });
  });

  it('let nothing go that nobody has decided, and only what something takes away by itself', () => {
    expect(defaultRules().filter(({ decided, action }) => decided === 'open' && action !== 'keep')).toEqual([]);
    expect(defaultRules().filter(({ action }) => action !== 'keep').map(({ kind }) => kind).sort()).toEqual(Object.keys(DATA_KINDS).filter((kind) => DATA_KINDS[kind]?.upkeep !== undefined).sort());
  });

  it('say the periods that the program has', () => {
    expect(ofKind('webhook-deliveries')?.afterDays).toBe(WEBHOOK_LOG_DAYS);
    expect(ofKind('deferred-commands')?.afterDays).toBe(DEFERRED_COMMANDS_KEPT_DAYS);
  });
});

describe('the rules of a province', () => {
  it('take the place of what was open, and leave the rest as it is', () => {
    const rules = rulesOfProvince(own({ action: 'anonymise', afterDays: 1_825, decided: 'province', basis: 'Quyết định của tỉnh' }));

    expect(rules.filter((one, at) => JSON.stringify(one) !== JSON.stringify(defaultRules()[at])).map(({ kind, action, afterDays }) => [kind, action, afterDays])).toEqual([['citizen-accounts', 'anonymise', 1_825]]);
  });

  it.each([
    ['a kind that there is not', own({ kind: 'constructor' }), /no kind of data/], ['what is kept and has a period', own({ afterDays: 3 }), /what is kept has no period/],
    ['what goes and was decided by nobody', own({ action: 'delete', afterDays: 3 }), /what nobody has decided is kept/],
    ['two rules for one kind', JSON.stringify({ rules: [ofKind('citizen-accounts'), ofKind('citizen-accounts')] }), /two rules/],
    ['another period for what the program takes away', JSON.stringify({ rules: [{ ...ofKind('outbox'), afterDays: 3 }] }), /decided by the platform/],
    ['an end of dossiers', JSON.stringify({ rules: [{ ...ofKind('dossiers'), action: 'delete', afterDays: 3, decided: 'province' }] }), /decided by the law/],
    ['an unknown word', own({ sql: 'DROP TABLE dossier' }), /not a file of retention rules/], ['no JSON', '{', /not a file of retention rules/],
  ])('are refused with %s', (_, text, reason) => {
    expect(() => rulesOfProvince(text)).toThrow(RulesRefused);
    expect(() => rulesOfProvince(text)).toThrow(reason);
  });
});
