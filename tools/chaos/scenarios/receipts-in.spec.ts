import { describe, expect, it } from '@jest/globals';
import { receiptsIn } from './receipts-in.ts';

const claim = (route: string, key: string): string => `{"account":"a","route":"rpc.dossier.${route}.v1","key":"${key}","body_hash":"0af1"`;
const stored = (route: string, key: string): string => `${claim(route, key)},"aggregate_id":"d1","version":1,"status":201}`;

describe('the receipts of a transaction', () => {
  it('are the keys it stores for them, of a whole batch', () => {
    expect(receiptsIn(`START TRANSACTION\0[${stored('receive-dossier', 'w1-1')},${stored('receive-dossier', 'w2-7')}]\0COMMIT\0`)).toEqual(['w1-1', 'w2-7']);
  });

  it.each([
    ['a key that is only claimed, as when it is answered again', `[${claim('receive-dossier', 'w1-1')}}]`],
    ['a step of a dossier', `[${stored('assign-dossier', 'w1-2')}]`],
    ['the relay', 'UPDATE outbox SET published_at = now()'],
  ])('are none in %s', (_what, sent) => {
    expect(receiptsIn(sent)).toEqual([]);
  });
});
