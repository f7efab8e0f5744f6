/**
 * Properties of events that are money, by name, whatever the event: whole fen in the event, yuan in the plan. The one
 * place that says so.
 */
export const moneyProperties: ReadonlySet<string> = new Set(['amount']);

/** Fen in a yuan. */
export const FEN_PER_YUAN = 100;
