const dong = new Intl.NumberFormat('vi-VN');

/** 8000 becomes "8.000". */
export const showAmount = (amount: number): string => dong.format(amount);

/** 8000 becomes "8.000 ₫". */
export const showDong = (amount: number): string => `${showAmount(amount)} ₫`;
