import { type RefObject, useEffect, useRef } from 'react';
import { isCovered } from '../../app/shortcuts/covered.ts';

interface FullScreen {
  on: boolean;
  frame: RefObject<HTMLElement | null>;
  /** Takes the focus that what is hidden behind had. */
  focus: RefObject<HTMLElement | null>;
  onLeave: () => void;
}

/** While a frame lies over the whole window, nothing behind it can be reached, and Esc leaves it. */
export function useFullScreen({ on, frame, focus, onLeave }: FullScreen): void {
  const leave = useRef(onLeave);
  leave.current = onLeave;
  useEffect(() => {
    const element = frame.current;
    if (!on || !element) return;
    const behind = besides(element);
    for (const one of behind) one.inert = true;
    if (!element.contains(document.activeElement)) focus.current?.focus();
    const forget = onEscape(() => leave.current());
    return () => {
      forget();
      for (const one of behind) one.inert = false;
    };
  }, [on, frame, focus]);
}

/** What stands beside an element and its ancestors within the console; drawers hang elsewhere. */
function besides(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element; at.parentElement && at.id !== 'root'; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && other instanceof HTMLElement && !other.inert) found.push(other);
  return found;
}

/** Esc that nothing above takes: what lies over the frame as the key goes down is closed by it first. */
function onEscape(act: () => void): () => void {
  let covered = false;
  const before = () => {
    covered = isCovered() || document.querySelector('[aria-expanded="true"]:focus') !== null;
  };
  const after = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !covered && !event.defaultPrevented) act();
  };
  document.addEventListener('keydown', before, true);
  document.addEventListener('keydown', after);
  return () => {
    document.removeEventListener('keydown', before, true);
    document.removeEventListener('keydown', after);
  };
}
