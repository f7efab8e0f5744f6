import styles from './kit.module.css';

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'quiet';

/** A state in words with a dot; the colour only repeats what the word says. */
export function StateText({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span className={styles.state} data-tone={tone}>
      {text}
    </span>
  );
}
