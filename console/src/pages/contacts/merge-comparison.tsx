import type { ContactDetail } from '@hetang/contract/http/contacts';
import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { TagList } from '../../kit/tag-list.tsx';
import { useWord } from '../../kit/use-word.ts';

interface Props {
  contacts: [ContactDetail, ContactDetail];
  /** Number of the contact that goes on. */
  keep: number;
  onKeep: (id: number) => void;
}

/** Two contacts side by side, and which of them goes on. */
export function MergeComparison({ contacts, keep, onKeep }: Props) {
  const { t } = useTranslation();
  const facts = useFacts();
  const columns = contacts.map((contact) => ({
    key: String(contact.id),
    title: <strong>{contact.name ?? t('contacts.unnamed', { id: contact.id })}</strong>,
  }));
  return (
    <PlainTable
      caption={t('merges.title')}
      columns={[{ key: 'fact', title: t('merges.fact') }, ...columns]}
      rows={[
        {
          key: 'keep',
          cells: [
            t('merges.keep'),
            ...contacts.map((contact) => (
              <Radio key={contact.id} checked={keep === contact.id} onChange={() => onKeep(contact.id)}>
                {t('merges.keepThis')}
              </Radio>
            )),
          ],
        },
        ...facts.map(({ key, name, of }) => ({ key, cells: [name, ...contacts.map(of)] })),
      ]}
    />
  );
}

interface Fact {
  key: string;
  name: string;
  of: (contact: ContactDetail) => ReactNode;
}

/** What tells people apart or shows that they are one. */
function useFacts(): Fact[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const at = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    { key: 'id', name: t('contacts.contactId'), of: ({ id }) => id },
    { key: 'identities', name: t('contacts.identities'), of: (contact) => <Identities of={contact} /> },
    { key: 'stage', name: t('contacts.stage'), of: ({ stage }) => stage?.name ?? t('none') },
    { key: 'owner', name: t('contacts.owner'), of: ({ owner }) => owner?.name ?? t('none') },
    { key: 'code', name: t('contacts.code'), of: ({ code }) => code?.name ?? t('none') },
    { key: 'added', name: t('contacts.addedAt'), of: ({ addedAt }) => at(addedAt) },
    { key: 'last', name: t('contacts.lastEventAt'), of: ({ lastEventAt }) => at(lastEventAt) },
    {
      key: 'tags',
      name: t('contacts.tags'),
      of: ({ tags }) => <TagList names={tags.map((tag) => tag.name)} limit={8} />,
    },
    {
      key: 'fields',
      name: t('merges.fields'),
      of: ({ fields }) => t('merges.fieldCount', { n: fields.length }),
    },
    { key: 'journeys', name: t('merges.active'), of: (contact) => underWay(contact) || t('none') },
    {
      key: 'suppression',
      name: t('merges.suppression'),
      of: ({ suppression }) =>
        suppression ? t('merges.suppressed', { reason: suppression.reason }) : t('merges.notSuppressed'),
    },
  ];
}

function underWay({ journeys }: ContactDetail): string {
  const active = journeys.filter((one) => one.status === 'active').map((one) => one.journey.name);
  return [...new Set(active)].join('、');
}

function Identities({ of: { identities } }: { of: ContactDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  if (identities.length === 0) return <>{t('none')}</>;
  return identities.map(({ kind, value }) => (
    <div key={`${kind} ${value}`}>
      <span className="soft">{word('identity', kind)}</span> <code>{value}</code>
    </div>
  ));
}
