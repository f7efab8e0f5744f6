/** The engine's name in log_cursor and event_failure. */
export const ENGINE = 'engine';

/** The timers by which segments and tiers notice that time has passed; one a contact, by its number. */
export const STANDING = 'standing';

/** The last event of a contact that was merged, in the log of that contact. */
export const MERGING = 'contact.merging';

/** What follows from it, in the log of the contact that goes on. */
export const MERGED = 'contact.merged';

/** Two contacts that were one have gone apart: in both logs. */
export const SPLIT = 'contact.split';
