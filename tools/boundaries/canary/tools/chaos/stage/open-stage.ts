export const stage = 'of the product';
