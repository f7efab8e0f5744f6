import styles from './system.module.css';

const SHORT = 160;

/** What went wrong, in the machine's words; long texts open on demand. */
export function ErrorText({ text }: { text: string }) {
  if (text.length <= SHORT) return <p className={styles.error}>{text}</p>;
  return (
    <details className={styles.error}>
      <summary>{text.slice(0, SHORT)}…</summary>
      {text}
    </details>
  );
}
