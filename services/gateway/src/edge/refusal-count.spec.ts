import { RefusalCount } from './refusal-count.js';

const counting = () => {
  const lines: { refused: { code: string; route: string; times: number }[]; others: number }[] = [];
  return { lines, refusals: new RefusalCount({ info: (fields: unknown) => void lines.push(fields as (typeof lines)[number]) } as never) };
};

describe('what was refused in a minute', () => {
  it('is one line by code and route, the most frequent first, and none when there was nothing', () => {
    const { lines, refusals } = counting();
    refusals.tell();
    for (let n = 0; n < 3; n += 1) refusals.note('TOO_MANY_REQUESTS', '/api/v1/tracking');
    refusals.note('REQUEST_INVALID', '/api/v1/units');
    refusals.note('REQUEST_INVALID', '/api/v1/units');
    refusals.tell();
    refusals.tell();

    expect(lines).toEqual([{ refused: [{ code: 'TOO_MANY_REQUESTS', route: '/api/v1/tracking', times: 3 }, { code: 'REQUEST_INVALID', route: '/api/v1/units', times: 2 }], others: 0 }]);
  });

  it('fills neither the memory nor the log, and loses no number', () => {
    const { lines, refusals } = counting();
    for (let n = 0; n < 10_000; n += 1) refusals.note('NOT_FOUND', `/r${n}`);
    refusals.tell();

    const [line] = lines;
    expect(line?.refused).toHaveLength(20);
    expect((line?.others ?? 0) + (line?.refused ?? []).reduce((sum, { times }) => sum + times, 0)).toBe(10_000);
  });
});
