import type { Document, Schema } from './json-schema.ts';
import { schemaChanges } from './schema-changes.ts';

export interface AsyncApi extends Document {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly payload: Schema }>> };
}

/** What in the current document breaks a reader of the released facts; a sentence for each place. */
export function asyncApiChanges(documents: { readonly released: AsyncApi; readonly current: AsyncApi }): string[] {
  const { released, current } = documents;
  const channels = Object.entries(released.channels).flatMap(([name, { address }]) => {
    const other = current.channels[name];
    if (other === undefined) return [`${name}: is gone`];
    return other.address === address ? [] : [`${name}: moved to ${other.address}`];
  });
  const messages = Object.entries(released.components.messages).flatMap(([name, { payload }]) => {
    const other = current.components.messages[name];
    return other === undefined ? [] : schemaChanges({ ...documents, direction: 'out' }, [payload, other.payload], name);
  });
  return [...channels, ...messages];
}
