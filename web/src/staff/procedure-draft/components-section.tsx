import { t } from '../../text/language.js';
import { CheckAt, ListAt, NumberAt, TextAt } from '../content-form/fields-at.js';
import { TimeLimitAt } from './channels-section.js';

/** The papers that somebody brings. */
export function ComponentList({ at }: { at: string }) {
  return (
    <ListAt at={at} item={t('Thành phần')} add={t('Thêm thành phần')} blank={() => ({ code: '', name: '', required: true, originals: 1, copies: 0, replaceableByData: false })}>
      {(one) => (
        <>
          <TextAt at={`${one}/name`} label={t('Tên giấy tờ')} lines={2} max={500} />
          <div className="fields two">
            <TextAt at={`${one}/code`} label={t('Mã')} max={60} />
            <NumberAt at={`${one}/originals`} label={t('Số bản chính')} empty={undefined} />
            <NumberAt at={`${one}/copies`} label={t('Số bản sao')} empty={undefined} />
            <TextAt at={`${one}/template/name`} label={t('Tên mẫu, nếu có')} max={300} goneWhenEmpty={`${one}/template`} />
          </div>
          <div className="bar">
            <CheckAt at={`${one}/required`} label={t('Bắt buộc')} />
            <CheckAt at={`${one}/replaceableByData`} label={t('Đã có trong cơ sở dữ liệu, không yêu cầu nộp')} />
            <CheckAt at={`${one}/digitise`} label={t('Số hóa khi tiếp nhận')} />
          </div>
        </>
      )}
    </ListAt>
  );
}

export function CasesSection() {
  return (
    <ListAt at="/cases" item={t('Trường hợp')} add={t('Thêm trường hợp')} blank={() => ({ code: '', name: '', components: [] })}>
      {(at) => (
        <>
          <div className="fields two"><TextAt at={`${at}/name`} label={t('Tên trường hợp')} max={300} /><TextAt at={`${at}/code`} label={t('Mã trường hợp')} max={60} /><TimeLimitAt at={`${at}/timeLimit`} label={t('Thời hạn riêng')} /></div>
          <ComponentList at={`${at}/components`} />
        </>
      )}
    </ListAt>
  );
}
