// Resolutions of the Standing Committee of the National Assembly on the communes of one province; only those confirmed.
const COMMUNE_RESOLUTIONS: Readonly<Record<string, string>> = {
  '38': 'Nghị quyết 1686/NQ-UBTVQH15',
  '75': 'Nghị quyết 1662/NQ-UBTVQH15',
};

export const PROVINCE_BASIS = 'Nghị quyết 202/2025/QH15';
export const DISTRICT_BASIS = 'Luật Tổ chức chính quyền địa phương 72/2025/QH15';

/** The decision behind the communes of a province on 1 July 2025, or a text that says that its number is not recorded. */
export function communeBasis(provinceCode: string): string {
  return COMMUNE_RESOLUTIONS[provinceCode]
    ?? 'Nghị quyết năm 2025 của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã của tỉnh (chưa ghi số)';
}

/** For communes that an earlier merger had already dissolved: the package does not say by which decision. */
export const EARLIER_BASIS = 'Sắp xếp đơn vị hành chính trước ngày 01/07/2025 (chưa rõ nghị quyết)';
