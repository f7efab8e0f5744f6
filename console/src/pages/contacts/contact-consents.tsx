import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { sourceText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';

/** What a contact agreed to or refused, as it was said last. */
export function ContactConsents({ consents }: { consents: ContactDetail['consents'] }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const reference = useQuery(referenceQuery).data;
  if (consents.length === 0) return <p className="soft">{t('quiet.noConsents')}</p>;
  return (
    <ul className={kit.entries}>
      {consents.map(({ scope, state, at, source }) => (
        <li key={scope}>
          <div className={kit.entryHead}>
            <strong>{word('consentScope', scope)}</strong>
            <StateText tone={state === 'given' ? 'good' : 'bad'} text={t(`quiet.${state}`)} />
          </div>
          <div className="soft">
            {t('quiet.consentMeta', {
              at: formatInstant(at, timezone),
              source: sourceText(word, reference, source),
            })}
          </div>
        </li>
      ))}
    </ul>
  );
}
