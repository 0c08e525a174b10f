/** "1.250.000 đồng". */
export const dongWords = (dong: number): string => `${String(dong).replaceAll(/\B(?=(\d{3})+$)/g, '.')} đồng`;
