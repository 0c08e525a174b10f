import { jest } from '@jest/globals';
import { TypedKeeper } from './typed-keeper.js';

class Store {
  readonly items = new Map<string, string>();
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.items.set(key, value);
  removeItem = (key: string) => void this.items.delete(key);
}

const EMPTY = { note: '', answer: '' };
const keeperIn = (store: Store) => new TypedKeeper('place', EMPTY, store);

beforeEach(() => { jest.useFakeTimers(); jest.setSystemTime(new Date('2025-07-01T08:00:00+07:00')); });
afterEach(() => { jest.useRealTimers(); });

describe('what somebody types', () => {
  it('is kept a moment later, and found again', () => {
    const store = new Store();
    const keeper = keeperIn(store);
    const kept: string[] = [];
    keeper.change({ note: 'Hồ sơ' }, ({ at }) => kept.push(at ?? ''));
    keeper.change({ note: 'Hồ sơ đủ' }, ({ at }) => kept.push(at ?? ''));
    expect(store.items.size).toBe(0);

    jest.advanceTimersByTime(400);

    expect(kept).toEqual(['2025-07-01T01:00:00.400Z']);
    expect(keeperIn(store).read()).toEqual({ value: { note: 'Hồ sơ đủ', answer: '' }, at: '2025-07-01T01:00:00.400Z' });
  });

  it('is kept at once when its page is left within that moment', () => {
    const store = new Store();
    const keeper = keeperIn(store);
    keeper.change({ note: 'Hồ sơ đủ' }, () => undefined);

    keeper.flush();

    expect(keeperIn(store).read().value).toEqual({ note: 'Hồ sơ đủ', answer: '' });
  });

  it('is not kept again by leaving the page once the step was taken', () => {
    const store = new Store();
    const keeper = keeperIn(store);
    keeper.change({ note: 'Hồ sơ đủ' }, () => undefined);
    keeper.clear();

    keeper.flush();
    jest.advanceTimersByTime(400);

    expect(store.items.size).toBe(0);
  });

  it('is dropped unkept when somebody signs out', () => {
    const store = new Store();
    const keeper = keeperIn(store);
    keeper.change({ note: 'Hồ sơ đủ' }, () => undefined);
    keeper.drop();

    keeper.flush();

    expect(store.items.size).toBe(0);
  });

  it('begins empty where what was kept cannot be read', () => {
    const store = new Store();
    store.setItem('place', '{');
    expect(keeperIn(store).read()).toEqual({ value: EMPTY, at: null });
    expect(store.items.size).toBe(0);
  });
});
