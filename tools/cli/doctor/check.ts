export type CheckState = 'OK' | 'WARN' | 'FAIL' | 'SKIP';

/** One line of `doctor`. Whatever is not OK says what to do. */
export type Check = { group: string; name: string; status: CheckState; detail: string; remedy?: string };

export function checker(group: string) {
  return {
    ok: (name: string, detail: string): Check => ({ group, name, status: 'OK', detail }),
    skip: (name: string, detail: string): Check => ({ group, name, status: 'SKIP', detail }),
    warn: (name: string, detail: string, remedy: string): Check => ({ group, name, status: 'WARN', detail, remedy }),
    fail: (name: string, detail: string, remedy: string): Check => ({ group, name, status: 'FAIL', detail, remedy }),
  };
}

export type Limits = { warn: number; fail: number };

/** Judges a number that should be small. */
export function judgeHigh(value: number, limits: Limits): CheckState {
  if (value >= limits.fail) return 'FAIL';
  return value >= limits.warn ? 'WARN' : 'OK';
}

/** Judges a number that should be large. */
export function judgeLow(value: number, limits: Limits): CheckState {
  if (value < limits.fail) return 'FAIL';
  return value < limits.warn ? 'WARN' : 'OK';
}
