/** A page as every list answers it. */
export interface Page<T> {
  readonly items?: readonly T[];
  readonly nextCursor?: string | undefined;
}

/**
 * Every item of a list, page after page. Example:
 * `for await (const dossier of items((cursor) => haicap.GET('/api/v1/dossiers', { params: { query: { cursor } } }))) …`
 */
export async function* items<T>(fetchPage: (cursor: string | undefined) => Promise<{ readonly data?: Page<T> | undefined }>): AsyncGenerator<T, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data } = await fetchPage(cursor);
    yield* data?.items ?? [];
    cursor = data?.nextCursor;
  } while (cursor !== undefined);
}
