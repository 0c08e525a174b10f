import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What a provider remembers, in memory; it outlives a change of keys. */
export function memoryRecords(): AdapterFactory {
  const records = new Map<string, AdapterPayload>();
  return (model): Adapter => {
    const key = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload) => void records.set(key(id), payload),
      find: async (id) => records.get(key(id)),
      findByUid: async (uid) => [...records].find(([name, payload]) => name.startsWith(`${model}:`) && payload.uid === uid)?.[1],
      findByUserCode: async () => undefined,
      consume: async (id) => void records.set(key(id), { ...records.get(key(id)), consumed: 1 }),
      destroy: async (id) => void records.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of records) if (payload.grantId === grantId) records.delete(name);
      },
    };
  };
}
