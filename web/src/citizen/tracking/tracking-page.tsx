import { useEffect, useState, type FormEvent } from 'react';
import { post, ProblemError, type Problem } from '../../api/client.js';
import { followStream } from '../../api/event-stream.js';
import { TakeAlong } from './take-along.js';
import { TrackedDossier, type Tracked } from './tracked-dossier.js';

interface Keys { readonly code: string; readonly secret: string; readonly token: string }

/** The QR code of a receipt opens /tra-cuu#the=…, or #ma=…&khoa=…; what follows # never leaves the phone and lands in no log. */
function keysFromFragment(): Keys {
  const fragment = new URLSearchParams(window.location.hash.slice(1));
  return { code: fragment.get('ma') ?? '', secret: fragment.get('khoa') ?? '', token: fragment.get('the') ?? '' };
}

/** Whoever scanned needs nothing else; whoever types, has typed both. */
const asked = ({ code, secret, token }: Keys) => (token === '' ? { code, secret } : { token });

export function TrackingPage() {
  const [keys, setKeys] = useState<Keys>(keysFromFragment);
  const [tracked, setTracked] = useState<Tracked | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);

  const ask = async (wanted: Keys) => {
    setAsking(true);
    setProblem(null);
    try {
      setTracked(await post<Tracked>('/api/v1/tracking', asked(wanted)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setTracked(null);
      setProblem(error.problem);
    } finally {
      setAsking(false);
    }
  };

  useEffect(() => {
    document.title = 'Tra cứu hồ sơ · HaiCap';
    const scanned = keysFromFragment();
    if (scanned.token !== '' || (scanned.code !== '' && scanned.secret !== '')) void ask(scanned);
  }, []);
  useLiveTracking(tracked, keys, setTracked);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void ask(keys);
  };
  return (
    <>
      <h1>Tra cứu hồ sơ</h1>
      <form className="card pad form" onSubmit={submit}>
        <label htmlFor="code">Mã hồ sơ</label>
        <input id="code" name="code" required={keys.token === ''} autoComplete="off" spellCheck={false} placeholder="H56.147.97-250701-0042" value={keys.code} onChange={(event) => setKeys({ ...keys, code: event.target.value, token: '' })} />
        <label htmlFor="secret">Mã tra cứu</label>
        <input id="secret" name="secret" required={keys.token === ''} autoComplete="off" spellCheck={false} aria-describedby="secret-note" value={keys.secret} onChange={(event) => setKeys({ ...keys, secret: event.target.value, token: '' })} />
        <p id="secret-note" className="small muted">Mã gồm 10 ký tự, in cạnh mã QR trên giấy tiếp nhận. Chữ hoa hay chữ thường đều được.</p>
        <button type="submit" className="btn primary" disabled={asking}>{asking ? 'Đang tìm…' : 'Xem hồ sơ'}</button>
        {problem !== null && <p className="lacquer" role="alert">{problem.title}</p>}
      </form>
      <div aria-live="polite">{tracked !== null && <TrackedDossier tracked={tracked} />}</div>
      {tracked !== null && <TakeAlong tracked={tracked} keys={asked(keys)} />}
    </>
  );
}

function useLiveTracking(tracked: Tracked | null, keys: Keys, show: (tracked: Tracked) => void): void {
  const followed = tracked?.dossierId;
  useEffect(() => {
    if (followed === undefined) return undefined;
    return followStream('/api/v1/tracking/stream', {
      headers: keys.token === '' ? { 'x-tracking-code': keys.code.trim(), 'x-tracking-secret': keys.secret.trim() } : { 'x-tracking-token': keys.token },
      onState: () => undefined,
      // A new step is only the news; the whole answer is asked again so that status and due date move with it.
      onEvent: () => void post<Tracked>('/api/v1/tracking', asked(keys)).then(show, () => undefined),
    });
    // The stream belongs to the dossier that was found, not to what is being typed meanwhile.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [followed]);
}
