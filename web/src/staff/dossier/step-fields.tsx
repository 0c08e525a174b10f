import { Input, InputNumber, Radio, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { REASONED } from './reasoned.js';
import { useUnitNames } from '../../session/posts.js';
import { t } from '../../text/language.js';
import { UnitChoice } from '../../unit-choice/unit-choice.js';
import { ModuleText } from '../text-module/module-text.js';
import { consultationsQuery, officersQuery, reasonsQuery } from './dossier-query.js';
import { DraftFile } from './draft-file.js';
import { Evidence } from './evidence.js';
import type { FieldProps } from './field-props.js';
import type { StepDraft } from './step-draft.js';
import type { FieldKind } from './verbs.js';
import { reasonWords } from '../dossier-words/reason-words.js';

const Note = ({ draft, change, accountId, problemId }: FieldProps) => (
  <ModuleText id="step-note" label={t('Ghi chú (không bắt buộc)')} accountId={accountId} value={draft.note} onChange={(note) => change({ note })} maxLength={500} {...(problemId === undefined ? {} : { describedBy: problemId })} />
);

function Reason({ verb, draft, change, accountId, problemId }: FieldProps) {
  const reasons = useQuery({ ...reasonsQuery(REASONED[verb.action] ?? 'stop') }).data?.items ?? [];
  return (
    <>
      <div className="field">
        <label htmlFor="step-reason">{t('Lý do')}</label>
        <Select id="step-reason" aria-label={t('Lý do')} value={draft.reasonCode === '' ? undefined : draft.reasonCode} placeholder={t('Chọn lý do')} onChange={(reasonCode) => change({ reasonCode: reasonCode ?? '' })} aria-describedby={problemId}
          options={reasons.map(({ code, words }) => ({ value: code, label: reasonWords(words) }))} showSearch={{ optionFilterProp: 'label' }} />
      </div>
      <ModuleText id="step-reason-text" label={t('Nói rõ (người nộp đọc được)')} accountId={accountId} value={draft.reasonText} onChange={(reasonText) => change({ reasonText })} />
    </>
  );
}

function Officer({ dossier, draft, change, problemId }: FieldProps) {
  const officers = useQuery(officersQuery(dossier.competentUnitId)).data?.items ?? [];
  const able = officers.filter(({ posts }) => posts.some(({ unitId, role }) => unitId === dossier.competentUnitId && role === 'specialist'));
  return (
    <div className="field">
      <label htmlFor="step-officer">{t('Cán bộ xử lý')}</label>
      <Select id="step-officer" aria-label={t('Cán bộ xử lý')} value={draft.assigneeId === '' ? undefined : draft.assigneeId} placeholder={t('Chọn cán bộ của đơn vị')} onChange={(assigneeId) => change({ assigneeId: assigneeId ?? '' })} aria-describedby={problemId}
        options={able.map(({ officerId, fullName, login }) => ({ value: officerId, label: `${fullName} (${login})` }))} showSearch={{ optionFilterProp: 'label' }} />
    </div>
  );
}

function Unit({ verb, draft, change }: FieldProps) {
  if (draft.unitId !== '') {
    return <p className="row"><span>{verb.action === 'transfer' ? t('Chuyển đến') : t('Hỏi')}: <b>{draft.unitName}</b></span><button type="button" className="link" onClick={() => change({ unitId: '', unitName: '' })}>{t('Chọn lại')}</button></p>;
  }
  return <UnitChoice label={verb.action === 'transfer' ? t('Cơ quan có thẩm quyền') : t('Đơn vị được hỏi')} onChoose={({ unitId, fullName }) => change({ unitId, unitName: fullName })} />;
}

function Question({ draft, change, accountId, problemId }: FieldProps) {
  return (
    <>
      <ModuleText id="step-question" label={t('Câu hỏi')} accountId={accountId} value={draft.question} onChange={(question) => change({ question })} maxLength={2_000} {...(problemId === undefined ? {} : { describedBy: problemId })} />
      <div className="field row">
        <label htmlFor="step-limit">{t('Thời hạn trả lời')}</label><InputNumber id="step-limit" min={1} max={90} value={draft.limitAmount} onChange={(limitAmount) => change({ limitAmount: limitAmount ?? 1 })} />
        <Radio.Group value={draft.limitUnit} onChange={({ target }) => change({ limitUnit: target.value as StepDraft['limitUnit'] })} optionType="button" options={[{ value: 'working-day', label: t('ngày làm việc') }, { value: 'working-hour', label: t('giờ làm việc') }]} />
      </div>
      <Radio.Group aria-label={t('Nếu hết hạn mà chưa trả lời')} value={draft.silence} onChange={({ target }) => change({ silence: target.value as StepDraft['silence'] })}
        options={[{ value: '', label: t('Theo thủ tục') }, { value: 'waits', label: t('Vẫn chờ trả lời') }, { value: 'agrees', label: t('Im lặng là đồng ý') }]} />
    </>
  );
}

const By = ({ draft, change, problemId }: FieldProps) => (
  <div className="field row"><label htmlFor="step-by">{t('Gia hạn thêm')}</label><InputNumber id="step-by" min={1} max={60} value={draft.byAmount} onChange={(byAmount) => change({ byAmount: byAmount ?? 0 })} aria-describedby={problemId} /> {t('ngày làm việc')}</div>
);

function Asked({ dossier, draft, change, problemId }: FieldProps) {
  const open = (useQuery(consultationsQuery(dossier.dossierId)).data?.items ?? []).filter(({ state }) => state === 'open');
  const names = useUnitNames(open.map(({ unitId }) => unitId));
  return (
    <div className="field">
      <span id="step-asked">{t('Yêu cầu lấy ý kiến')}</span>
      <Radio.Group aria-labelledby="step-asked" aria-describedby={problemId} value={draft.consultationId} onChange={({ target }) => change({ consultationId: target.value as string })}
        options={open.map(({ consultationId, question }, index) => ({ value: consultationId, label: `${names[index] ?? ''}: ${question ?? ''}` }))} />
    </div>
  );
}

function Opinion({ draft, change, accountId, problemId }: FieldProps) {
  return (
    <>
      <Radio.Group aria-label={t('Ý kiến')} value={draft.outcome} onChange={({ target }) => change({ outcome: target.value as StepDraft['outcome'] })}
        options={[{ value: 'agrees', label: t('Đồng ý') }, { value: 'disagrees', label: t('Không đồng ý') }, { value: 'comments', label: t('Có ý kiến khác') }]} />
      <ModuleText id="step-answer" label={t('Nội dung trả lời')} accountId={accountId} value={draft.answer} onChange={(answer) => change({ answer })} maxLength={4_000} rows={5} {...(problemId === undefined ? {} : { describedBy: problemId })} />
    </>
  );
}

const Symbol = ({ draft, change, problemId }: FieldProps) => (
  <div className="field"><label htmlFor="step-symbol">{t('Ký hiệu sau số')}</label><Input id="step-symbol" value={draft.symbol} maxLength={30} onChange={({ target }) => change({ symbol: target.value.toUpperCase() })} aria-describedby={problemId} /></div>
);

export const FIELDS: Readonly<Record<FieldKind, (props: FieldProps) => React.ReactNode>> = {
  note: Note, resultNote: Note, reason: Reason, officer: Officer, unit: Unit, question: Question, by: By, asked: Asked, opinion: Opinion, draft: DraftFile, evidence: Evidence, symbol: Symbol,
};
