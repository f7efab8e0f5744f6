import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { mergesOfQuery } from '../../api/merges.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';

/** The contacts that a contact is made of; nothing for one that was never merged. */
export function ContactMerges({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { data } = useQuery(mergesOfQuery(String(contact)));
  const parts = data?.items.filter((one) => one.into === contact) ?? [];
  if (parts.length === 0) return null;
  return (
    <Panel title={t('merges.parts')}>
      <ul className={kit.entries}>
        {parts.map((part) => (
          <li key={part.id}>
            <strong>{part.name ?? t('contacts.unnamed', { id: part.from })}</strong>{' '}
            <span className="soft">{t('merges.numbered', { id: part.from })}</span>
            <div className="soft">
              {t('merges.partMeta', {
                at: formatInstant(part.askedAt, timezone),
                by: part.askedBy,
                reason: part.reason,
              })}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Says of a contact that is being moved into another one where it goes; nothing for everybody else. */
export function LeavingNotice({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(mergesOfQuery(String(contact)));
  const leaving = data?.items.find((one) => one.from === contact);
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
