import { createContext, useContext } from 'react';

const DarkContext = createContext(false);
export const DarkProvider = DarkContext.Provider;

/** Whether the page is dark now, by choice or by the system. */
export function useDark(): boolean {
  return useContext(DarkContext);
}
