/** The engine's name in log_cursor and event_failure. */
export const ENGINE = 'engine';

/** The timers by which segments and tiers notice that time has passed; one a contact, by its number. */
export const STANDING = 'standing';
