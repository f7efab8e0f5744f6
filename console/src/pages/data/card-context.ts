import { createContext, useContext } from 'react';

/** The title of the card that an answer stands in; null on a page of its own. */
const CardContext = createContext<string | null>(null);
export const CardProvider = CardContext.Provider;

export function useCard(): string | null {
  return useContext(CardContext);
}
