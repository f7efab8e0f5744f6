import { type ReactNode, useId } from 'react';
import styles from './kit.module.css';

interface Props {
  title: string;
  hint?: string | undefined;
  extra?: ReactNode;
  children: ReactNode;
}

/** A titled section of a page. */
export function Panel({ title, hint, extra, children }: Props) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.panelHead}>
        <div>
          <h2 id={id}>{title}</h2>
          {hint ? <p className={styles.hint}>{hint}</p> : null}
        </div>
        {extra}
      </div>
      {children}
    </section>
  );
}
