const SELECTORS = {
  filter: 'main search input',
  create: 'main [data-shortcut="n"]',
  full: 'main [data-shortcut="f"]',
} as const;

/** Does what a key stands for on this page; answers whether there was anything to do. */
export function press(act: keyof typeof SELECTORS): boolean {
  const found = document.querySelector<HTMLElement>(SELECTORS[act]);
  if (!found) return false;
  if (act === 'filter') found.focus();
  else found.click();
  return true;
}

/** What `n` does on this page, for a button elsewhere on it. */
export const pressNew = (): void => void press('create');
