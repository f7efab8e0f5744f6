import type { MergePage } from '@hetang/contract/http/merges';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergesOfQuery } from '../../api/merges.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';
import { SplitDrawer } from './split-drawer.tsx';

type Merge = MergePage['items'][number];

/** The contacts that a contact is made of, or was; nothing for one that was never merged. */
export function ContactMerges({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const [splitting, setSplitting] = useState<number | null>(null);
  const { data } = useQuery(mergesOfQuery(String(contact)));
  const parts = data?.items.filter((one) => one.into === contact || one.split?.doneAt) ?? [];
  if (parts.length === 0) return null;
  return (
    <Panel title={t('merges.parts')}>
      <ul className={kit.entries}>
        {parts.map((part) => (
          <Part key={part.id} part={part} onSplit={() => setSplitting(part.id)} />
        ))}
      </ul>
      {splitting === null ? null : <SplitDrawer merge={splitting} onClose={() => setSplitting(null)} />}
    </Panel>
  );
}

function Part({ part, onSplit }: { part: Merge; onSplit: () => void }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { split } = part;
  const name = part.name ?? t('contacts.unnamed', { id: part.from });
  return (
    <li>
      <strong>{name}</strong> <span className="soft">{t('merges.numbered', { id: part.from })}</span>{' '}
      {split === null ? (
        <Button size="small" aria-label={t('merges.splitOf', { name })} onClick={onSplit}>
          {t('merges.split')}
        </Button>
      ) : null}
      <div className="soft">
        {t('merges.partMeta', {
          at: formatInstant(part.askedAt, timezone),
          by: part.askedBy,
          reason: part.reason,
        })}
      </div>
      {split ? (
        <div className="soft">
          {split.doneAt === null
            ? t('merges.splitting')
            : t('merges.splitMeta', {
                at: formatInstant(split.doneAt, timezone),
                by: split.by,
                reason: split.reason,
              })}
        </div>
      ) : null}
    </li>
  );
}

/** Says of a contact that is being moved into another one where it goes; nothing for everybody else. */
export function LeavingNotice({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(mergesOfQuery(String(contact)));
  const leaving = data?.items.find((one) => one.from === contact && !one.split?.doneAt);
  if (!leaving) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={t('merges.leaving', { into: leaving.into })}
      action={
        <Link to="/contacts/$id" params={{ id: String(leaving.into) }}>
          {t('merges.goneOpen', { id: leaving.into })}
        </Link>
      }
    />
  );
}
