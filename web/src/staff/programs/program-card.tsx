import type { ClientWithSecret, ServiceClient } from '@haicap/contracts';
import { useState, type FormEvent } from 'react';
import { useWriting } from '../../session/as-person.js';
import { useUnitNames } from '../../session/posts.js';
import { localDayOf, showDay, showInstant } from '../../text/dates.js';
import { SCOPE_WORDS } from '../../text/scopes.js';
import { t } from '../../text/language.js';

interface ProgramCardProps {
  readonly client: ServiceClient;
  readonly mayChange: boolean;
  readonly onSecret: (answer: ClientWithSecret) => void;
  readonly onChanged: () => void;
}

function standingTag({ withdrawnAt, validTo }: ServiceClient) {
  if (withdrawnAt !== null) return <span className="tag due">{t('Đã thu hồi')}</span>;
  const isOver = validTo !== null && validTo < localDayOf(new Date());
  return isOver ? <span className="tag due">{t('Đã hết hạn')}</span> : <span className="tag ok">{t('Đang dùng')}</span>;
}

const UNITS_NAMED_MAX = 5;

/** One program and, for whoever may, another secret or its withdrawal. */
export function ProgramCard({ client, mayChange, onSecret, onChanged }: ProgramCardProps) {
  const { name, clientId, scopes, unitIds, validFrom, validTo, withdrawnAt, secrets } = client;
  const names = useUnitNames(unitIds.slice(0, UNITS_NAMED_MAX));
  const more = unitIds.length - UNITS_NAMED_MAX;
  return (
    <li className="card pad stack">
      <div>
        <h2>{name} {standingTag(client)}</h2>
        <p className="small muted">{t('Mã ứng dụng {{id}}', { id: clientId })}</p>
        <p>{scopes.map((scope) => SCOPE_WORDS[scope]).join('; ')}</p>
        <p className="small">{t('Tại {{units}}', { units: names.join(', ') })}{more > 0 && ` ${t('và {{count}} đơn vị khác', { count: more })}`}</p>
        <p className="small muted">
          {t('Từ {{day}}', { day: showDay(validFrom) })}{validTo !== null && ` ${t('đến {{day}}', { day: showDay(validTo) })}`} · {withdrawnAt === null ? `${t('{{count}} khóa đang dùng', { count: secrets.length })}${expiryWords(secrets)}` : t('thu hồi lúc {{time}}', { time: showInstant(withdrawnAt) })}
        </p>
      </div>
      {mayChange && withdrawnAt === null && (
        <>
          <details><summary>{t('Cấp khóa mới')}</summary><Rotate client={client} onSecret={onSecret} /></details>
          <details><summary>{t('Thu hồi ứng dụng')}</summary><Withdraw client={client} onChanged={onChanged} /></details>
        </>
      )}
    </li>
  );
}

function expiryWords(secrets: ServiceClient['secrets']): string {
  const [first] = secrets.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
  return first === undefined ? '' : t(', khóa cũ hết lúc {{time}}', { time: showInstant(first) });
}

const OVERLAPS: readonly (readonly [number, string])[] = [[0, t('Ngừng ngay khóa cũ')], [24, t('Khóa cũ còn 24 giờ')], [168, t('Khóa cũ còn 7 ngày')]];

function Rotate({ client, onSecret }: { client: ServiceClient; onSecret: (answer: ClientWithSecret) => void }) {
  const [overlapHours, setOverlapHours] = useState(24);
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await writing.run<ClientWithSecret>({ method: 'POST', path: `/api/v1/service-clients/${client.clientId}/secrets`, body: { overlapHours } });
    if (answer !== undefined) onSecret(answer);
  };
  const id = `overlap-${client.clientId}`;
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{t('Khóa đang dùng')}</label>
      <select id={id} value={overlapHours} onChange={(event) => setOverlapHours(Number(event.target.value))}>
        {OVERLAPS.map(([hours, words]) => <option key={hours} value={hours}>{words}</option>)}
      </select>
      <button type="submit" className="btn primary" disabled={writing.busy}>{t('Cấp khóa mới cho {{name}}', { name: client.name })}</button>
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
    </form>
  );
}

function Withdraw({ client, onChanged }: { client: ServiceClient; onChanged: () => void }) {
  const [reason, setReason] = useState('');
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await writing.run({ method: 'POST', path: `/api/v1/service-clients/${client.clientId}/withdrawal`, body: { reason: reason.trim() } });
    if (done !== undefined) onChanged();
  };
  const id = `withdraw-${client.clientId}`;
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <p>{t('Không lấy lại được: ứng dụng bị chặn trong 30 giây, muốn dùng tiếp phải đăng ký ứng dụng mới.')}</p>
      <label htmlFor={id}>{t('Lý do thu hồi')}</label>
      <input id={id} required minLength={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      <button type="submit" className="btn" disabled={writing.busy}>{t('Thu hồi {{name}}', { name: client.name })}</button>
      {writing.problem !== null && <p className="card notice" role="alert">{writing.problem.title}</p>}
    </form>
  );
}
