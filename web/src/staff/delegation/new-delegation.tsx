import { Button, Checkbox, Input, Select } from 'antd';
import type { DelegableAction } from '@haicap/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWriting } from '../../session/as-person.js';
import { localDayOf } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { officersQuery } from '../dossier/dossier-query.js';
import { ACTION_WORDS, problemOf, USUAL, type DelegationDraft } from './delegation.js';

/** Lets an officer of the unit act in one's place until a day. */
export function NewDelegation({ unitId, ownId }: { unitId: string; ownId: string }) {
  const today = localDayOf(new Date());
  const empty: DelegationDraft = { toOfficerId: '', actions: USUAL, validFrom: today, validTo: '', basis: '' };
  const [draft, setDraft] = useState(empty);
  const [problem, setProblem] = useState<string | null>(null);
  const officers = useQuery(officersQuery(unitId)).data?.items ?? [];
  const writing = useWriting();
  const queries = useQueryClient();
  const change = (part: Partial<DelegationDraft>) => { setDraft({ ...draft, ...part }); setProblem(null); };
  const send = async () => {
    const found = problemOf(draft, today);
    setProblem(found);
    if (found !== null) return;
    const { basis, ...rest } = draft;
    if (await writing.run({ method: 'POST', path: '/api/v1/delegations', body: { unitId, ...rest, ...(basis.trim() === '' ? {} : { basis: basis.trim() }) } }) === undefined) return;
    setDraft(empty);
    void queries.invalidateQueries({ queryKey: ['delegations', unitId] });
  };
  const told = problem ?? writing.problem?.title ?? null;
  return (
    <form className="card pad stack" aria-label={t('Ủy quyền mới')} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h2>{t('Ủy quyền mới')}</h2>
      <div className="two-columns plain-fieldset">
        <div className="field"><label htmlFor="delegate">{t('Cán bộ làm thay')}</label>
          <Select id="delegate" aria-label={t('Cán bộ làm thay')} value={draft.toOfficerId === '' ? undefined : draft.toOfficerId} placeholder={t('Chọn cán bộ của đơn vị')} onChange={(toOfficerId) => change({ toOfficerId: toOfficerId ?? '' })} showSearch={{ optionFilterProp: 'label' }}
            options={officers.filter(({ officerId }) => officerId !== ownId).map(({ officerId, fullName, login }) => ({ value: officerId, label: `${fullName} (${login})` }))} /></div>
        <div className="field"><label htmlFor="delegate-basis">{t('Văn bản (không bắt buộc)')}</label><Input id="delegate-basis" value={draft.basis} maxLength={300} onChange={({ target }) => change({ basis: target.value })} /></div>
        <div className="field"><label htmlFor="delegate-from">{t('Từ ngày')}</label><Input id="delegate-from" type="date" value={draft.validFrom} min={today} onChange={({ target }) => change({ validFrom: target.value })} /></div>
        <div className="field"><label htmlFor="delegate-to">{t('Đến hết ngày')}</label><Input id="delegate-to" type="date" value={draft.validTo} min={draft.validFrom} onChange={({ target }) => change({ validTo: target.value })} /></div>
      </div>
      <Actions chosen={draft.actions} onChange={(actions) => change({ actions })} />
      {told !== null && <p role="alert" className="field-problem">{told}</p>}
      <div><Button type="primary" htmlType="submit" loading={writing.busy}>{t('Ủy quyền')}</Button></div>
    </form>
  );
}

function Actions({ chosen, onChange }: { chosen: readonly DelegableAction[]; onChange: (actions: readonly DelegableAction[]) => void }) {
  const actions = Object.entries(ACTION_WORDS) as [DelegableAction, string][];
  return (
    <fieldset className="plain-fieldset two-columns"><legend>{t('Những việc được làm thay')}</legend>
      {actions.map(([action, words]) => <Checkbox key={action} checked={chosen.includes(action)} onChange={({ target }) => onChange(target.checked ? [...chosen, action] : chosen.filter((one) => one !== action))}>{words}</Checkbox>)}
    </fieldset>
  );
}
