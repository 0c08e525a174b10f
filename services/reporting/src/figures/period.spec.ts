import { localDate } from '@haicap/kernel';
import { resolvePeriod } from './period.js';

const TODAY = localDate('2025-07-01');
const codeOf = (asked: { from?: string; asOf?: string }) => {
  const period = resolvePeriod(asked, TODAY);
  return period.ok ? period.value : [period.error.code, period.error.params];
};

describe('a report that names no days', () => {
  it('is about today', () => {
    expect(codeOf({})).toEqual({ from: TODAY, asOf: TODAY });
  });
});

describe('a report that names its last day only', () => {
  it('is about that day', () => {
    expect(codeOf({ asOf: '2025-06-30' })).toEqual({ from: '2025-06-30', asOf: '2025-06-30' });
  });
});

describe('a report about days to come', () => {
  it('is refused', () => {
    expect(codeOf({ asOf: '2025-07-02' })).toEqual(['REQUEST_INVALID', { issues: [{ pointer: '/asOf', code: 'in-the-future' }] }]);
  });
});

describe('a report that ends before it begins', () => {
  it('is refused', () => {
    expect(codeOf({ from: '2025-06-30', asOf: '2025-06-29' })).toEqual(['REQUEST_INVALID', { issues: [{ pointer: '/from', code: 'after-as-of' }] }]);
  });
});

describe('a report from long before anything was counted', () => {
  it('is refused', () => {
    expect(codeOf({ from: '0001-01-01' })).toEqual(['REQUEST_INVALID', { issues: [{ pointer: '/from', code: 'too-early' }] }]);
  });
});
