import { isUnsure, SessionKeeper, type OwnAccount, type SessionAnswer } from './session-keeper.js';

const signedIn = (csrfToken = 'of-the-first'): SessionAnswer => ({ signedIn: true, sessionId: 's', kind: 'officer', csrfToken, idleMinutes: 15, endsAt: '2025-07-01T20:00:00+07:00' });
const AN: OwnAccount = { accountId: 'an', login: 'motcua.14797', kind: 'officer', posts: [] };
const BINH: OwnAccount = { ...AN, accountId: 'binh', login: 'chutich.14797' };

/** The gateway of a test: what it answers stands in its fields. */
class Door {
  answer: SessionAnswer | Error = signedIn();
  account: OwnAccount | Error = AN;
  begunAnew = 0;
  readonly askSession = async () => given(this.answer);
  readonly askAccount = async () => given(this.account);
  readonly beginAnew = () => void (this.begunAnew += 1);
}
function given<T>(value: T | Error): T {
  if (value instanceof Error) throw value;
  return value;
}

async function atWork(): Promise<{ keeper: SessionKeeper; door: Door }> {
  const door = new Door();
  const keeper = new SessionKeeper(door);
  await keeper.look();
  return { keeper, door };
}
const nobody: SessionAnswer = { signedIn: false };

/** Until whoever waits for a session is asked to sign in. */
const asked = (keeper: SessionKeeper) => new Promise<void>((resolve) => {
  const end = keeper.subscribe(() => {
    const state = keeper.state();
    if (state.kind !== 'over' || !state.asks) return;
    end();
    resolve();
  });
});

describe('a session that ends in the middle of work', () => {
  it('lets what waited go on once the same person is signed in again, with the token of the new session', async () => {
    const { keeper, door } = await atWork();
    door.answer = nobody;
    const isAsked = asked(keeper);
    const restored = keeper.restored('write');
    await isAsked;

    door.answer = signedIn('of-the-second');
    await keeper.look();

    expect(await restored).toBe(true);
    expect(keeper.state()).toMatchObject({ kind: 'signed-in', session: { csrfToken: 'of-the-second' } });
  });

  it('shows nothing of it to somebody else who signs in: the page begins anew and what waited is not sent', async () => {
    const { keeper, door } = await atWork();
    door.answer = nobody;
    const isAsked = asked(keeper);
    const restored = keeper.restored('write');
    await isAsked;

    [door.answer, door.account] = [signedIn(), BINH];
    await keeper.look();

    expect(door.begunAnew).toBe(1);
    expect(keeper.state().kind).toBe('over');
    keeper.leave();
    expect(await restored).toBe(false);
  });

  it('is not taken for restored while nobody can say who signed in', async () => {
    const { keeper, door } = await atWork();
    door.answer = nobody;
    const isAsked = asked(keeper);
    void keeper.restored('write');
    await isAsked;

    [door.answer, door.account] = [signedIn(), new Error('identity is away')];
    await keeper.look();

    expect([keeper.state().kind, door.begunAnew]).toEqual(['over', 0]);
  });

  it('asks again when something is sent, and not for a look, after somebody has put it off', async () => {
    const { keeper, door } = await atWork();
    door.answer = nobody;
    const isAsked = asked(keeper);
    const first = keeper.restored('read');
    await isAsked;
    keeper.leave();
    expect(await first).toBe(false);

    expect(await keeper.restored('read')).toBe(false);
    const isAskedAgain = asked(keeper);
    void keeper.restored('write');
    await isAskedAgain;

    expect(keeper.state()).toMatchObject({ kind: 'over', asks: true });
  });

  it('was only renewed elsewhere: the page goes on without asking anybody', async () => {
    const { keeper, door } = await atWork();
    door.answer = signedIn('of-another-tab');

    expect(await keeper.restored('write')).toBe(true);
  });
});

describe('a page that asks who is signed in', () => {
  it('knows of a session also while identity does not say whose it is', async () => {
    const door = new Door();
    door.account = new Error('identity is away');
    const keeper = new SessionKeeper(door);
    await keeper.look();

    expect(keeper.state()).toMatchObject({ kind: 'signed-in', account: undefined });
    expect(isUnsure(keeper.state())).toBe(true);
  });

  it('does not take a gateway that is silent for somebody who has signed out', async () => {
    const door = new Door();
    door.answer = new Error('the line is down');
    const keeper = new SessionKeeper(door);
    await keeper.look();
    expect(keeper.state().kind).toBe('unknown');
    expect(isUnsure(keeper.state())).toBe(true);

    door.answer = signedIn();
    await keeper.look();
    expect(isUnsure(keeper.state())).toBe(false);
    door.answer = new Error('the line is down');
    await keeper.look();

    expect(keeper.state().kind).toBe('signed-in');
  });

  it('finds nobody, and says so', async () => {
    const door = new Door();
    door.answer = nobody;
    const keeper = new SessionKeeper(door);
    await keeper.look();

    expect(keeper.state().kind).toBe('signed-out');
    expect(await keeper.restored('write')).toBe(false);
  });
});
