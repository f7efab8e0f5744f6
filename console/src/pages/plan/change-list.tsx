import type { PlanChange } from '@hetang/contract/http/plan';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import styles from './plan.module.css';

const tones: Record<PlanChange['change'], Tone> = { added: 'good', changed: 'warn', removed: 'bad' };

/** What would change, definition by definition, in words and with the people it touches. */
export function ChangeList({ changes, title }: { changes: PlanChange[]; title?: string }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="soft">{t('plan.diffEmpty')}</p>;
  const heading = title ?? t('plan.diff');
  return (
    <section aria-label={heading}>
      <h3 className={styles.sub}>
        {heading} · {t('table.total', { total: changes.length })}
      </h3>
      <ul className={styles.findings}>
        {changes.map((change) => (
          <ChangeItem key={`${change.kind} ${change.key}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeItem({ change }: { change: PlanChange }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={styles.findingHead}>
        <StateText tone={tones[change.change]} text={t(`plan.${change.change}`)} />
        <strong>{change.title}</strong>
        <code className="soft">{change.key}</code>
      </div>
      {change.touches.map((touch) => (
        <p key={touch.text} className={change.loud ? styles.loud : styles.touch}>
          {change.loud ? t('plan.inUse', { text: touch.text }) : touch.text}
        </p>
      ))}
      {change.lines.length > 0 ? (
        <PlainTable
          caption={change.title}
          columns={[
            { key: 'label', title: t('plan.path') },
            { key: 'before', title: t('plan.before') },
            { key: 'after', title: t('plan.after') },
          ]}
          rows={change.lines.map((line) => ({
            key: `${line.label} ${line.before} ${line.after}`,
            cells: [line.label, line.before ?? t('none'), line.after ?? t('none')],
          }))}
        />
      ) : null}
    </li>
  );
}
