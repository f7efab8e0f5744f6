import type { ReactNode } from 'react';
import styles from './kit.module.css';

/** Names and values, one a line. */
export function Definitions({ items }: { items: { name: ReactNode; key: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.definitions}>
      {items.map((item) => (
        <Pair key={item.key} name={item.name} value={item.value} />
      ))}
    </dl>
  );
}

function Pair({ name, value }: { name: ReactNode; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
