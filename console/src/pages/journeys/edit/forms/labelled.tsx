import type { ReactNode } from 'react';
import styles from '../edit.module.css';

interface Props {
  /** The control carries the same words for those who do not see the label. */
  label: string;
  hint?: string;
  children: ReactNode;
}

/** One line of a form: words above, the control below. */
export function Labelled({ label, hint, children }: Props) {
  return (
    <div className={styles.labelled}>
      <span aria-hidden="true">{label}</span>
      {children}
      {hint ? <span className="soft">{hint}</span> : null}
    </div>
  );
}
