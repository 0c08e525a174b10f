import type { ReactNode } from 'react';
import { t } from '../../text/language.js';
import { ChoiceAt, CheckAt, GroupAt, ListAt, ManyAt, MaybeTextAt, NumberAt, TextAt, YES_NO, type Choices } from '../content-form/fields-at.js';
import { CONFIDENCE_WORDS, ONLINE_WORDS } from '../procedures/procedure-words.js';
import { ChannelsSection } from './channels-section.js';
import { ComponentList, CasesSection } from './components-section.js';
import { EFormSection } from './e-form-section.js';

interface Section { readonly id: string; readonly title: string; readonly places: readonly string[]; readonly Body: () => ReactNode }

const LEVELS: Choices = [['commune', t('Cấp xã')], ['province', t('Cấp tỉnh')]];
const FURTHER = [['commune', t('Cấp xã')], ['department', t('Cấp sở')], ['province', t('Cấp tỉnh')]] as const;
const entries = (words: Readonly<Record<string, string>>): Choices => Object.entries(words);

function General() {
  return (
    <>
      <TextAt at="/name" label={t('Tên thủ tục')} lines={2} max={500} />
      <div className="fields two">
        <TextAt at="/field" label={t('Lĩnh vực')} max={100} />
        <ChoiceAt at="/competentLevel" label={t('Cấp có thẩm quyền')} choices={LEVELS} />
        <TextAt at="/competentPost" label={t('Chức danh quyết định')} max={200} />
        <ManyAt at="/furtherCompetentLevels" label={t('Cấp khác cũng giải quyết')} choices={FURTHER} />
        <ChoiceAt at="/nonTerritorialScope" label={t('Nộp ngoài địa giới')} choices={[['province', t('Trong tỉnh')], ['nation', t('Toàn quốc')], ['none', t('Không nhận từ ngoài tỉnh')]]} />
        <ChoiceAt at="/onlineLevel" label={t('Mức độ trực tuyến')} choices={entries(ONLINE_WORDS)} />
      </div>
      <TextAt at="/onlineLevelReason" label={t('Lý do chưa toàn trình')} lines={2} />
    </>
  );
}

function Times() {
  return (
    <div className="fields two">
      <ChoiceAt at="/noAppointment" label={t('Không hẹn ngày trả')} choices={YES_NO} />
      <MaybeTextAt at="/sameDayCutOff" type="time" label={t('Giờ chốt trả trong ngày')} hint={t('Chỉ khi có thời hạn trong ngày.')} />
      <NumberAt at="/supplementDays" min={1} empty={null} label={t('Thời hạn bổ sung, ngày')} />
      <ChoiceAt at="/consultationSilence" label={t('Đơn vị được hỏi không trả lời đúng hạn')} choices={[[null, t('Chưa có quy định')], ['agreement', t('Coi như đồng ý')], ['no-answer', t('Coi như chưa trả lời')]]} />
    </div>
  );
}

const ROLES: Choices = [['one-stop-officer', t('Một cửa')], ['specialist', t('Chuyên viên')], ['chair', t('Người đứng đầu')], ['records-clerk', t('Văn thư')]];
const PLACES: Choices = [['receiving', t('Nơi tiếp nhận')], ['competent', t('Nơi giải quyết')], ['returning', t('Nơi trả kết quả')], ['consulted', t('Nơi được lấy ý kiến')]];

function Process() {
  return (
    <ListAt at="/process" item={t('Bước')} add={t('Thêm bước')} blank={() => ({ code: '', name: '', role: 'specialist', unit: 'competent', hours: 4 })}>
      {(at) => (
        <div className="fields two">
          <TextAt at={`${at}/name`} label={t('Việc làm')} max={300} />
          <TextAt at={`${at}/code`} label={t('Mã bước')} max={60} />
          <ChoiceAt at={`${at}/role`} label={t('Ai làm')} choices={ROLES} />
          <ChoiceAt at={`${at}/unit`} label={t('Ở đâu')} choices={PLACES} />
          <NumberAt at={`${at}/hours`} label={t('Số giờ làm việc')} min={0.25} step={0.25} empty={undefined} />
        </div>
      )}
    </ListAt>
  );
}

