import type { ExplainedPart } from '@hetang/contract/http/segments';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';

/** A condition part by part with its answers; the mark is said in words too. */
export function ExplainedParts({ parts }: { parts: ExplainedPart[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.answers}>
      {parts.map((part) => (
        <li key={part.text}>
          <span className={styles.answer} data-holds={part.holds ? 'yes' : 'no'} aria-hidden="true">
            {part.holds ? '✓' : '✗'}
          </span>
          <span className="visually-hidden">{part.holds ? t('answer.yes') : t('answer.no')}</span>
          {part.text}
          {part.found ? <span className="soft"> · {part.found}</span> : null}
          {part.parts.length > 0 ? <ExplainedParts parts={part.parts} /> : null}
        </li>
      ))}
    </ul>
  );
}
