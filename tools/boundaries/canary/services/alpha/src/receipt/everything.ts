export { utils } from './receipt-utils.js';
export { mapper } from './receipt.mapper.js';
