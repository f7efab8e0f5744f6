import { lazy, Suspense, useEffect, useState } from 'react';
import { actOf } from './act-of.ts';
import { press } from './press.ts';

const CheatSheet = lazy(async () => ({ default: (await import('./cheat-sheet.tsx')).CheatSheet }));

/** Single keys that work wherever nothing is typed and nothing lies over the page. */
export function Shortcuts() {
  const [sheet, setSheet] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return closeDrawer();
      const act = isBusy(event) ? null : actOf(event);
      if (!act) return;
      if (act === 'help') setSheet(true);
      else if (!press(act)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return sheet ? (
    <Suspense>
      <CheatSheet onClose={() => setSheet(false)} />
    </Suspense>
  ) : null;
}

/** What had the focus in a drawer may be gone, as a button that was pressed: then the drawer itself does not hear of Esc. */
function closeDrawer(): void {
  if (document.activeElement !== document.body) return;
  const open = document.querySelectorAll<HTMLElement>('.ant-drawer-open .ant-drawer-close');
  [...open].at(-1)?.click();
}

/** Somebody types, or a drawer or dialog lies over the page. */
function isBusy({ target }: KeyboardEvent): boolean {
  const typing =
    target instanceof Element &&
    target.closest(
      'input,textarea,select,[contenteditable="true"],[role="combobox"],[role="application"]',
    ) !== null;
  return typing || document.querySelector('[aria-modal="true"],.ant-drawer-open') !== null;
}
