import { deferCommand, listDeferredCommands, withdrawDeferredCommand } from '@haicap/contracts';
import { CarryOutDeferred } from './deferred-command/carry-out-deferred.js';
import { DeferCommand } from './deferred-command/defer-command.js';
import { DeferrableChanges } from './deferred-command/deferrable-changes.js';
import { DeferredCommandRpc } from './deferred-command/deferred-command.rpc.js';
import { DeferredCommandStore } from './deferred-command/deferred-command.store.js';
import { EndDeferredCommand } from './deferred-command/end-deferred-command.js';
import { ForgetDeferredCommands } from './deferred-command/forget-deferred-commands.js';
import { ListDeferredCommands } from './deferred-command/list-deferred-commands.js';
import { SealBody } from './deferred-command/seal-body.js';
import { WithdrawDeferredCommand } from './deferred-command/withdraw-deferred-command.js';

/** Commands that take effect some seconds later, as the module wires them. */
export const DEFERRED_PARTS = [
  CarryOutDeferred, DeferCommand, DeferrableChanges, DeferredCommandStore, EndDeferredCommand, ForgetDeferredCommands, ListDeferredCommands, SealBody, WithdrawDeferredCommand,
];
export const DEFERRED_RPCS = [DeferredCommandRpc];
export const DEFERRED_CONTRACTS = [deferCommand, withdrawDeferredCommand, listDeferredCommands];
