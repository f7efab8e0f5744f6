import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './kit.module.css';

interface Props {
  label: string;
  views: readonly { to: NonNullable<LinkProps['to']>; name: string }[];
}

/** Links between lists that belong together, above each of them. */
export function ViewLinks({ label, views }: Props) {
  return (
    <nav aria-label={label} className={styles.views}>
      {views.map(({ to, name }) => (
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
