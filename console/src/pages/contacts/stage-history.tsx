import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { useWord } from '../../kit/use-word.ts';

/** The stages a contact has been through, each with its cause. */
export function StageHistory({ entries }: { entries: ContactDetail['stageHistory'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const word = useWord();
  if (entries.length === 0) return <p className="soft">{t('contacts.noStages')}</p>;
  return (
    <ol className={kit.entries}>
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.to.key}`}>
          <div className={kit.entryHead}>
            <span>
              <strong>{entry.to.name}</strong>{' '}
              {entry.from ? (
                <span className="soft">{t('contacts.stageFrom', { from: entry.from.name })}</span>
              ) : null}
            </span>
            <span className="soft numbers">{formatInstant(entry.at, timezone)}</span>
          </div>
          <div className="soft">
            {t('contacts.stageCause', { cause: reasonText(word, entry.cause) })}
            {entry.skipped.length > 0
              ? ` · ${t('contacts.stageSkipped', { names: entry.skipped.map((stage) => stage.name).join('、') })}`
              : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
