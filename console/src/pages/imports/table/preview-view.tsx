import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportChange, ImportPreview, ImportRun } from '../../../api/import-files.ts';
import { ContactLink } from '../../../kit/contact-link.tsx';
import { formatNumber } from '../../../kit/format.ts';
import { PlainTable } from '../../../kit/plain-table.tsx';
import styles from '../imports.module.css';
import { ReasonTable } from '../reason-table.tsx';
import { totalOf } from '../summary.ts';

/** What the rows of a file do, or would do: who is added, who changes and how, what stands twice, what is wrong. */
export function PreviewView({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { summary, preview } = run;
  const rest = useRest(run);
  if (!summary || !preview) return null;
  const failed = totalOf(summary.failed);
  const words = run.dryRun ? 'tableImport.would' : 'tableImport.did';
  const counts = {
    rows: formatNumber(summary.rows),
    added: formatNumber(preview.added),
    updated: formatNumber(preview.updated),
    failed: formatNumber(failed),
  };
  return (
    <section aria-label={t('tableImport.preview')} className={styles.form}>
      <Alert
        type={failed > 0 ? 'warning' : 'success'}
        showIcon
        title={t(words, counts)}
        {...(rest.length > 0 ? { description: rest.map((line) => <div key={line}>{line}</div>) } : {})}
      />
      {run.givesBack ? (
        <div className={styles.actions}>
          <Button icon={<DownloadOutlined />} href={`/v1/imports/${run.id}/failed.xlsx`} download>
            {t('tableImport.failedRows', { n: counts.failed })}
          </Button>
          <span className="soft">{t('tableImport.failedHint')}</span>
        </div>
      ) : null}
      <ReasonTable summary={summary} />
      <Samples preview={preview} />
    </section>
  );
}

/** Rows that neither add nor change anybody, in words. */
function useRest({ summary, preview }: ImportRun): string[] {
  const { t } = useTranslation();
  if (!summary || !preview) return [];
  const line = (n: number, key: 'unchanged' | 'duplicates' | 'repeated') =>
    n > 0 ? [t(`tableImport.${key}`, { n: formatNumber(n) })] : [];
  return [
    ...line(preview.unchanged, 'unchanged'),
    ...line(preview.duplicates, 'duplicates'),
    ...line(summary.repeated, 'repeated'),
  ];
}

function Samples({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  return (
    <>
      <ChangeTable title={t('tableImport.updates')} changes={preview.updates} withBefore />
      <ChangeTable title={t('tableImport.additions')} changes={preview.additions} />
      {preview.duplicateLines.length === 0 ? null : (
        <>
          <h3 className={styles.heading}>{t('tableImport.twice')}</h3>
          <PlainTable
            caption={t('tableImport.twice')}
            columns={[
              { key: 'line', title: t('tableImport.line') },
              { key: 'who', title: t('tableImport.who') },
              { key: 'first', title: t('tableImport.first') },
            ]}
            rows={preview.duplicateLines.map(({ line, who, first }) => ({
              key: String(line),
              cells: [line, who, t('tableImport.firstLine', { line: first })],
            }))}
          />
        </>
      )}
    </>
  );
}

function ChangeTable(props: { title: string; changes: readonly ImportChange[]; withBefore?: boolean }) {
  const { t } = useTranslation();
  const what = (name: string) =>
    name === 'name' ? t('tableImport.name') : name === 'tags' ? t('tableImport.tags') : name;
  if (props.changes.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>{props.title}</h3>
      <PlainTable
        caption={props.title}
        columns={[
          { key: 'line', title: t('tableImport.line') },
          ...(props.withBefore ? [{ key: 'who', title: t('tableImport.who') }] : []),
          { key: 'changes', title: t('tableImport.changes') },
        ]}
        rows={props.changes.map(({ line, contact, changes }) => ({
          key: String(line),
          cells: [
            line,
            ...(props.withBefore ? [contact ? <ContactLink key="who" contact={contact} /> : null] : []),
            changes
              .map(({ what: name, from, to }) =>
                props.withBefore ? `${what(name)}：${from ?? '—'} → ${to}` : `${what(name)}：${to}`,
              )
              .join('；') || '—',
          ],
        }))}
      />
    </>
  );
}
