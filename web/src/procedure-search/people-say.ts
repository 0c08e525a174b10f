/**
 * What people call things, and the words the catalogue uses for them. A longer phrase goes before a shorter one that lies in it. The words stand for
 * those of names and not for codes, so procedures that a province adds are found by them, too.
 */
export const PEOPLE_SAY: readonly (readonly [said: string, meant: string])[] = [
  // Birth, marriage, death.
  ['làm lại giấy khai sinh', 'đăng ký lại khai sinh'], ['làm lại khai sinh', 'đăng ký lại khai sinh'], ['cấp lại khai sinh', 'đăng ký lại khai sinh'], ['cấp lại giấy khai sinh', 'đăng ký lại khai sinh'],
  ['mất giấy khai sinh', 'đăng ký lại khai sinh'], ['mất khai sinh', 'đăng ký lại khai sinh'], ['khai sinh bị mất', 'đăng ký lại khai sinh'],
  ['làm lại giấy kết hôn', 'đăng ký lại kết hôn'], ['mất giấy kết hôn', 'đăng ký lại kết hôn'], ['mất giấy đăng ký kết hôn', 'đăng ký lại kết hôn'], ['cấp lại giấy kết hôn', 'đăng ký lại kết hôn'],
  ['mất giấy chứng tử', 'đăng ký lại khai tử'], ['làm lại giấy chứng tử', 'đăng ký lại khai tử'],
  ['giấy khai sinh', 'đăng ký khai sinh'], ['khai sanh', 'khai sinh'], ['giấy đẻ', 'đăng ký khai sinh'], ['khai báo sinh', 'đăng ký khai sinh'],
  ['bản sao khai sinh', 'bản sao trích lục hộ tịch'], ['bản sao giấy khai sinh', 'bản sao trích lục hộ tịch'], ['trích lục khai sinh', 'bản sao trích lục hộ tịch'], ['trích lục kết hôn', 'bản sao trích lục hộ tịch'],
  ['trích lục khai tử', 'bản sao trích lục hộ tịch'], ['bản sao kết hôn', 'bản sao trích lục hộ tịch'], ['sao lục khai sinh', 'bản sao trích lục hộ tịch'], ['trích lục', 'bản sao trích lục hộ tịch'],
  ['khai sinh và bảo hiểm y tế', 'liên thông khai sinh thường trú thẻ bảo hiểm y tế'], ['khai sinh kèm bảo hiểm', 'liên thông khai sinh thường trú thẻ bảo hiểm y tế'],
  ['nhập khẩu cho con', 'liên thông khai sinh thường trú thẻ bảo hiểm y tế trẻ em'], ['thẻ bảo hiểm cho trẻ', 'thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi'], ['bảo hiểm trẻ em', 'thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi'],
  ['khai sinh con ngoài giá thú', 'khai sinh kết hợp nhận cha mẹ con'], ['khai sinh và nhận cha', 'khai sinh kết hợp nhận cha mẹ con'], ['nhận con', 'nhận cha mẹ con'], ['nhận cha', 'nhận cha mẹ con'], ['nhận bố', 'nhận cha mẹ con'],
  ['xác nhận cha con', 'nhận cha mẹ con'], ['khai sinh tại nhà', 'khai sinh lưu động'], ['khai tử tại nhà', 'khai tử lưu động'],
  ['kết hôn với người nước ngoài', 'kết hôn có yếu tố nước ngoài'], ['lấy chồng nước ngoài', 'kết hôn có yếu tố nước ngoài'], ['lấy vợ nước ngoài', 'kết hôn có yếu tố nước ngoài'], ['lấy chồng tây', 'kết hôn có yếu tố nước ngoài'],
  ['lấy chồng hàn', 'kết hôn có yếu tố nước ngoài'], ['lấy chồng đài loan', 'kết hôn có yếu tố nước ngoài'], ['cưới người nước ngoài', 'kết hôn có yếu tố nước ngoài'],
  ['khai sinh cho con với người nước ngoài', 'khai sinh có yếu tố nước ngoài'], ['con lai', 'khai sinh có yếu tố nước ngoài'],
  ['người hàn quốc', 'có yếu tố nước ngoài'], ['người trung quốc', 'có yếu tố nước ngoài'], ['người đài loan', 'có yếu tố nước ngoài'], ['người nhật', 'có yếu tố nước ngoài'],
  ['kết hôn lần hai', 'đăng ký kết hôn'], ['cưới lại', 'đăng ký kết hôn'], ['mang họ mẹ', 'đăng ký khai sinh'], ['hôn thú', 'kết hôn'], ['giá thú', 'kết hôn'], ['cưới', 'kết hôn'], ['giấy kết hôn', 'đăng ký kết hôn'], ['lấy vợ', 'kết hôn'], ['lấy chồng', 'kết hôn'],
  ['giấy độc thân', 'giấy xác nhận tình trạng hôn nhân'], ['độc thân', 'tình trạng hôn nhân'], ['chưa kết hôn', 'tình trạng hôn nhân'], ['chưa vợ', 'tình trạng hôn nhân'], ['chưa chồng', 'tình trạng hôn nhân'],
  ['xác nhận hôn nhân', 'xác nhận tình trạng hôn nhân'], ['tình trạng độc thân', 'tình trạng hôn nhân'], ['đã ly hôn', 'tình trạng hôn nhân'],
  ['giấy chứng tử', 'đăng ký khai tử'], ['chứng tử', 'khai tử'], ['báo tử', 'khai tử'], ['khai báo người chết', 'đăng ký khai tử'], ['người chết', 'khai tử'], ['người mất', 'khai tử'], ['giấy báo tử', 'khai tử'],
  ['sửa giấy khai sinh', 'thay đổi cải chính bổ sung thông tin hộ tịch'], ['sửa khai sinh', 'thay đổi cải chính bổ sung thông tin hộ tịch'], ['sai khai sinh', 'thay đổi cải chính bổ sung thông tin hộ tịch'],
  ['đổi tên', 'thay đổi cải chính hộ tịch'], ['sửa tên', 'thay đổi cải chính hộ tịch'], ['đổi họ', 'thay đổi cải chính hộ tịch'], ['sai ngày sinh', 'thay đổi cải chính hộ tịch'], ['sửa ngày sinh', 'thay đổi cải chính hộ tịch'],
  ['sửa năm sinh', 'thay đổi cải chính hộ tịch'], ['đổi dân tộc', 'xác định lại dân tộc'], ['sai tên', 'thay đổi cải chính hộ tịch'], ['đính chính', 'cải chính'], ['sửa hộ tịch', 'thay đổi cải chính bổ sung thông tin hộ tịch'],
  ['người giám hộ', 'giám hộ'], ['nuôi cháu', 'giám hộ'], ['con nuôi', 'nuôi con nuôi'], ['nhận con nuôi', 'đăng ký việc nuôi con nuôi'], ['xin con nuôi', 'đăng ký việc nuôi con nuôi'],
  // Copies and signatures.
  ['chứng thực chữ ký', 'chứng thực chữ ký'], ['chứng thực di chúc', 'chứng thực di chúc'], ['chứng thực', 'chứng thực bản sao từ bản chính'],
  ['công chứng chữ ký', 'chứng thực chữ ký'], ['xác nhận chữ ký', 'chứng thực chữ ký'], ['chứng chữ ký', 'chứng thực chữ ký'], ['xác nhận sơ yếu lý lịch', 'chứng thực chữ ký'], ['sơ yếu lý lịch', 'chứng thực chữ ký'],
  ['giấy ủy quyền', 'chứng thực chữ ký'], ['ủy quyền', 'chứng thực chữ ký'],
  ['công chứng di chúc', 'chứng thực di chúc'], ['lập di chúc', 'chứng thực di chúc'], ['làm di chúc', 'chứng thực di chúc'],
  ['công chứng', 'chứng thực bản sao từ bản chính'], ['sao y bản chính', 'chứng thực bản sao từ bản chính'], ['sao y', 'chứng thực bản sao từ bản chính'], ['phô tô công chứng', 'chứng thực bản sao từ bản chính'],
  ['photo công chứng', 'chứng thực bản sao từ bản chính'], ['sao bằng', 'chứng thực bản sao từ bản chính'], ['chứng giấy tờ', 'chứng thực bản sao từ bản chính'], ['sao giấy tờ', 'chứng thực bản sao từ bản chính'],
  // Where one lives.
  ['nhập hộ khẩu', 'đăng ký thường trú'], ['nhập khẩu', 'đăng ký thường trú'], ['sổ hộ khẩu', 'đăng ký thường trú'], ['chuyển hộ khẩu', 'đăng ký thường trú'], ['chuyển khẩu', 'đăng ký thường trú'], ['hộ khẩu', 'thường trú'],
  ['tách hộ khẩu', 'tách hộ'], ['tách khẩu', 'tách hộ'], ['tách sổ', 'tách hộ'], ['cắt khẩu', 'xóa đăng ký thường trú'], ['cắt hộ khẩu', 'xóa đăng ký thường trú'], ['xóa hộ khẩu', 'xóa đăng ký thường trú'], ['xóa khẩu', 'xóa đăng ký thường trú'],
  ['khai báo lưu trú', 'đăng ký tạm trú'], ['kt3', 'đăng ký tạm trú'], ['sổ tạm trú', 'đăng ký tạm trú'], ['tạm chú', 'tạm trú'], ['khai báo tạm trú', 'đăng ký tạm trú'], ['ở trọ', 'đăng ký tạm trú'], ['gia hạn kt3', 'gia hạn tạm trú'], ['gia hạn sổ tạm trú', 'gia hạn tạm trú'],
  ['hết hạn tạm trú', 'gia hạn tạm trú'], ['cắt tạm trú', 'xóa đăng ký tạm trú'], ['hủy tạm trú', 'xóa đăng ký tạm trú'], ['báo tạm vắng', 'khai báo tạm vắng'], ['đi vắng', 'tạm vắng'],
  // Help.
  ['tiền mai táng', 'hỗ trợ chi phí mai táng'], ['mai táng phí', 'chi phí mai táng'], ['tiền chôn cất', 'hỗ trợ chi phí mai táng'], ['tiền tử tuất', 'hỗ trợ chi phí mai táng'],
  ['giấy khuyết tật', 'giấy xác nhận khuyết tật'], ['người tàn tật', 'khuyết tật'], ['tàn tật', 'khuyết tật'], ['thẻ khuyết tật', 'giấy xác nhận khuyết tật'], ['sổ hộ nghèo', 'công nhận hộ nghèo'], ['giấy hộ nghèo', 'công nhận hộ nghèo'],
  ['xin hộ nghèo', 'công nhận hộ nghèo'], ['trợ cấp người già', 'trợ cấp xã hội hằng tháng'], ['tiền người già', 'trợ cấp xã hội hằng tháng'], ['trợ cấp 80 tuổi', 'trợ cấp xã hội hằng tháng'], ['tiền bảo trợ', 'trợ cấp xã hội hằng tháng'],
  ['lương người già', 'trợ cấp xã hội hằng tháng'], ['tiền trợ cấp', 'trợ cấp xã hội hằng tháng'], ['trợ cấp tháng', 'trợ cấp xã hội hằng tháng'], ['trợ cấp khuyết tật', 'thực hiện trợ cấp xã hội hằng tháng'],
  ['xây lại nhà', 'hỗ trợ làm nhà ở sửa chữa nhà ở'], ['nhà bị bão', 'hỗ trợ làm nhà ở sửa chữa nhà ở'], ['nhà sập', 'hỗ trợ làm nhà ở sửa chữa nhà ở'], ['sửa nhà', 'sửa chữa nhà ở'], ['nhà cháy', 'hỗ trợ làm nhà ở sửa chữa nhà ở'],
  ['người cao tuổi', 'thực hiện trợ cấp xã hội hằng tháng'], ['người trên 80 tuổi', 'trợ cấp xã hội hằng tháng'], ['mẹ đơn thân', 'thực hiện trợ cấp xã hội hằng tháng'], ['tiền tuất', 'hỗ trợ chi phí'],
  ['trung tâm bảo trợ', 'cơ sở trợ giúp xã hội'], ['viện dưỡng lão', 'vào cơ sở trợ giúp xã hội'], ['vào trại', 'vào cơ sở trợ giúp xã hội'],
  // Business, land, others.
  ['giấy phép kinh doanh', 'đăng ký thành lập hộ kinh doanh'], ['đăng ký kinh doanh', 'đăng ký thành lập hộ kinh doanh'], ['kinh doanh cá thể', 'hộ kinh doanh'], ['hộ cá thể', 'hộ kinh doanh'], ['mở hộ kinh doanh', 'đăng ký thành lập hộ kinh doanh'],
  ['sổ đỏ', 'đăng ký đất đai cấp giấy chứng nhận'], ['sổ hồng', 'đăng ký đất đai cấp giấy chứng nhận'], ['bìa đỏ', 'đăng ký đất đai cấp giấy chứng nhận'], ['quyền sử dụng đất', 'đăng ký đất đai cấp giấy chứng nhận'],
  ['giấy phép xây nhà', 'giấy phép xây dựng'], ['phép xây dựng', 'giấy phép xây dựng'], ['lý lịch tư pháp', 'phiếu lý lịch tư pháp'], ['không có tiền án', 'phiếu lý lịch tư pháp'], ['tiền án', 'phiếu lý lịch tư pháp'], ['án tích', 'phiếu lý lịch tư pháp'],
];

