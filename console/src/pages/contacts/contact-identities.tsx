import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { reasonText, sourceText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './contacts.module.css';

type Lookup = NonNullable<ContactDetail['identities'][number]['lookup']>;

/** What WeCom, asked by unionid and openid, has said. */
function LookedUp({ lookup: { state, at, reason } }: { lookup: Lookup }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const said = {
    at: at === null ? '' : formatInstant(at, timezone),
    reason: reason === null ? '' : reasonText(word, reason),
  };
  const isHeld = state === 'waiting' && reason !== null;
  return <div className="soft">{t(`contacts.lookup.${isHeld ? 'held' : state}`, said)}</div>;
}

/** The names by which a person is known: who said so and when; then those that went away again with a merge undone. */
export function ContactIdentities({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const reference = useQuery(referenceQuery).data;
  const { identities, formerIdentities: former } = contact;
  return (
    <>
      <h3 className={styles.sub}>{t('contacts.identities')}</h3>
      <Definitions
        items={identities.map(({ kind, value, at, source, from, lookup }) => ({
          key: `${kind} ${value}`,
          name: word('identity', kind),
          value: (
            <>
              <code>{value}</code>
              <div className="soft">
                {source === null
                  ? formatInstant(at, timezone)
                  : t('contacts.tagSource', {
                      at: formatInstant(at, timezone),
                      source: sourceText(word, reference, source),
                    })}
                {from === null ? null : ` · ${t('contacts.identityFrom', { id: from })}`}
              </div>
              {lookup === null ? null : <LookedUp lookup={lookup} />}
            </>
          ),
        }))}
      />
      {former.length === 0 ? null : (
        <>
          <h3 className={styles.sub}>{t('contacts.formerIdentities')}</h3>
          <Definitions
            items={former.map(({ kind, value, from, since, until }) => ({
              key: `${kind} ${value} ${until}`,
              name: word('identity', kind),
              value: (
                <>
                  <code>{value}</code>
                  <div className="soft">
                    {t('contacts.identityWas', {
                      since: formatInstant(since, timezone),
                      until: formatInstant(until, timezone),
                      id: from,
                    })}
                  </div>
                </>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
