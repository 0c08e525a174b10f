/** Phường Hạc Thành, Thanh Hóa's pilot. */
export const HAC_THANH = '14797';
/** Xã Mường Lát, in the mountains. */
export const MUONG_LAT = '14845';
/** Cấp bản sao Trích lục hộ tịch: same day, or the next working day after 15:00. */
export const SIMPLE_PROCEDURE = '2.000635';
