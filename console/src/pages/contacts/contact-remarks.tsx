import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FriendRemark, remarksQuery } from '../../api/remarks.ts';
import { useMay } from '../../app/use-may.ts';
import kit from '../../kit/kit.module.css';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import styles from './contacts.module.css';
import { RemarkDrawer } from './remark-drawer.tsx';

/** What each friend notes about a contact in WeCom, with what its code wanted. */
export function ContactRemarks({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { may } = useMay();
  const { data, error } = useQuery(remarksQuery(contact));
  const [editing, setEditing] = useState<FriendRemark | null>(null);
  if (error) return <ProblemAlert error={error} />;
  const known = data?.items.filter(({ notes, wish }) => notes || wish) ?? [];
  if (known.length === 0) return null;
  return (
    <>
      <h3 className={styles.sub}>{t('remarks.title')}</h3>
      <ul className={kit.entries}>
        {known.map((friend) => (
          <li key={`${friend.staff.key} ${friend.platformId}`}>
            <strong>{friend.staff.name}</strong> {friend.notes?.remark || t('remarks.none')}
            <div className="soft">{linesOf(friend).join(' · ')}</div>
            {friend.wish ? (
              <div className="soft">
                {t(`remarks.wish.${friend.wish.state}`, {
                  code: friend.wish.code.name,
                  remark: friend.wish.remark ?? '',
                  reason: friend.wish.reason ?? '',
                })}
              </div>
            ) : null}
            {friend.notes && may('contacts', 'write') ? (
              <Button size="small" onClick={() => setEditing(friend)}>
                {t('remarks.edit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {editing ? <RemarkDrawer contact={contact} friend={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}

const linesOf = ({ notes }: FriendRemark): string[] =>
  notes ? [notes.description, notes.company, ...notes.mobiles].filter((one) => one !== '') : [];
