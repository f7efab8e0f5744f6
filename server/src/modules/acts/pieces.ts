/** Contacts in one transaction. */
export const PIECE = 1_000;