function Result() {
  return (
    <>
      <TextAt at="/result" label={t('Kết quả thực hiện')} lines={2} max={500} />
      <div className="fields two">
        <MaybeTextAt at="/resultCode" label={t('Mã kết quả')} />
        <ChoiceAt at="/resultIsPaper" label={t('Có bản giấy')} choices={YES_NO} />
      </div>
      <CheckAt at="/needsSignature" label={t('Kết quả được ký số và cấp số trước khi trả')} />
      <CheckAt at="/allowsBatchApproval" label={t('Người đứng đầu được phê duyệt nhiều hồ sơ một lần')} />
      <CheckAt at="/isSimple" label={t('Chuyên viên trả lời, không qua phê duyệt')} />
    </>
  );
}

function Basis() {
  return (
    <>
      <TextAt at="/legalBasis" label={t('Căn cứ pháp lý')} lines={3} max={2_000} />
      <GroupAt at="/publishingDecision" add={t('Thêm quyết định công bố')} remove={t('Bỏ quyết định công bố')} blank={() => ({ number: '', issuedOn: null, issuedBy: '' })}>
        <div className="fields two">
          <TextAt at="/publishingDecision/number" label={t('Quyết định công bố, số')} max={100} />
          <MaybeTextAt at="/publishingDecision/issuedOn" type="date" label={t('Ngày ban hành')} />
          <TextAt at="/publishingDecision/issuedBy" label={t('Cơ quan ban hành')} max={200} />
        </div>
      </GroupAt>
      <div className="fields two">
        <MaybeTextAt at="/validTo" type="date" label={t('Hết hiệu lực sau ngày')} />
        <ChoiceAt at="/confidence" label={t('Độ chắc chắn')} choices={entries(CONFIDENCE_WORDS)} />
      </div>
      <ListAt at="/uncertain" item={t('Mục chưa chắc chắn')} add={t('Thêm ghi chú')} blank={() => ({ pointer: '', note: '' })}>
        {(at) => <div className="fields two"><TextAt at={`${at}/pointer`} label={t('Mục')} hint={t('Ví dụ: /channels/0/fees/0')} max={200} /><TextAt at={`${at}/note`} label={t('Vì sao')} max={500} /></div>}
      </ListAt>
    </>
  );
}

/** The parts of a procedure in the order in which people think of them, with the places that each shows. */
export const SECTIONS: readonly Section[] = [
  { id: 'chung', title: t('Thông tin chung'), Body: General, places: ['/name', '/field', '/competentLevel', '/furtherCompetentLevels', '/competentPost', '/nonTerritorialScope', '/onlineLevel', '/onlineLevelReason'] },
  { id: 'cach-thuc', title: t('Cách nộp, thời hạn, phí'), Body: ChannelsSection, places: ['/channels'] },
  { id: 'thoi-han', title: t('Ngày hẹn và bổ sung'), Body: Times, places: ['/noAppointment', '/sameDayCutOff', '/supplementDays', '/consultationSilence'] },
  { id: 'thanh-phan', title: t('Thành phần hồ sơ'), Body: () => <ComponentList at="/components" />, places: ['/components'] },
  { id: 'truong-hop', title: t('Trường hợp riêng'), Body: CasesSection, places: ['/cases'] },
  { id: 'quy-trinh', title: t('Quy trình nội bộ'), Body: Process, places: ['/process'] },
  { id: 'bieu-mau', title: t('Biểu mẫu điện tử'), Body: EFormSection, places: ['/eForm'] },
  { id: 'ket-qua', title: t('Kết quả'), Body: Result, places: ['/result', '/resultCode', '/resultIsPaper', '/needsSignature'] },
  { id: 'can-cu', title: t('Căn cứ và độ chắc chắn'), Body: Basis, places: ['/legalBasis', '/publishingDecision', '/validTo', '/confidence', '/uncertain'] },
];
