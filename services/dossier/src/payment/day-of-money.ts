// Behind a row policy an index serves no expression of a function, so a day is compared with columns as they are: coalesce() and
// AT TIME ZONE would read every receipt there is. A day is a parameter of the statement, such as `$1`.

/** Receipts with a day of entry; those of an earlier release have none, see below. */
export const bookedOn = (day: string) => `booked_on = ${day}::date`;

/** What an earlier release wrote down has no day of entry, and stands at the day it was paid. */
export const paidUnbookedOn = (day: string) => `booked_on IS NULL AND paid_on = ${day}::date`;

/** Receipts that were written down on a day; an index serves each half. */
export const writtenDownOn = (day: string) => `(${bookedOn(day)} OR (${paidUnbookedOn(day)}))`;

/** Receipts that were cancelled on a day, by its bounds. */
export const cancelledOn = (day: string) => `status = 'cancelled' AND receipt_number IS NOT NULL
  AND closed_at >= ${day}::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AND closed_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'`;

/** Of receipts that are found already: those that were cancelled after the day on which they were written down. */
export const CANCELLED_LATER = `(closed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > coalesce(booked_on, paid_on)`;
