import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ImportRun, importRunQuery, undoImport } from '../../../api/import-files.ts';
import { useTimezone } from '../../../app/now.ts';
import { reasonText } from '../../../kit/code-text.ts';
import { formatInstant, formatNumber } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { useWord } from '../../../kit/use-word.ts';
import styles from '../imports.module.css';
import { PreviewView } from './preview-view.tsx';
import { RunState } from './run-state.tsx';

const route = getRouteApi('/imports/$id');

/** One import: how far it is, what it did, and the way back. */
export function ImportRunPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(importRunQuery(Number(id)));
  return (
    <Page title={t('tableImport.one', { id })} parent={{ to: '/imports', title: t('nav.imports') }}>
      <Loaded query={query}>{(run) => <RunView run={run} />}</Loaded>
    </Page>
  );
}

function RunView({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const about = { by: run.by, at: formatInstant(run.createdAt, timezone) };
  return (
    <Panel title={run.fileName} hint={t(run.dryRun ? 'tableImport.aboutDry' : 'tableImport.about', about)}>
      <div className={styles.form}>
        <RunState run={run} />
        <PreviewView run={run} />
        {run.lookups === null ? null : <Lookups lookups={run.lookups} />}
        <Undo run={run} />
        <Link to="/imports">{t('tableImport.another')}</Link>
      </div>
    </Panel>
  );
}

/** People whom WeCom is asked for, in the background, by what the table says of them. */
function Lookups({ lookups }: { lookups: NonNullable<ImportRun['lookups']> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { waiting, found, nobody, refused, held } = lookups;
  const n = formatNumber(waiting + found + nobody + refused);
  return (
    <p aria-live="polite">
      {t('tableImport.lookups', { n, found: formatNumber(found), nobody: formatNumber(nobody) })}
      {waiting > 0 ? t('tableImport.lookupsWaiting', { n: formatNumber(waiting) }) : null}
      {held === null ? null : t('tableImport.lookupsHeld', { reason: reasonText(word, held) })}
      {refused > 0 ? t('tableImport.lookupsRefused', { n: formatNumber(refused) }) : null}
      {t('tableImport.lookupsEnd')}
    </p>
  );
}

function Undo({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const timezone = useTimezone();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(run.id),
    onSuccess: (answer) => client.setQueryData(importRunQuery(run.id).queryKey, answer),
    onSettled: () => client.invalidateQueries(),
  });
  const { state, until, by, undone, kept, gone, stays } = run.undo;
  if (state === 'none') return null;
  if (state === 'running') return <p aria-live="polite">{t('tableImport.undoing')}</p>;
  if (state === 'over') return <p className="soft">{t('tableImport.undoOver')}</p>;
  if (state === 'done')
    return (
      <p aria-live="polite">
        {t('tableImport.undone', { by, undone })}
        {kept > 0 ? t('tableImport.undoneKept', { n: kept }) : null}
        {stays > 0 ? t('tableImport.undoneStays', { n: stays }) : null}
        {gone > 0 ? t('tableImport.undoneGone', { n: gone }) : null}
      </p>
    );
  const confirm = () =>
    modal.confirm({
      title: t('tableImport.undoTitle'),
      content: t('tableImport.undoHint'),
      okText: t('tableImport.undo'),
      okButtonProps: { danger: true },
      cancelText: t('action.back'),
      onOk: () => undo.mutateAsync(),
    });
  return (
    <div className={styles.actions}>
      <Button danger loading={undo.isPending} onClick={confirm}>
        {t('tableImport.undo')}
      </Button>
      <span className="soft">{t('tableImport.undoUntil', { at: formatInstant(until, timezone) })}</span>
      <ProblemAlert error={undo.error} />
    </div>
  );
}
