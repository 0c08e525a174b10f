export const NO_PREFIX = 'f';

/** The id of a field on the page: what a summary of problems links to. */
export const fieldId = (pointer: string, prefix = NO_PREFIX): string => `${prefix}${pointer.replaceAll('/', '-')}`;
