import { useEffect } from 'react';

const OVERLAY = '.ant-drawer, .ant-modal-root, .ant-modal-wrap';
const OPEN = '.ant-drawer-open, .ant-modal';

/**
 * When a drawer or a dialog goes away, the focus goes back to what had it before, whatever page it was of. Those that are taken out of
 * the page while open do not see to it themselves.
 */
export function useReturnFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    const onFocusIn = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest(OVERLAY)) last = target;
    };
    // What was drawn over the page hangs on the body itself, and is emptied before it is taken away.
    const observer = new MutationObserver((records) => {
      const gone = records.some(({ removedNodes }) => removedNodes.length > 0);
      if (gone && document.activeElement === document.body && !document.querySelector(OPEN))
        last?.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocusIn);
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener('focusin', onFocusIn);
      observer.disconnect();
    };
  }, []);
}
