/** What happened in somebody's life, and the procedures that follow from it, the most usual first. */
export interface LifeEvent {
  readonly id: string;
  /** How people say it. */
  readonly said: readonly string[];
  readonly codes: readonly string[];
}

export const LIFE_EVENTS = [
  {
    id: 'sinh-con', codes: ['1.001193', '2.002621', '1.000689', '1.001022', '2.000635'],
    said: ['sinh con', 'đẻ con', 'sinh em bé', 'mới sinh', 'có con', 'trẻ mới sinh', 'em bé mới sinh', 'vợ đẻ', 'con mới sinh', 'sinh bé'],
  },
  {
    id: 'ket-hon', codes: ['1.000894', '1.004873', '2.000806', '1.004746'],
    said: ['kết hôn', 'lấy vợ', 'lấy chồng', 'cưới', 'đám cưới', 'cưới vợ', 'cưới chồng', 'lập gia đình'],
  },
  {
    id: 'chuyen-nha', codes: ['1.004222', '1.004194', '1.002755', '1.003197', '1.010038'],
    said: ['chuyển nhà', 'chuyển chỗ ở', 'chuyển nơi ở', 'dọn nhà', 'thuê nhà', 'ở trọ', 'thuê trọ', 'mua nhà mới'],
  },
  {
    id: 'nguoi-than-mat', codes: ['1.000656', '2.002622', '1.001731', '2.000744', '1.003197'],
    said: ['người thân qua đời', 'người chết', 'người mất', 'bố mất', 'mẹ mất', 'ông mất', 'bà mất', 'người thân mất', 'qua đời', 'chết', 'đám ma', 'bố chết', 'mẹ chết'],
  },
  {
    id: 'giay-to', codes: ['2.000815', '2.000884', '2.000635', '2.000908'],
    said: ['sao chép, chứng thực giấy tờ', 'sao giấy tờ', 'sao chép giấy tờ', 'mất giấy tờ'],
  },
  {
    id: 'kinh-doanh', codes: ['1.001612'],
    said: ['mở hộ kinh doanh', 'mở quán', 'mở tiệm', 'mở cửa hàng', 'buôn bán', 'bán hàng', 'kinh doanh nhỏ', 'mở shop', 'mở tạp hóa', 'bán tạp hóa', 'mở quán ăn', 'mở quán cà phê'],
  },
  {
    id: 'kho-khan', codes: ['1.011607', '1.001776', '1.001699', '2.000751', '2.000777', '2.000744'],
    said: ['gặp khó khăn, cần trợ giúp', 'hoàn cảnh khó khăn', 'gia đình khó khăn', 'cần trợ giúp', 'xin trợ cấp', 'nhà nghèo'],
  },
  {
    id: 'viec-lam', codes: ['2.000488', '2.000815', '2.000884'],
    said: ['đi xin việc, đi học', 'xin việc', 'đi xin việc', 'hồ sơ xin việc', 'đi làm', 'nhập học', 'đi học'],
  },
] as const satisfies readonly LifeEvent[];

export type LifeEventId = (typeof LIFE_EVENTS)[number]['id'];
