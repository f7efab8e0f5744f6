import { lazy, Suspense, useEffect, useState } from 'react';
import { type Act, actOf } from './act-of.ts';
import { isCovered } from './covered.ts';
import { press } from './press.ts';

const CheatSheet = lazy(async () => ({ default: (await import('./cheat-sheet.tsx')).CheatSheet }));

/** Single keys that work wherever nothing is typed and nothing lies over the page. */
export function Shortcuts() {
  const [sheet, setSheet] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') return closeDrawer();
      const act = actOf(event);
      if (!act || isCovered() || isTyping(event, act)) return;
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

const FIELDS = 'input,textarea,select,[contenteditable="true"],[role="combobox"]';

/** Somebody types; in a drawing, which has keys of its own, only that of the full screen is heard. */
function isTyping({ target }: KeyboardEvent, act: Act): boolean {
  const takesKeys = act === 'full' ? FIELDS : `${FIELDS},[role="application"]`;
  return target instanceof Element && target.closest(takesKeys) !== null;
}
