const dong = new Intl.NumberFormat('vi-VN');

/** 8000 becomes "8.000 ₫". */
export const showDong = (amount: number): string => `${dong.format(amount)} ₫`;
