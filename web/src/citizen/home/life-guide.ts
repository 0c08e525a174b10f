import type { LifeEventId } from '../../procedure-search/life-events.js';
import { t } from '../../text/language.js';

/** For somebody who does not know what it is called: which of these is yours? */
export interface Situation {
  readonly words: string;
  readonly code: string;
}

interface Guide {
  readonly id: LifeEventId;
  readonly name: string;
  readonly question: string;
  readonly situations: readonly Situation[];
}

const yours = t('Trường hợp nào giống của bạn?');

export const LIFE_GUIDE: readonly Guide[] = [
  {
    id: 'sinh-con', name: t('Có con'), question: yours, situations: [
      { words: t('Con mới sinh, cần giấy khai sinh'), code: '1.001193' },
      { words: t('Con dưới 6 tuổi, muốn làm khai sinh, thường trú và thẻ bảo hiểm y tế cùng lúc'), code: '2.002621' },
      { words: t('Cha mẹ chưa đăng ký kết hôn, muốn ghi tên cha vào giấy khai sinh'), code: '1.000689' },
      { words: t('Con đã có giấy khai sinh, nay nhận cha hoặc nhận mẹ'), code: '1.001022' },
      { words: t('Cha hoặc mẹ là người nước ngoài'), code: '2.000528' },
      { words: t('Nhận con nuôi'), code: '2.001263' },
    ],
  },
  {
    id: 'ket-hon', name: t('Kết hôn'), question: yours, situations: [
      { words: t('Hai người Việt Nam kết hôn'), code: '1.000894' },
      { words: t('Kết hôn với người nước ngoài'), code: '2.000806' },
      { words: t('Cần giấy xác nhận còn độc thân'), code: '1.004873' },
      { words: t('Đã đăng ký từ trước, nay mất giấy và sổ gốc cũng không còn'), code: '1.004746' },
    ],
  },
  {
    id: 'chuyen-nha', name: t('Chuyển nơi ở'), question: yours, situations: [
      { words: t('Về ở hẳn, đăng ký thường trú'), code: '1.004222' },
      { words: t('Ở tạm: thuê trọ, đi làm xa'), code: '1.004194' },
      { words: t('Đã có tạm trú, sắp hết hạn'), code: '1.002755' },
      { words: t('Đi vắng lâu ngày'), code: '1.003677' },
      { words: t('Tách thành hộ riêng'), code: '1.010038' },
    ],
  },
  {
    id: 'nguoi-than-mat', name: t('Người thân qua đời'), question: yours, situations: [
      { words: t('Đăng ký khai tử'), code: '1.000656' },
      { words: t('Khai tử, xóa thường trú và nhận tiền mai táng cùng lúc'), code: '2.002622' },
      { words: t('Người mất đang hưởng trợ cấp xã hội'), code: '1.001731' },
    ],
  },
  {
    id: 'giay-to', name: t('Sao chép, chứng thực giấy tờ'), question: yours, situations: [
      { words: t('Sao y bằng cấp, căn cước và giấy tờ khác từ bản chính'), code: '2.000815' },
      { words: t('Chứng thực chữ ký: sơ yếu lý lịch, giấy ủy quyền'), code: '2.000884' },
      { words: t('Xin bản sao khai sinh, kết hôn, khai tử'), code: '2.000635' },
      { words: t('Mất giấy khai sinh, sổ gốc cũng không còn'), code: '1.004884' },
      { words: t('Sửa tên, ngày sinh, dân tộc trong giấy tờ hộ tịch'), code: '1.004859' },
    ],
  },
  {
    id: 'kinh-doanh', name: t('Mở hộ kinh doanh'), question: yours, situations: [
      { words: t('Mở quán, cửa hàng, buôn bán nhỏ'), code: '1.001612' },
      { words: t('Xây, sửa nhà xưởng: gia hạn giấy phép xây dựng'), code: '1.013227' },
    ],
  },
  {
    id: 'kho-khan', name: t('Cần trợ giúp'), question: yours, situations: [
      { words: t('Gia đình nghèo, cận nghèo'), code: '1.011607' },
      { words: t('Người cao tuổi, trẻ em, người khuyết tật cần trợ cấp hằng tháng'), code: '1.001776' },
      { words: t('Cần giấy xác nhận khuyết tật'), code: '1.001699' },
      { words: t('Nhà bị sập, hư hỏng vì thiên tai, hỏa hoạn'), code: '2.000751' },
    ],
  },
  {
    id: 'viec-lam', name: t('Xin việc, đi học'), question: yours, situations: [
      { words: t('Nơi tuyển dụng cần lý lịch tư pháp'), code: '2.000488' },
      { words: t('Sao y bằng cấp, chứng chỉ'), code: '2.000815' },
      { words: t('Chứng thực sơ yếu lý lịch'), code: '2.000884' },
    ],
  },
];
