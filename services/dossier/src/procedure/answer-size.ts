// An answer on the bus is at most a megabyte; a version in full may have some tens of kilobytes.
const ANSWER_BYTES_MAX = 600_000;

/** As many from the beginning as an answer can hold, but at least one. */
export function withinAnswer<T>(found: readonly T[]): T[] {
  let bytes = 0;
  return found.filter((one, index) => {
    bytes += Buffer.byteLength(JSON.stringify(one));
    return index === 0 || bytes <= ANSWER_BYTES_MAX;
  });
}
