/** A person who does not exist, drawn from a number: the same for the same number. */
export interface SamplePerson {
  readonly fullName: string;
  readonly personalNumber: string;
  readonly phone: string;
}

// Shares in thousands: names of families as they are spread in the country, and one that hardly anybody has.
const FAMILIES = [
  ['Nguyễn', 384], ['Trần', 121], ['Lê', 95], ['Phạm', 71], ['Hoàng', 51], ['Phan', 45], ['Vũ', 39], ['Đặng', 21], ['Bùi', 20], ['Đỗ', 14], ['Hồ', 13], ['Ngô', 13],
  ['Dương', 10], ['Lý', 5], ['Trịnh', 30], ['Hà', 20], ['Lò', 18], ['Quách', 15], ['Cao', 14],
] as const;
/** One of some hundreds is called so. */
export const RARE_FAMILY = 'Khiếu';
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Minh', 'Thanh', 'Ngọc', 'Quang', 'Thu', 'Đức', 'Kim', 'Xuân', 'Hồng'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hạnh', 'Hòa', 'Khánh', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn', 'Thảo', 'Tùng', 'Yến', 'Hùng', 'Hương', 'Long', 'Linh', 'Quân', 'Trang', 'Tuấn', 'Vân'];

/** Mixes a number with a salt into one of `below` (splitmix, 32 bits). */
function draw(n: number, salt: number, below: number): number {
  let mixed = (Math.imul(n, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
}

const pick = (list: readonly string[], n: number, salt: number): string => list[draw(n, salt, list.length)] ?? '';

function familyOf(n: number): string {
  let left = draw(n, 1, 1_000);
  for (const [family, share] of FAMILIES) {
    if (left < share) return family;
    left -= share;
  }
  return RARE_FAMILY;
}

/** Numbers begin with 000, which no province has, and phones with 0000, which no carrier has: none of them is somebody's. */
export function samplePerson(n: number): SamplePerson {
  // Who comes once a year comes twice or thrice: numbers repeat.
  const person = draw(n, 5, 600_000);
  return {
    fullName: [familyOf(n), ...(draw(n, 2, 3) === 0 ? [pick(MIDDLES, n, 6)] : []), pick(MIDDLES, n, 3), pick(GIVEN, n, 4)].join(' '),
    personalNumber: `000190${String(person).padStart(6, '0')}`, phone: `0000${String(draw(n, 7, 700_000)).padStart(6, '0')}`,
  };
}
