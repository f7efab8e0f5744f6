/** Attempts from one address. A person who mistypes stays below; a guesser gets nowhere. */
export const SIGN_IN_LIMIT = { max: 10, timeWindow: '1 minute' };
