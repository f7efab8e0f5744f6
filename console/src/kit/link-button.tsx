import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  href: string;
  icon?: ReactNode;
  /** Pressed by the key of this name. */
  shortcut?: 'n';
  children: ReactNode;
}

/** A link to a page of the console, given as a path with its query, that looks like a button. */
export function LinkButton({ href, icon, shortcut, children }: Props) {
  const router = useRouter();
  return (
    <Button
      href={href}
      icon={icon}
      data-shortcut={shortcut}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </Button>
  );
}
