/** Every failpoint, by what has just happened or is just about to. A spec compares this list with the sources. */
export const FAILPOINTS = [
  'rpc.before-handler', 'rpc.before-reply',
  'command.keys-claimed', 'command.events-appended', 'command.before-commit', 'command.after-commit',
  'relay.batch-read', 'relay.first-acknowledged', 'relay.all-acknowledged', 'relay.marked',
  'consumer.batch-arrived', 'consumer.projected', 'consumer.before-commit', 'consumer.after-commit', 'consumer.acknowledged',
  'repair.before-apply',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];
