export const wrongShape = 'triangle';
