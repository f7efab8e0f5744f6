import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant, formatProp } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { ContactIdentities } from './contact-identities.tsx';
import { ContactTagMarks } from './contact-tag-marks.tsx';
import { ContactTags } from './contact-tags.tsx';
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
      <ContactTagMarks contact={contact.id} />
      <h3 className={styles.sub}>{t('contacts.fields')}</h3>
      <Fields fields={contact.fields} />
      <ContactIdentities contact={contact} />
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
