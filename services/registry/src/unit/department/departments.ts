import { latestVersion, FIRST_DAY_OF_TODAY, type DatasetUnit } from '../dataset/dataset-unit.js';
import { registryId } from '../unit-id.js';

export interface Department {
  /** Last group of its provisional agency code: `H56.D06`. */
  readonly code: string;
  readonly name: string;
}

/**
 * The bodies of a province that answer procedures, as Decree 45/2025/NĐ-CP orders them in most provinces, and the centre
 * that receives for all of them (Decree 118/2025/NĐ-CP). A province with others replaces the list; the codes are
 * provisional until it imports its own.
 */
export const DEPARTMENTS: readonly Department[] = [
  { code: 'D00', name: 'Trung tâm Phục vụ hành chính công' },
  { code: 'D01', name: 'Văn phòng Ủy ban nhân dân' },
  { code: 'D02', name: 'Sở Nội vụ' },
  { code: 'D03', name: 'Sở Tư pháp' },
  { code: 'D04', name: 'Sở Tài chính' },
  { code: 'D05', name: 'Sở Công Thương' },
  { code: 'D06', name: 'Sở Nông nghiệp và Môi trường' },
  { code: 'D07', name: 'Sở Xây dựng' },
  { code: 'D08', name: 'Sở Khoa học và Công nghệ' },
  { code: 'D09', name: 'Sở Văn hóa, Thể thao và Du lịch' },
  { code: 'D10', name: 'Sở Giáo dục và Đào tạo' },
  { code: 'D11', name: 'Sở Y tế' },
  { code: 'D12', name: 'Sở Dân tộc và Tôn giáo' },
  { code: 'D13', name: 'Sở Ngoại vụ' },
  { code: 'D14', name: 'Thanh tra' },
];

/** The department that receives for all others and answers nothing itself. */
export const PROVINCIAL_CENTRE = 'D00';

/** The departments of a province as units: the same ids on every installation of it. */
export function departmentUnits(province: DatasetUnit): DatasetUnit[] {
  const { fullName } = latestVersion(province);
  const place = fullName.charAt(0).toLowerCase() + fullName.slice(1);
  return DEPARTMENTS.map(({ code, name }) => ({
    unitId: registryId(`department:${province.provinceCode}:${code}`), scheme: '2025', code, level: 'department',
    provinceId: province.unitId, provinceCode: province.provinceCode, validFrom: FIRST_DAY_OF_TODAY, validTo: null, endKnown: true,
    versions: [{
      fromDay: FIRST_DAY_OF_TODAY, toDay: null, type: 'so', name, fullName: `${name} ${place}`,
      parentId: province.unitId, correction: null, reason: null,
    }],
  }));
}
