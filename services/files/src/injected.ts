/** What the composition root hands to use cases beside classes. */
export const FILE_STORAGE = Symbol('file storage');
