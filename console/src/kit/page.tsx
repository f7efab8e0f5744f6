import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';
import { useTitle } from './use-title.ts';

interface Props {
  title: string;
  /** The page above this one. */
  parent?: {
    to:
      | '/chats'
      | '/codes'
      | '/imports'
      | '/transfers'
      | '/communities'
      | '/contacts'
      | '/journeys'
      | '/plan'
      | '/reach'
      | '/reach/moments'
      | '/segments'
      | '/settings'
      | '/settings/wecom';
    title: string;
  };
  actions?: ReactNode;
  children: ReactNode;
}

/** A page's frame: its title in the tab, the breadcrumb and the one `h1`. */
export function Page({ title, parent, actions, children }: Props) {
  const { t } = useTranslation();
  const brand = t('brand');
  useTitle(title);
  return (
    <div className={styles.page}>
      <header className={styles.pageHead}>
        <div>
          <nav aria-label={t('nav.crumbs')} className={styles.crumbs}>
            <Link to="/">{brand}</Link>
            <span aria-hidden="true"> / </span>
            {parent ? (
              <>
                <Link to={parent.to}>{parent.title}</Link>
                <span aria-hidden="true"> / </span>
              </>
            ) : null}
            <span aria-current="page">{title}</span>
          </nav>
          <h1 tabIndex={-1} className={styles.title}>
            {title}
          </h1>
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
