export const skipANumber = 'SELECT 1';
