import type { BytesToSend } from './send-bytes.js';
import { UploadQueue, type Sender, type UploadOrder } from './upload-queue.js';

const BLOB = new Blob(['giấy tờ']);
const PATH = '/api/v1/uploads/f1';

/** What a test lets the page do: the program that sends may be out of reach, and somebody may sign in again. */
class Door implements Sender {
  isReached = true;
  readonly sent: BytesToSend[] = [];
  readonly takenBack: string[] = [];
  signIn: (isBack: boolean) => void = () => undefined;
  readonly sender = async () => {
    if (!this.isReached) throw new TypeError('Failed to fetch dynamically imported module');
    return this;
  };
  readonly signedInAgain = () => new Promise<boolean>((resolve) => { this.signIn = resolve; });
  readonly sendBytes = (bytes: BytesToSend) => {
    this.sent.push(bytes);
    return () => undefined;
  };
  readonly takeBack = async (path: string) => void this.takenBack.push(path);
}

const rest = () => new Promise<void>((resolve) => { setImmediate(resolve); });
const order = (readBytes: UploadOrder['readBytes'] = async () => BLOB): UploadOrder => ({ localId: 'l1', name: 'giay.pdf', uploadPath: null, readBytes, onPath: () => undefined, onDone: () => undefined });

function atWork() {
  const door = new Door();
  return { door, queue: new UploadQueue(door) };
}

describe('an upload', () => {
  it('whose program cannot be fetched waits for the line, and goes on when it is back', async () => {
    const { door, queue } = atWork();
    door.isReached = false;

    queue.begin(order());
    await rest();
    expect(queue.stateOf('l1')).toEqual({ kind: 'waiting', sentBytes: 0, sizeBytes: BLOB.size });

    door.isReached = true;
    queue.goOn('waiting');
    await rest();
    expect(door.sent).toHaveLength(1);
  });

  it('whose bytes cannot be read waits, too', async () => {
    const { queue } = atWork();

    queue.begin(order(async () => { throw new DOMException('lost', 'UnknownError'); }));
    await rest();

    expect(queue.stateOf('l1')).toEqual({ kind: 'waiting', sentBytes: 0, sizeBytes: 0 });
  });

  it('that was cancelled before its bytes were read is not sent', async () => {
    const { door, queue } = atWork();
    let read: (blob: Blob) => void = () => undefined;

    queue.begin(order(() => new Promise((resolve) => { read = resolve; })));
    await queue.cancel('l1');
    read(BLOB);
    await rest();

    expect(door.sent).toEqual([]);
  });

  it('goes on once when somebody signs in again, however many tell it', async () => {
    const { door, queue } = atWork();
    queue.begin(order(async () => { await rest(); return BLOB; }));
    await rest();
    await rest();
    door.sent[0]?.onPath(PATH);
    door.sent[0]?.onFault({ kind: 'session' });

    queue.goOn('signed-out');
    door.signIn(true);
    await rest();
    await rest();

    expect(door.sent.map(({ uploadPath }) => uploadPath)).toEqual([null, PATH]);
  });

  it('that is taken back leaves nothing at the server', async () => {
    const { door, queue } = atWork();
    queue.begin(order());
    await rest();
    door.sent[0]?.onPath(PATH);

    await queue.cancel('l1');

    expect([door.takenBack, queue.stateOf('l1')]).toEqual([[PATH], undefined]);
  });
});
