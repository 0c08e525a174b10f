export const desk = 'open';
