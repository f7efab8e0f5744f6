import type { Change } from '@hetang/contract/http/plan';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useKindName } from './kind-name.ts';
import styles from './plan.module.css';

const tones: Record<Change['change'], Tone> = { added: 'good', changed: 'warn', removed: 'bad' };

/** What would change, definition by definition. */
export function ChangeList({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className="soft">{t('plan.diffEmpty')}</p>;
  return (
    <section aria-label={t('plan.diff')}>
      <h3 className={styles.sub}>
        {t('plan.diff')} · {t('table.total', { total: changes.length })}
      </h3>
      <ul className={styles.findings}>
        {changes.map((change) => (
          <ChangeItem key={`${change.kind} ${change.key}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeItem({ change }: { change: Change }) {
  const { t } = useTranslation();
  const kindName = useKindName();
  return (
    <li>
      <div className={styles.findingHead}>
        <StateText tone={tones[change.change]} text={t(`plan.${change.change}`)} />
        <span>{kindName(change.kind)}</span>
        <strong>{change.name ?? change.key}</strong>
        <code className="soft">{change.key}</code>
      </div>
      {change.details.length > 0 ? (
        <PlainTable
          caption={`${kindName(change.kind)} ${change.key}`}
          columns={[
            { key: 'path', title: t('plan.path') },
            { key: 'before', title: t('plan.before') },
            { key: 'after', title: t('plan.after') },
          ]}
          rows={change.details.map((detail) => ({
            key: detail.path,
            cells: [
              <code key="path">{detail.path}</code>,
              detail.before ?? t('none'),
              detail.after ?? t('none'),
            ],
          }))}
        />
      ) : null}
    </li>
  );
}
