import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import styles from './kit.module.css';

/** A word with its exact definition on hover and on keyboard focus. */
export function Term({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <Tooltip title={hint} trigger={['hover', 'focus']}>
      <button type="button" className={styles.term}>
        {children}
      </button>
    </Tooltip>
  );
}
