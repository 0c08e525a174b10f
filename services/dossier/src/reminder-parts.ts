import { listReminders, remindUnit } from '@haicap/contracts';
import { ListReminders } from './reminder/list-reminders.js';
import { RemindUnit } from './reminder/remind-unit.js';
import { ReminderRpc } from './reminder/reminder.rpc.js';
import { ReminderStore } from './reminder/reminder.store.js';

/** Reminders by those who lead, as the module wires them. */
export const REMINDER_PARTS = [ListReminders, RemindUnit, ReminderStore];
export const REMINDER_RPCS = [ReminderRpc];
export const REMINDER_CONTRACTS = [remindUnit, listReminders];
