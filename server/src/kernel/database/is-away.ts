/**
 * Connections refused or lost, no room for another, and what PostgreSQL ends by itself: a silent or a slow transaction
 * (25P03, 25P04, 57014), one of two that wait for each other (40P01), one that met another's change (40001), a lock
 * that did not come (55P03).
 */
const CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|57P0\d|08\d{3}|53\d{3}|25P0[34]|57014|40P01|40001|55P03)$/;
/** What the driver says without a code. */
const WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Query read timeout|terminating connection/;

/** Whether a failure is of the moment: nothing was written that is not known, and the same again may go well. */
export function isDatabaseAway(error: { code?: string | undefined; message: string }): boolean {
  return CODES.test(error.code ?? '') || WORDS.test(error.message);
}
