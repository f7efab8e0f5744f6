import { Link, type LinkProps } from '@tanstack/react-router';
import { useMay } from '../app/use-may.ts';
import styles from './kit.module.css';

interface Props {
  label: string;
  views: readonly { to: NonNullable<LinkProps['to']>; name: string }[];
}

/** Links between lists that belong together, above each of them; those that the reader's role does not open are left out. */
export function ViewLinks({ label, views }: Props) {
  const { open } = useMay();
  return (
    <nav aria-label={label} className={styles.views}>
      {views
        .filter(({ to }) => open(to))
        .map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            activeProps={{ 'aria-current': 'page' }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {name}
          </Link>
        ))}
    </nav>
  );
}
