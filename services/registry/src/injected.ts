/** What the composition root hands to use cases beside classes. */
export const CLOCK = Symbol('clock');
export const IDS = Symbol('ids');
export const LOGGER = Symbol('logger');
/** Two digits of the province the installation serves. */
export const PROVINCE = Symbol('province');
/** For which province demo officers are appointed, if at all. */
export const STAFFING = Symbol('staffing');
/** Called after COMMIT, wakes the relay. */
export const AFTER_COMMIT = Symbol('after commit');
