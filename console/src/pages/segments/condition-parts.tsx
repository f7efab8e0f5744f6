import type { ConditionPart } from '@hetang/contract/http/segments';
import styles from './segments.module.css';

/** A condition in words, its parts set in below what joins them. */
export function ConditionParts({ parts }: { parts: ConditionPart[] }) {
  return (
    <ul className={styles.parts}>
      {parts.map((part) => (
        <li key={part.text}>
          {part.text}
          {part.parts.length > 0 ? <ConditionParts parts={part.parts} /> : null}
        </li>
      ))}
    </ul>
  );
}
