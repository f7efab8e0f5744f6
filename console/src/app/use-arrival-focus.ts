import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After going to another page the focus is on its heading, so that screen readers say where one is. */
export function useArrivalFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return;
        document.querySelector('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
