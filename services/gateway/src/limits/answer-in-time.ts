/** It took the question and said nothing. */
export class RedisSilent extends Error {}

/** A Redis that accepts connections and does not answer must not hold anybody up: after so long it counts as away. */
export async function answerInTime<T>(answer: Promise<T>, maxMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RedisSilent('Redis did not answer in time')), maxMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
