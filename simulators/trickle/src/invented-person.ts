const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đỗ', 'Bùi', 'Trịnh', 'Hà', 'Lò', 'Quách'];
const MIDDLE = ['Văn', 'Thị', 'Hữu', 'Minh', 'Thanh', 'Ngọc', 'Quang', 'Thu', 'Đức', 'Kim'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hạnh', 'Hòa', 'Khánh', 'Lan', 'Mai', 'Nam', 'Phúc', 'Sơn', 'Thảo', 'Tùng', 'Yến'];

const oneOf = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

/** A person who does not exist: a name put together at random and a personal number whose place code 000 is never issued. */
export function inventPerson(random: () => number): { fullName: string; personalNumber: string; phone: string } {
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  return {
    fullName: `${oneOf(FAMILY, random)} ${oneOf(MIDDLE, random)} ${oneOf(GIVEN, random)}`,
    personalNumber: `000${random() < 0.5 ? 0 : 1}${digits(8)}`,
    phone: `0900${digits(6)}`,
  };
}
