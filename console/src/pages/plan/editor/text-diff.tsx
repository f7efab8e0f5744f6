import type { DiffPart, FileDiff } from '@hetang/contract/http/plan-drafts';
import { useTranslation } from 'react-i18next';
import styles from './editor.module.css';

interface Row {
  key: string;
  old: string | undefined;
  fresh: string | undefined;
  oldLine: number;
  newLine: number;
  same: boolean;
}

/** How texts differ, line beside line. */
export function TextDiff({ files }: { files: readonly FileDiff[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return <p className="soft">{t('planEdit.textNone')}</p>;
  return files.map((file) => (
    <section key={file.path} aria-label={file.path} className={styles.diff}>
      <h3>
        <code>{file.path}</code> · {t(`planEdit.${file.change}`)}
      </h3>
      <div className={styles.diffScroll}>
        <table>
          <colgroup>
            <col className={styles.diffLine} />
            <col />
            <col className={styles.diffLine} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('planEdit.oldSide')}
              </th>
              <th scope="col" colSpan={2}>
                {t('planEdit.newSide')}
              </th>
            </tr>
          </thead>
          <tbody>
            {file.parts.flatMap(rowsOf).map((row) => (
              <DiffRow key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

function DiffRow({ row }: { row: Row }) {
  const { old, fresh, same } = row;
  return (
    <tr>
      <td className="soft">{old === undefined ? '' : row.oldLine}</td>
      <td className={same || old === undefined ? undefined : styles.out}>{old}</td>
      <td className="soft">{fresh === undefined ? '' : row.newLine}</td>
      <td className={same || fresh === undefined ? undefined : styles.in}>{fresh}</td>
    </tr>
  );
}

function rowsOf({ same, old, fresh, oldLine, newLine }: DiffPart): Row[] {
  return Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => ({
    key: `${oldLine + i} ${newLine + i} ${same}`,
    old: old[i],
    fresh: fresh[i],
    oldLine: oldLine + i,
    newLine: newLine + i,
    same,
  }));
}
