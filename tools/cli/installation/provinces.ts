import { CliFailure, EXIT } from '../failure.ts';

/** The 34 provinces and cities since 1 July 2025 (Resolution 202/2025/QH15), codes of Decision 19/2025/QĐ-TTg. */
export const PROVINCES: Readonly<Record<string, string>> = {
  '01': 'Hà Nội', '04': 'Cao Bằng', '08': 'Tuyên Quang', '11': 'Điện Biên', '12': 'Lai Châu', '14': 'Sơn La', '15': 'Lào Cai',
  '19': 'Thái Nguyên', '20': 'Lạng Sơn', '22': 'Quảng Ninh', '24': 'Bắc Ninh', '25': 'Phú Thọ', '31': 'Hải Phòng', '33': 'Hưng Yên',
  '37': 'Ninh Bình', '38': 'Thanh Hóa', '40': 'Nghệ An', '42': 'Hà Tĩnh', '44': 'Quảng Trị', '46': 'Huế', '48': 'Đà Nẵng',
  '51': 'Quảng Ngãi', '52': 'Gia Lai', '56': 'Khánh Hòa', '66': 'Đắk Lắk', '68': 'Lâm Đồng', '75': 'Đồng Nai',
  '79': 'Hồ Chí Minh', '80': 'Tây Ninh', '82': 'Đồng Tháp', '86': 'Vĩnh Long', '91': 'An Giang', '92': 'Cần Thơ', '96': 'Cà Mau',
};

export function parseProvince(text: string): string {
  const code = /^\d$/.test(text) ? `0${text}` : text;
  if (Object.hasOwn(PROVINCES, code)) return code;
  // Keys that look like numbers come first in an object, so the codes are sorted as text.
  const list = Object.entries(PROVINCES).map(([known, name]) => `${known} ${name}`).sort().join(', ');
  throw new CliFailure(EXIT.usage, `there is no province "${text}"`, `choose one of ${list}`);
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new CliFailure(EXIT.usage, `"${text}" is not a port`, 'give a number from 1 to 65535, for example --port 8081');
}
