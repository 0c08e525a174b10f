import { onlineManager, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../api/client.js';
import { procedureInForce } from './procedure-in-force.js';

afterEach(() => { onlineManager.setOnline(true); });

describe('a procedure that is chosen without a line', () => {
  it('is told to be missing at once, and not waited for without a word', async () => {
    onlineManager.setOnline(false);
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const silence = new Promise((resolve) => { setTimeout(() => resolve('silence'), 500).unref(); });

    expect(await Promise.race([queries.ensureQueryData(procedureInForce('1.001193')).catch((error: unknown) => error), silence])).toBeInstanceOf(ProblemError);
  });

  it('comes from what was fetched before', async () => {
    onlineManager.setOnline(false);
    const queries = new QueryClient();
    queries.setQueryData(procedureInForce('1.001193').queryKey, { code: '1.001193' } as never);

    expect(await queries.ensureQueryData(procedureInForce('1.001193'))).toEqual({ code: '1.001193' });
    queries.clear();
  });
});
