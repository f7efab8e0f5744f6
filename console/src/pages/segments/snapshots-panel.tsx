import type { SnapshotPage } from '@hetang/contract/http/segments';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deleteSnapshot, snapshotsQuery, takeSnapshot } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import styles from './segments.module.css';

type Snapshot = SnapshotPage['items'][number];

/** Lists of members that were kept, and keeping one more. */
export function SnapshotsPanel({ segment }: { segment: string }) {
  const { t } = useTranslation();
  const snapshots = useQuery(snapshotsQuery(segment));
  return (
    <Panel title={t('segments.snapshots')} hint={t('segments.snapshotsHint')}>
      <TakeSnapshot segment={segment} />
      <Loaded query={snapshots}>{({ items }) => <SnapshotTable items={items} segment={segment} />}</Loaded>
    </Panel>
  );
}

function TakeSnapshot({ segment }: { segment: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const take = useMutation({
    mutationFn: () => takeSnapshot(segment, name.trim()),
    onSuccess: async ({ members }) => {
      message.success(t('segments.snapshotTaken', { n: formatNumber(members) }));
      setName('');
      await client.invalidateQueries({ queryKey: snapshotsQuery(segment).queryKey });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') take.mutate();
      }}
    >
      <Input
        aria-label={t('segments.snapshotName')}
        placeholder={t('segments.snapshotName')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={name.trim() === ''} loading={take.isPending}>
        {t('segments.snapshotTake')}
      </Button>
    </form>
  );
}

function SnapshotTable({ items, segment }: { items: Snapshot[]; segment: string }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (items.length === 0) return <p className="soft">{t('segments.snapshotNone')}</p>;
  return (
    <PlainTable
      caption={t('segments.snapshots')}
      columns={[
        { key: 'name', title: t('segments.snapshotName') },
        { key: 'members', title: t('segments.members'), numeric: true },
        { key: 'at', title: t('segments.snapshotAt') },
        { key: 'by', title: t('segments.snapshotBy') },
        { key: 'act', title: '', numeric: true },
      ]}
      rows={items.map((row) => ({
        key: String(row.id),
        cells: [
          row.name,
          formatNumber(row.members),
          formatInstant(row.takenAt, timezone),
          row.takenBy,
          <span key="act" className={styles.rowActions}>
            <a href={`/v1/contacts/export.xlsx?snapshot=${row.id}`} download>
              {t('action.exportXlsx')}
            </a>
            <DeleteSnapshot snapshot={row} segment={segment} />
          </span>,
        ],
      }))}
    />
  );
}

function DeleteSnapshot({ snapshot, segment }: { snapshot: Snapshot; segment: string }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteSnapshot(snapshot.id),
    onSuccess: async () => {
      message.success(t('segments.snapshotDeleted'));
      await client.invalidateQueries({ queryKey: snapshotsQuery(segment).queryKey });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  const ask = () =>
    modal.confirm({
      title: t('segments.snapshotDeleteTitle', { name: snapshot.name }),
      content: t('segments.snapshotDeleteHint'),
      okText: t('segments.snapshotDelete'),
      okButtonProps: { danger: true },
      cancelText: t('action.back'),
      onOk: () => remove.mutateAsync().catch(() => undefined),
    });
  return (
    <Button size="small" type="link" danger onClick={ask}>
      {t('segments.snapshotDelete')}
    </Button>
  );
}
