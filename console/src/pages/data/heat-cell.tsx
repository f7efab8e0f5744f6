import type { ReactNode } from 'react';
import kit from '../../kit/kit.module.css';
import styles from './data.module.css';

interface Props {
  /** 0..1; null leaves the cell without colour. */
  share: number | null;
  title?: string;
  children: ReactNode;
}

/** A cell whose colour deepens with its share; the number stays readable on it. */
export function HeatCell({ share, title = '', children }: Props) {
  const depth = share === null ? 0 : Math.round(Math.min(1, Math.max(0, share)) * 38);
  const background = `color-mix(in srgb, var(--ht-primary) ${depth}%, transparent)`;
  return (
    <td className={`${kit.numeric} ${styles.heat}`} style={{ background }} title={title}>
      {children}
    </td>
  );
}
