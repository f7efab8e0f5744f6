import { useTranslation } from 'react-i18next';
import type { MyTask } from '../../api/my.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { FinishForm } from './finish-form.tsx';
import styles from './my.module.css';

/** One task: with whom, until when, and what came out of it. */
export function MyTaskCard({ task, timezone }: { task: MyTask; timezone: string }) {
  const { t } = useTranslation();
  const { kind, title, contact, dueAt, text } = task;
  return (
    <li className={styles.card}>
      <h2>{title}</h2>
      <p className="soft">
        {contact ? t('my.customer', { name: contact.name ?? contact.id }) : null}
        {contact ? ' · ' : null}
        {t('my.due', { at: formatInstant(dueAt, timezone) })}
      </p>
      {kind === 'confirm-send' ? <ToConfirm task={task} /> : null}
      {kind === 'publish-moment' ? <ToPublish text={text} /> : null}
      {kind === 'follow-up' && text ? <p className={styles.text}>{text}</p> : null}
      {kind === 'follow-up' ? <FinishForm task={task} /> : null}
    </li>
  );
}

/** A mass message to confirm in WeCom: how many it reaches, what it says, and the way there. */
function ToConfirm({ task: { targets, text } }: { task: MyTask }) {
  const { t } = useTranslation();
  return (
    <>
      {targets === null ? null : <p>{t('my.targets', { n: formatNumber(targets) })}</p>}
      {text ? (
        <blockquote className={styles.quote} aria-label={t('my.says')}>
          {text}
        </blockquote>
      ) : (
        <p className="soft">{t('my.noText')}</p>
      )}
      <p>{t('my.confirm')}</p>
    </>
  );
}

/** A Moment to publish in WeCom: what it says, and the way there. */
function ToPublish({ text }: Pick<MyTask, 'text'>) {
  const { t } = useTranslation();
  return (
    <>
      {text ? (
        <blockquote className={styles.quote} aria-label={t('my.says')}>
          {text}
        </blockquote>
      ) : null}
      <p>{t('moments.taskSteps')}</p>
    </>
  );
}
