import { useFindingsAt } from './form-context.ts';
import styles from './forms.module.css';
import type { Path } from './values.ts';

/** What lint says of one field. */
export function FindingsAt({ path }: { path: Path }) {
  const findings = useFindingsAt(path);
  return findings.map(({ code, message, hint, severity }) => (
    <div key={`${code} ${message}`} role="status" className={styles[severity]}>
      {message}
      {hint ? <span className="soft"> {hint}</span> : null}
    </div>
  ));
}
