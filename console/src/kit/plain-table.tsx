import type { ReactNode } from 'react';
import styles from './kit.module.css';

export interface PlainColumn {
  key: string;
  title: ReactNode;
  /** Numbers are set to the right. */
  numeric?: boolean;
}

interface Props {
  caption: string;
  columns: PlainColumn[];
  rows: { key: string; cells: ReactNode[] }[];
}

/** A small table in full: no paging, no sorting. The first column heads its row. */
export function PlainTable({ caption, columns, rows }: Props) {
  return (
    <div className={styles.scroll}>
      <table className={styles.plainTable}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? styles.numeric : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const column = columns[index];
                const className = column?.numeric ? styles.numeric : undefined;
                return index === 0 ? (
                  <th key={column?.key} scope="row" className={className}>
                    {cell}
                  </th>
                ) : (
                  <td key={column?.key} className={className}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
