export const DESK = 'desk';
