import { t } from '../../text/language.js';
import { UnitChoice } from '../../unit-choice/unit-choice.js';
import { NO_CASE } from './filing-request.js';
import type { StepParts } from './filing-parts.js';
import { Question, Radios, TextField } from './text-field.js';

/** Which case of the procedure it is: papers, time and fee follow from it. */
export function CaseStep({ procedure, draft, change, problems }: StepParts) {
  const choices = [[NO_CASE, t('Không thuộc trường hợp nào dưới đây')] as const, ...procedure.cases.map(({ code, name }) => [code, name] as const)];
  return (
    <Question id="case" label={t('Trường hợp nào đúng với bạn?')} problems={problems}>
      <Radios id="case" value={draft.caseCode ?? ''} choices={choices} onChange={(caseCode) => change((one) => ({ ...one, caseCode }))} />
    </Question>
  );
}

export function UnitStep({ procedure, draft, change, problems }: StepParts) {
  const isOfProvince = procedure.competentLevel === 'province';
  return (
    <Question id="unit" problems={problems} label={isOfProvince ? t('Cơ quan nào của tỉnh giải quyết?') : t('Nộp cho xã, phường nào?')}
      hint={isOfProvince ? t('Ví dụ: sở phụ trách lĩnh vực này.') : t('Thường là nơi bạn cư trú. Gõ tên không dấu cũng được, cả tên cũ trước 01/07/2025.')}>
      {draft.unit !== null && (
        <p className="now chosen" role="status"><b>✓ {draft.unit.fullName}</b> <button type="button" className="link" onClick={() => change((one) => ({ ...one, unit: null }))}>{t('Chọn nơi khác')}</button></p>
      )}
      {draft.unit === null && (
        <div id="unit" tabIndex={-1}><UnitChoice label={t('Tên xã, phường, sở')} onChoose={({ unitId, fullName }) => change((one) => ({ ...one, unit: { unitId, fullName } }))} /></div>
      )}
    </Question>
  );
}

export function ReturnStep({ procedure, draft, change, problems }: StepParts) {
  const post = (part: Partial<typeof draft.post>) => change((one) => ({ ...one, post: { ...one.post, ...part } }));
  return (
    <>
      <Question id="return" label={t('Bạn nhận kết quả thế nào?')} hint={t('Bản điện tử có chữ ký số luôn có trong "Hồ sơ của tôi".')} problems={problems}>
        <Radios id="return" value={draft.returnWay} onChange={(returnWay) => change((one) => ({ ...one, returnWay, post: returnWay === 'post' && one.post.address === '' ? { ...one.post, address: one.person.address } : one.post }))}
          choices={[['fetch', procedure.resultIsPaper ? t('Đến lấy bản giấy tại {{unit}}', { unit: draft.unit?.fullName ?? t('nơi nộp') }) : t('Chỉ cần bản điện tử')], ['post', t('Gửi bản giấy qua bưu điện, bạn trả cước')]]} />
      </Question>
      {draft.returnWay === 'post' && (
        <>
          <TextField id="post-address" label={t('Địa chỉ nhận')} value={draft.post.address} problems={problems} autoComplete="street-address" onChange={(address) => post({ address })} />
          <TextField id="post-recipient" label={t('Người nhận')} hint={t('Để trống nếu là bạn.')} isOptional value={draft.post.recipient} problems={problems} onChange={(recipient) => post({ recipient })} />
          <TextField id="post-phone" label={t('Điện thoại người nhận')} isOptional isShort inputMode="tel" value={draft.post.phone} problems={problems} onChange={(phone) => post({ phone })} />
        </>
      )}
    </>
  );
}
