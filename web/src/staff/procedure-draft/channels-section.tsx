import { t } from '../../text/language.js';
import { useContentForm, usePut } from '../content-form/content-form.js';
import { ChoiceAt, ListAt, NumberAt, TextAt, type Choices } from '../content-form/fields-at.js';
import { fieldId, valueAt } from '../content-form/pointer.js';

const CHANNELS: Choices = [['counter', t('Trực tiếp')], ['online', t('Trực tuyến')], ['postal', t('Bưu chính')]];
const UNITS = [['working-day', t('ngày làm việc')], ['day', t('ngày')], ['working-hour', t('giờ làm việc')], ['month', t('tháng')], ['same-day', t('trong ngày')], ['none', t('không có thời hạn')]] as const;
const FEE_UNITS: Choices = [['per-dossier', t('hồ sơ')], ['per-copy', t('bản')], ['per-page', t('trang')], ['per-case', t('trường hợp')], ['per-person', t('người')], ['other', t('khác')]];
const WITHOUT_AMOUNT = new Set<string>(['same-day', 'none']);

interface Limit { readonly unit: string; readonly amount?: number }

/** A limit in one line: how many of what. */
export function TimeLimitAt({ at, label }: { at: string; label: string }) {
  const { content, mayChange } = useContentForm();
  const put = usePut();
  const limit = (valueAt(content, at) ?? { unit: '' }) as Limit;
  const id = fieldId(at);
  return (
    <fieldset className="field" id={id} tabIndex={-1}>
      <legend>{label}</legend>
      <div className="bar">
        {!WITHOUT_AMOUNT.has(limit.unit) && limit.unit !== '' && <input aria-label={t('{{label}}, số', { label })} type="number" min={1} disabled={!mayChange} value={limit.amount ?? 1} onChange={(event) => put(at, { unit: limit.unit, amount: Math.max(1, Number(event.target.value)) })} style={{ width: 88 }} />}
        <select aria-label={t('{{label}}, đơn vị', { label })} disabled={!mayChange} value={limit.unit} style={{ width: 'auto' }} onChange={({ target: { value } }) => put(at, value === '' ? undefined : WITHOUT_AMOUNT.has(value) ? { unit: value } : { unit: value, amount: limit.amount ?? 1 })}>
          <option value="">{t('Chưa chọn')}</option>
          {UNITS.map(([unit, words]) => <option key={unit} value={unit}>{words}</option>)}
        </select>
      </div>
    </fieldset>
  );
}

export function ChannelsSection() {
  return (
    <ListAt at="/channels" item={t('Cách nộp')} add={t('Thêm cách nộp')} blank={() => ({ channel: 'counter', timeLimit: { unit: 'working-day', amount: 5 }, fees: [] })}>
      {(at) => (
        <>
          <div className="fields two"><ChoiceAt at={`${at}/channel`} label={t('Cách thức')} choices={CHANNELS} /><TimeLimitAt at={`${at}/timeLimit`} label={t('Thời hạn giải quyết')} /></div>
          <ListAt at={`${at}/fees`} item={t('Khoản thu')} add={t('Thêm phí, lệ phí')} blank={() => ({ code: '', name: '', kind: 'charge', amountDong: null, unit: 'per-dossier', note: '' })}>
            {(fee) => (
              <div className="fields two">
                <TextAt at={`${fee}/name`} label={t('Tên khoản thu')} max={200} />
                <TextAt at={`${fee}/code`} label={t('Mã khoản thu')} max={60} />
                <ChoiceAt at={`${fee}/kind`} label={t('Loại')} choices={[['fee', t('Phí')], ['charge', t('Lệ phí')]]} />
                <NumberAt at={`${fee}/amountDong`} label={t('Mức thu, đồng')} hint={t('Để trống khi do tỉnh quy định.')} empty={null} />
                <ChoiceAt at={`${fee}/unit`} label={t('Tính theo')} choices={FEE_UNITS} />
                <TextAt at={`${fee}/note`} label={t('Ghi chú')} />
              </div>
            )}
          </ListAt>
        </>
      )}
    </ListAt>
  );
}