/** Short forms of single words and pairs, as they are typed within longer words ("đk khai sinh"). */
export const SHORT_FORMS: Readonly<Record<string, string>> = {
  dk: 'đăng ký', dki: 'đăng ký', dkks: 'đăng ký khai sinh', dkkh: 'đăng ký kết hôn', dkkt: 'đăng ký khai tử', dkkd: 'đăng ký thành lập hộ kinh doanh', gks: 'đăng ký khai sinh', gkh: 'đăng ký kết hôn', gct: 'đăng ký khai tử',
  ks: 'khai sinh', kh: 'kết hôn', kt: 'khai tử', xn: 'xác nhận', tthn: 'tình trạng hôn nhân', hn: 'hôn nhân', xnhn: 'xác nhận tình trạng hôn nhân', xntthn: 'xác nhận tình trạng hôn nhân', xndt: 'xác nhận tình trạng hôn nhân',
  ct: 'chứng thực', cc: 'công chứng', bs: 'bản sao', ctbs: 'chứng thực bản sao từ bản chính', ctck: 'chứng thực chữ ký', ck: 'chữ ký', sy: 'chứng thực bản sao từ bản chính', tl: 'trích lục', tlks: 'bản sao trích lục hộ tịch', tlht: 'bản sao trích lục hộ tịch',
  ht: 'hộ tịch', ccht: 'cải chính hộ tịch', tt: 'thường trú', ttr: 'tạm trú', hk: 'thường trú', shk: 'thường trú', bhyt: 'bảo hiểm y tế', btxh: 'bảo trợ xã hội', tcxh: 'trợ cấp xã hội', nkt: 'khuyết tật', ktat: 'khuyết tật',
  hkd: 'hộ kinh doanh', kd: 'kinh doanh', gcn: 'giấy chứng nhận', qsdd: 'đất đai giấy chứng nhận', gpxd: 'giấy phép xây dựng', xd: 'xây dựng', lltp: 'phiếu lý lịch tư pháp', nn: 'nước ngoài', ytnn: 'yếu tố nước ngoài', hngh: 'hộ nghèo', mt: 'mai táng',
  cmc: 'nhận cha mẹ con', gh: 'giám hộ', cn: 'con nuôi', bn: 'bao nhiêu', k: 'không',
};

