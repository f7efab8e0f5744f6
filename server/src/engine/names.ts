/** The engine's name in log_cursor and event_failure. */
export const ENGINE = 'engine';
