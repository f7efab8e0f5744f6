import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError, NETWORK, UNREADABLE } from '../api/client.ts';
import styles from './kit.module.css';

/** The words of a failure: what is wrong and what to do. */
export function useProblemText(): (error: unknown) => { message: string; hint: string | undefined } {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return { message: String(error), hint: t('problem.crashHint') };
    const { code, message, hint } = error.problem;
    if (code === NETWORK) return { message: t('problem.network'), hint: t('problem.networkHint') };
    if (code === UNREADABLE) {
      const unreadable = t('problem.unreadable', { status: error.status });
      return { message: unreadable, hint: t('problem.unreadableHint') };
    }
    return { message, hint };
  };
}

/** Code, place and request id of a failure, for whoever looks into it. */
export function ProblemFacts({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!(error instanceof ApiError)) return null;
  const { code, field, requestId } = error.problem;
  const facts = [
    [t('problem.code'), code],
    [t('problem.field'), field],
    [t('problem.requestId'), requestId],
  ].filter(([, value]) => value);
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A failure shown where it happened. */
export function ProblemAlert({ error }: { error: unknown }) {
  const text = useProblemText()(error);
  if (!error) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text.message}
      description={
        <>
          {text.hint ? <div>{text.hint}</div> : null}
          <ProblemFacts error={error} />
        </>
      }
    />
  );
}
