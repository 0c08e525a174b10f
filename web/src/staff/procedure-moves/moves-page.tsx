import type { listProcedureMoves, ProcedureMove, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { z } from 'zod';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { useView } from '../../frame/view.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { administers } from '../../session/permissions.js';
import { showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { ProceduresNav } from '../procedures/procedures-nav.js';
import { Field } from '../settings/field.js';
import { ProblemLine, SettingsPage } from '../settings/settings-page.js';
import { MOVE_STATES } from './move-words.js';
import { OneMove } from './one-move.js';

const view = z.object({ dot: z.string().catch('') });
const PATH = '/api/v1/procedure-moves';

/** Open dossiers of one version are taken to another, as a batch that is shown first and can be taken back. */
export function MovesPage() {
  const [{ dot }, change] = useView(view);
  const moves = useQuery({ queryKey: ['procedure-moves'], queryFn: () => askAsPerson<RpcReply<typeof listProcedureMoves>>(`${PATH}?limit=50`) });
  return (
    <SettingsPage title={t('Chuyển hồ sơ sang phiên bản khác')} lead={t('Hồ sơ đang giải quyết theo phiên bản cũ được xem trước, chuyển theo từng phần, và đưa trở lại được. Ngày hẹn không đổi.')}>
      {(account) => (
        <>
          <ProceduresNav />
          {administers(account) && <NewMove onMade={(moveId) => { change({ dot: moveId }); void moves.refetch(); }} />}
          {dot !== '' && <OneMove key={dot} moveId={dot} mayChange={administers(account)} onChanged={() => void moves.refetch()} />}
          <QueryStates query={moves} waiting={t('Đang tải các đợt chuyển…')}>
            {({ items }) => (items.length === 0 ? <EmptyState title={t('Chưa có đợt chuyển nào')}>{t('Dùng khi phiên bản mới phải áp dụng cả cho hồ sơ đã nhận.')}</EmptyState> : (
              <ul className="pick card">
                {items.map(({ moveId, code, fromVersion, toVersion, status, createdAt, reason, counts }) => (
                  <li key={moveId}>
                    <button type="button" aria-pressed={moveId === dot} onClick={() => change({ dot: moveId })}>
                      <span><b>{t('{{code}}: phiên bản {{from}} sang {{to}}', { code, from: fromVersion, to: toVersion })}</b> <span className={`tag ${MOVE_STATES[status].look}`}>{MOVE_STATES[status].words}</span></span>
                      <small className="muted">{reason} · {showInstant(createdAt)} · {t('{{moved}} trên {{movable}} hồ sơ', { moved: counts.moved, movable: counts.movable })}</small>
                    </button>
                  </li>
                ))}
              </ul>
            ))}
          </QueryStates>
        </>
      )}
    </SettingsPage>
  );
}

function NewMove({ onMade }: { onMade: (moveId: string) => void }) {
  const [code, setCode] = useState('');
  const [from, setFrom] = useState(1);
  const [to, setTo] = useState(2);
  const [reason, setReason] = useState('');
  const writing = useWriting();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const move = await writing.run<ProcedureMove>({ method: 'POST', path: PATH, body: { code: code.trim(), fromVersion: from, toVersion: to, reason: reason.trim() } });
    if (move !== undefined) onMade(move.moveId);
  };
  return (
    <form className="card pad filters" onSubmit={(event) => void submit(event)}>
      <Field label={t('Mã thủ tục')}>{(ids) => <input {...ids} required maxLength={40} value={code} onChange={(event) => setCode(event.target.value)} />}</Field>
      <Field label={t('Từ phiên bản')}>{(ids) => <input {...ids} type="number" min={1} required value={from} onChange={(event) => setFrom(Number(event.target.value))} />}</Field>
      <Field label={t('Sang phiên bản')}>{(ids) => <input {...ids} type="number" min={1} required value={to} onChange={(event) => setTo(Number(event.target.value))} />}</Field>
      <Field className="grow" label={t('Lý do')}>{(ids) => <input {...ids} required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
      <button type="submit" className="btn primary" disabled={writing.busy}>{t('Xem trước')}</button>
      <ProblemLine problem={writing.problem} />
    </form>
  );
}
