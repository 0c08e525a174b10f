/** Nobody's data: names put together, personal numbers with the place code 000, which is never issued. */
export type Claims = Readonly<Record<string, string>>;
export interface Persona {
  readonly sub: string;
  readonly label: string;
  readonly claims: Claims;
}

const citizen = (index: number, name: string, born: string, sex: 'Nam' | 'Nữ', level: '1' | '2' = '2'): Persona => ({
  sub: `vneid-${String(index).padStart(4, '0')}`,
  label: `${name} (mức ${level})`,
  claims: {
    LoaiTaiKhoan: '1', SoDinhDanh: `000${sex === 'Nam' ? 0 : 1}${born.slice(2, 4)}${String(900_000 + index)}`, HoVaTen: name, NgayThangNamSinh: born, GioiTinh: sex,
    DanToc: 'Kinh', QuocTich: 'Việt Nam', ThuongTru: `Số ${index}, đường Thử Nghiệm`, SoDienThoai: `09000000${String(index).padStart(2, '0')}`, loAs: level,
  },
});

/** Fourteen citizens, one of them known less well, and an organisation. */
export const VNEID_PERSONAS: readonly Persona[] = [
  citizen(1, 'Nguyễn Văn Thử', '19850312', 'Nam'), citizen(2, 'Trần Thị Nghiệm', '19900721', 'Nữ'), citizen(3, 'Lê Minh Mẫu', '19781130', 'Nam'),
  citizen(4, 'Phạm Thu Ví', '19950105', 'Nữ'), citizen(5, 'Hoàng Đức Dụ', '19660818', 'Nam'), citizen(6, 'Vũ Ngọc Giả', '19990930', 'Nữ'),
  citizen(7, 'Đỗ Quang Định', '19720214', 'Nam'), citizen(8, 'Bùi Kim Tạm', '19881212', 'Nữ'), citizen(9, 'Trịnh Hữu Phỏng', '19810606', 'Nam'),
  citizen(10, 'Hà Thanh Đoán', '19930419', 'Nữ'), citizen(11, 'Lò Văn Tưởng', '19690523', 'Nam'), citizen(12, 'Quách Thị Tượng', '19761007', 'Nữ'),
  citizen(13, 'Ngô Xuân Sơ', '19970815', 'Nam', '1'),
  {
    sub: 'vneid-0014', label: 'Công ty TNHH Mô Phỏng (tổ chức)',
    claims: { LoaiTaiKhoan: '2', MaSoThue: '0000000014', TenDoanhNghiep: 'Công ty TNHH Mô Phỏng', HoVaTen: 'Dương Văn Đại', loAs: '2' },
  },
];

const officer = (login: string, name: string): Persona => ({ sub: `province-${login}`, label: `${name} (${login})`, claims: { login, name } });

/** Officers of the demo of Thanh Hóa, and one whom no registry knows. */
export const PROVINCE_PERSONAS: readonly Persona[] = [
  officer('motcua.14797', 'Lê Thị Một'), officer('chuyenvien.14797', 'Trần Văn Hai'), officer('chutich.14797', 'Nguyễn Xuân Ba'),
  officer('motcua.15865', 'Đinh Thị Sáu'), officer('chuyenvien.15865', 'Mai Văn Bảy'), officer('chutich.15865', 'Lưu Xuân Tám'),
  officer('quantri.38', 'Phạm Quang Tư'), officer('kiemtoan.38', 'Vũ Thị Năm'), officer('nguoila.38', 'Đỗ Văn Lạ'),
];
