import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { QueryStates } from '../../frame/query-states.js';
import { showDay, showInstant } from '../../text/dates.js';
import { t } from '../../text/language.js';
import { useUnitNames } from '../../session/posts.js';
import { filingQuery, procedureQuery, type Dossier, type Filing, type Party } from './dossier-query.js';
import { formRows } from './form-rows.js';
import { LegalChecklist } from './legal-checklist.js';
import { PARTY_FIELDS, PARTY_ROLES } from './party-words.js';
import { reasonWords } from '../dossier-words/reason-words.js';

/** Who it is about, what was filled in, and where it stands. */
export function FactsPanel({ dossier, accountId, onCorrect }: { dossier: Dossier; accountId: string; onCorrect: (() => void) | undefined }) {
  const filing = useQuery(filingQuery(dossier.dossierId));
  return (
    <div className="stack">
      <QueryStates query={filing} waiting={t('Đang tải nội dung đã nộp…')}>{(data) => <Filed dossier={dossier} filing={data} onCorrect={onCorrect} />}</QueryStates>
      <Places dossier={dossier} />
      <LegalChecklist dossier={dossier} accountId={accountId} />
    </div>
  );
}

function Filed({ dossier, filing, onCorrect }: { dossier: Dossier; filing: Filing; onCorrect: (() => void) | undefined }) {
  const procedure = useQuery(procedureQuery(dossier)).data;
  const rows = filing.formData === null ? [] : formRows(procedure?.eForm?.schema ?? {}, filing.formData);
  return (
    <>
      <div className="top"><h3>{t('Người trong hồ sơ')}</h3>{onCorrect !== undefined && <Button size="small" onClick={onCorrect}>{t('Sửa thông tin')} <kbd>F</kbd></Button>}</div>
      {filing.parties.map((party) => <PartyFacts key={party.role} party={party} />)}
      {filing.returnByPost !== null && <p className="small">{t('Trả kết quả qua bưu điện: {{address}}', { address: filing.returnByPost.address })}</p>}
      {rows.length > 0 && (
        <>
          <h3>{t('Tờ khai')}</h3>
          <dl className="facts">{rows.map(({ place, title, words }) => <div key={place}><dt>{title}</dt><dd>{words}</dd></div>)}</dl>
        </>
      )}
    </>
  );
}

function PartyFacts({ party }: { party: Party }) {
  const facts = PARTY_FIELDS.flatMap(({ field, label, show }) => {
    const value = party[field];
    return value === null || value === '' ? [] : [{ label, words: show?.(value) ?? value }];
  });
  return <dl className="facts" aria-label={PARTY_ROLES[party.role]}><div><dt>{PARTY_ROLES[party.role]}</dt><dd><b>{party.fullName}</b></dd></div>{facts.slice(1).map(({ label, words }) => <div key={label}><dt>{label}</dt><dd>{words}</dd></div>)}</dl>;
}

const CHANNELS = { counter: t('Tại quầy'), online: t('Trực tuyến'), postal: t('Bưu chính') } as const;

function Places({ dossier: { receivingUnitId, competentUnitId, returningUnitId, submittedAt, receivedAt, channel, reasonLabel, missingComponents, supplement } }: { dossier: Dossier }) {
  const [receiving, competent, returning] = useUnitNames([receivingUnitId, competentUnitId, returningUnitId]);
  return (
    <>
      <h3>{t('Nơi giải quyết')}</h3>
      <dl className="facts">
        <div><dt>{t('Cách nộp')}</dt><dd>{CHANNELS[channel]}, {showInstant(submittedAt)}</dd></div>
        {receivedAt !== null && <div><dt>{t('Tiếp nhận')}</dt><dd>{showInstant(receivedAt)}, {receiving}</dd></div>}
        <div><dt>{t('Giải quyết')}</dt><dd>{competent}</dd></div>
        <div><dt>{t('Trả kết quả')}</dt><dd>{returning}</dd></div>
        {reasonLabel !== null && <div><dt>{t('Lý do gần nhất')}</dt><dd>{reasonWords(reasonLabel)}</dd></div>}
        {missingComponents.length > 0 && <div><dt>{t('Đang chờ bổ sung')}</dt><dd>{missingComponents.map(({ name }) => name).join('; ')}{supplement.dueOn === null ? '' : ` (${t('đến {{day}}', { day: showDay(supplement.dueOn) })})`}</dd></div>}
        {supplement.count > 1 && <div><dt>{t('Số lần yêu cầu bổ sung')}</dt><dd>{supplement.count}</dd></div>}
      </dl>
    </>
  );
}
