import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import styles from './tasks.module.css';

/** A drawer that only shows. */
export function TaskSheet(props: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer open title={props.title} size={480} onClose={props.onClose}>
      <div className={styles.sheet}>{props.children}</div>
    </Drawer>
  );
}
