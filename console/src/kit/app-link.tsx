import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Props {
  /** A path of the console with its query, such as `/tasks?state=open`. */
  href: string;
  className?: string | undefined;
  'aria-label'?: string;
  children: ReactNode;
}

/** A link to a page of the console given as text. Anything that is no such path is shown as plain text. */
export function AppLink({ href, children, ...rest }: Props) {
  const router = useRouter();
  if (!/^\/(?![/\\])/.test(href)) return <span {...rest}>{children}</span>;
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {children}
    </a>
  );
}
