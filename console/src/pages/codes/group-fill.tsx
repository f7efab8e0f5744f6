import type { CodeGroups } from '@hetang/contract/http/codes';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText } from '../../kit/state-text.tsx';

/** The groups that a group code leads into, how full they are, and what comes when all are full. */
export function GroupFill({ groups }: { groups: CodeGroups }) {
  const { t } = useTranslation();
  const { chats, fullAt, next } = groups;
  if (chats.length === 0) return <p className="soft">{t('codes.noGroup')}</p>;
  return (
    <>
      <PlainTable
        caption={t('codes.groups')}
        columns={[
          { key: 'name', title: t('codes.group') },
          { key: 'on', title: t('codes.groupOn') },
          { key: 'fill', title: t('codes.groupFill'), numeric: true },
        ]}
        rows={chats.map(({ id, name, members, on }) => ({
          key: id,
          cells: [
            <Link key="name" to="/chats/$id" params={{ id }}>
              {name === '' ? id : name}
            </Link>,
            <StateText
              key="on"
              tone={on ? 'good' : 'quiet'}
              text={t(on ? 'codes.groupIsOn' : members >= fullAt ? 'codes.groupFull' : 'codes.groupLater')}
            />,
            `${formatNumber(members)} / ${formatNumber(fullAt)}`,
          ],
        }))}
      />
      <p className="soft">
        {next === null ? t('codes.groupNextNone') : t('codes.groupNext', { name: next })}
      </p>
    </>
  );
}
