import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { sourceText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatProp } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './contacts.module.css';

/** Profile, tags, fields and identities of a contact. */
export function ContactProfile({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const lost = contact.lostAt !== null;
  const since = contact.stageAt ? ` · ${formatInstant(contact.stageAt, timezone)}` : '';
  return (
    <>
      <div className={styles.who}>
        {contact.avatar ? <img src={contact.avatar} width={48} height={48} alt="" /> : null}
        <div>
          <strong>{contact.name ?? t('contacts.unnamed', { id: contact.id })}</strong>
          <div>
            <StateText
              tone={lost ? 'quiet' : 'good'}
              text={lost ? t('contacts.lostYes') : t('contacts.lostNo')}
            />
          </div>
        </div>
      </div>
      <Definitions
        items={[
          { key: 'id', name: t('contacts.contactId'), value: contact.id },
          { key: 'stage', name: t('contacts.stage'), value: `${contact.stage?.name ?? t('none')}${since}` },
          { key: 'owner', name: t('contacts.owner'), value: contact.owner?.name ?? t('none') },
          { key: 'code', name: t('contacts.code'), value: contact.code?.name ?? t('none') },
          { key: 'added', name: t('contacts.addedAt'), value: formatInstant(contact.addedAt, timezone) },
          ...(lost
            ? [{ key: 'lost', name: t('contacts.lostAt'), value: formatInstant(contact.lostAt, timezone) }]
            : []),
          {
            key: 'created',
            name: t('contacts.createdAt'),
            value: formatInstant(contact.createdAt, timezone),
          },
        ]}
      />
      <h3 className={styles.sub}>{t('contacts.tags')}</h3>
      <ContactTags tags={contact.tags} />
      <h3 className={styles.sub}>{t('contacts.fields')}</h3>
      <Fields fields={contact.fields} />
      <h3 className={styles.sub}>{t('contacts.identities')}</h3>
      <Identities identities={contact.identities} />
    </>
  );
}

function Fields({ fields }: { fields: ContactDetail['fields'] }) {
  const { t } = useTranslation();
  if (fields.length === 0) return <p className="soft">{t('contacts.noFields')}</p>;
  return (
    <Definitions
      items={fields.map((field) => ({ key: field.key, name: field.name, value: formatProp(field.value) }))}
    />
  );
}

function Identities({ identities }: { identities: ContactDetail['identities'] }) {
  const word = useWord();
  return (
    <Definitions
      items={identities.map(({ kind, value }) => ({
        key: `${kind} ${value}`,
        name: word('identity', kind),
        value: <code>{value}</code>,
      }))}
    />
  );
}

const inGroup = (group: string) => (tag: { group: string }) => tag.group === group;

/** Tags under their groups; when and whence on hover and focus. */
function ContactTags({ tags }: { tags: ContactDetail['tags'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const word = useWord();
  const reference = useQuery(referenceQuery).data;
  if (tags.length === 0) return <p className="soft">{t('contacts.noTags')}</p>;
  const groups = [...new Set(tags.map((tag) => tag.group))];
  return (
    <Definitions
      items={groups.map((group) => ({
        key: group,
        name: tags.find((tag) => tag.group === group)?.groupName ?? group,
        value: (
          <span className={styles.tags}>
            {tags.filter(inGroup(group)).map((tag) => (
              <Tooltip
                key={tag.tag}
                trigger={['hover', 'focus']}
                title={t('contacts.tagSource', {
                  at: formatInstant(tag.at, timezone),
                  source: sourceText(word, reference, tag.source),
                })}
              >
                <Tag tabIndex={0}>{tag.name}</Tag>
              </Tooltip>
            ))}
          </span>
        ),
      }))}
    />
  );
}
