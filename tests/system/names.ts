/** Phường Hạc Thành, Thanh Hóa's pilot. */
export const HAC_THANH = '14797';
/** Xã Mường Lát, in the mountains. */
export const MUONG_LAT = '14845';
/** Xã Hoằng Hóa, by the sea. */
export const HOANG_HOA = '15865';
/** Cấp bản sao Trích lục hộ tịch: same day, or the next working day after 15:00. */
export const SIMPLE_PROCEDURE = '2.000635';

export const CERTIFIED_COPY = '2.000815';
export const BIRTH = '1.001193';
export const BIRTH_AGAIN = '1.004884';
export const MARRIAGE = '1.000894';
export const LAND = '1.012753';
export const DESK = `motcua.${HAC_THANH}`;
export const SPECIALIST = `chuyenvien.${HAC_THANH}`;
export const CHAIR = `chutich.${HAC_THANH}`;
export const CITIZEN = 'congdan.1';
export const ENVIRONMENT = { specialist: 'chuyenvien.D06', chair: 'giamdoc.D06' };
/** What a citizen who registers a birth again answers online. */
export const BIRTH_AGAIN_ANSWERS = {
  hoTenTre: 'Lê Thị Thử', ngaySinhTre: '1990-05-01', gioiTinhTre: 'nu', noiSinh: 'Thanh Hóa', quanHe: 'khac', noiDaDangKy: 'Phường Hạc Thành', camKet: true,
};
