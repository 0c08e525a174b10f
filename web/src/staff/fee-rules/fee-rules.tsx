import type { FeeRule, listFeeRules, RpcReply } from '@haicap/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../frame/page-states.js';
import { QueryStates } from '../../frame/query-states.js';
import { askAsPerson, useWriting } from '../../session/as-person.js';
import { localDayOf, showDay } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useAskFirst } from '../ask-first.js';
import { Field } from '../settings/field.js';
import { ProblemLine } from '../settings/settings-page.js';
import { isAbout } from './fee-rule-form.js';
import { effectWords, scopeWords, STATE_WORDS } from './fee-rule-words.js';
import { WriteRule } from './write-rule.js';

type Rules = RpcReply<typeof listFeeRules>;
interface Priced { readonly code: string; readonly field: string }

/** More rules than a province has. */
const PAGES_MAX = 20;

async function allRules(): Promise<readonly FeeRule[]> {
  const rules: FeeRule[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const query = new URLSearchParams({ limit: '100', ...(cursor === undefined ? {} : { cursor }) });
    const { items, nextCursor } = await askAsPerson<Rules>(`/api/v1/fee-rules?${query.toString()}`);
    rules.push(...items);
    if (nextCursor === undefined) break;
    cursor = nextCursor;
  }
  return rules;
}

/** What the province says about the fees of a procedure: prices in place of its own, and whom they are reduced for. */
export function FeeRules({ procedure, mayChange }: { procedure: Priced; mayChange: boolean }) {
  const rules = useQuery({ queryKey: ['fee-rules'], queryFn: allRules });
  const reload = () => void rules.refetch();
  return (
    <section className="card pad stack" aria-label={t('Quy định mức thu của tỉnh')}>
      <h2>{t('Quy định mức thu của tỉnh')}</h2>
      <p className="small muted">{t('Mức thu ở đây thay mức của thủ tục; nhiều quy định miễn, giảm thì chỉ quy định có lợi nhất được tính. Hồ sơ đã tính phí không đổi.')}</p>
      <QueryStates query={rules} waiting={t('Đang tải quy định…')}>
        {(all) => <Own rules={all.filter((rule) => isAbout(rule, procedure))} mayChange={mayChange} onChanged={reload} code={procedure.code} />}
      </QueryStates>
      {mayChange && <details><summary>{t('Soạn quy định cho thủ tục này')}</summary><WriteRule code={procedure.code} rule={null} onWritten={reload} /></details>}
    </section>
  );
}

function Own({ rules, mayChange, onChanged, code }: { rules: readonly FeeRule[]; mayChange: boolean; onChanged: () => void; code: string }) {
  if (rules.length === 0) return <EmptyState title={t('Chưa có quy định nào áp dụng cho thủ tục này.')}><p>{t('Phí, lệ phí được tính theo mức ghi trong thủ tục.')}</p></EmptyState>;
  return <ul className="plain stack">{rules.map((rule) => <Rule key={`${rule.ruleId} ${rule.version}`} rule={rule} mayChange={mayChange} onChanged={onChanged} code={code} />)}</ul>;
}

function Rule({ rule, mayChange, onChanged, code }: { rule: FeeRule; mayChange: boolean; onChanged: () => void; code: string }) {
  const { name, state, effect, scope, basis, validFrom, validTo } = rule;
  const about = [scope.procedureCodes.length === 0 ? t('nhiều thủ tục') : '', scopeWords(scope)].filter((words) => words !== '').join(' · ');
  return (
    <li className="part">
      <div className="top"><h3>{name}</h3><span className={`tag ${STATE_WORDS[state].look}`}>{STATE_WORDS[state].words}</span></div>
      <p><b>{effectWords(effect)}</b>{about !== '' && <span className="muted"> · {about}</span>}</p>
      <p className="small muted">{t('từ {{day}}', { day: showDay(validFrom) })}{validTo !== null && ` ${t('đến hết {{day}}', { day: showDay(validTo) })}`} · {basis}</p>
      {mayChange && state === 'draft' && <Draft rule={rule} onChanged={onChanged} code={code} />}
      {mayChange && state === 'published' && <End rule={rule} onChanged={onChanged} />}
    </li>
  );
}

function Draft({ rule, onChanged, code }: { rule: FeeRule; onChanged: () => void; code: string }) {
  const writing = useWriting();
  const [dialog, ask] = useAskFirst();
  const publish = async () => {
    if ((await writing.run<FeeRule>({ method: 'POST', path: `/api/v1/fee-rules/${rule.ruleId}/publication`, body: {}, version: rule.version })) !== undefined) onChanged();
  };
  const askFirst = () => ask({
    title: t('Ban hành "{{name}}"?', { name: rule.name }), yes: t('Ban hành'), no: t('Chưa ban hành'), onYes: publish,
    consequence: t('Từ ngày {{day}} phí của hồ sơ mới tính theo quy định này. Quy định đã ban hành không sửa được; muốn đổi thì ghi ngày cuối và soạn quy định mới.', { day: showDay(rule.validFrom) }),
  });
  return (
    <>
      {dialog}
      <details><summary>{t('Sửa bản nháp')}</summary><WriteRule code={code} rule={rule} onWritten={onChanged} /></details>
      <div className="bar"><button type="button" className="btn small" disabled={writing.busy || rule.effect === null} onClick={askFirst}>{t('Ban hành quy định…')}</button></div>
      <ProblemLine problem={writing.problem} />
    </>
  );
}

function End({ rule: { ruleId, version, validFrom }, onChanged }: { rule: FeeRule; onChanged: () => void }) {
  const today = localDayOf(new Date());
  const first = validFrom > today ? validFrom : today;
  const [validTo, setValidTo] = useState(first);
  const writing = useWriting();
  const end = async () => {
    if ((await writing.run<FeeRule>({ method: 'POST', path: `/api/v1/fee-rules/${ruleId}/end`, body: { validTo }, version })) !== undefined) onChanged();
  };
  return (
    <details>
      <summary>{t('Ghi ngày hết hiệu lực')}</summary>
      <form className="filters" onSubmit={(event) => { event.preventDefault(); void end(); }}>
        <Field label={t('Dùng đến hết ngày')}>{(ids) => <input {...ids} type="date" required min={first} value={validTo} onChange={({ target }) => setValidTo(target.value)} />}</Field>
        <button type="submit" className="btn small" disabled={writing.busy}>{t('Ghi ngày cuối')}</button>
        <ProblemLine problem={writing.problem} />
      </form>
    </details>
  );
}