/** Words that say that somebody wants something, and not what. */
export const WEAK_WORDS: readonly string[] = [
  'đăng', 'ký', 'cấp', 'giấy', 'thủ', 'tục', 'làm', 'xin', 'hồ', 'sơ', 'cho', 'muốn', 'tôi', 'cần', 'gì', 'ở', 'đâu', 'như', 'thế', 'nào', 'bao', 'nhiêu', 'tiền', 'lâu', 'tờ', 'con', 'bé', 'trẻ', 'cháu', 'phí', 'lệ', 'và', 'của', 'tại', 'từ', 'với', 'việc', 'thực', 'hiện',
  'về', 'để', 'là', 'không', 'bị', 'được', 'mới', 'em', 'mình', 'cách', 'hướng', 'dẫn', 'online', 'mạng', 'qua', 'các', 'một', 'có', 'chưa', 'đối', 'trường', 'hợp', 'theo', 'ra', 'đi', 'xã', 'phường',
];

/** The procedures that are asked for most, in this order, when words alone do not decide. */
export const MOST_ASKED: readonly string[] = [
  '1.001193', '2.000815', '1.004873', '1.000894', '2.000884', '2.000635', '1.000656', '1.004222', '1.004194', '1.004884', '1.004859', '2.002621', '1.001612', '1.001776', '2.000488', '1.001699', '1.011607',
];
