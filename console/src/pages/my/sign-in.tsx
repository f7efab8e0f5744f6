import { useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

const problems = ['state', 'refused', 'not-staff'] as const;

/** The way in through WeCom, to a page for staff; what went wrong the last time stands above it. */
export function SignIn({ title, to }: { title: string; to: '/my/tasks' | '/my/sidebar' }) {
  const { t } = useTranslation();
  const { problem } = useSearch({ strict: false });
  const known = problems.find((one) => one === problem);
  return (
    <>
      <h1>{title}</h1>
      {known ? <Alert type="warning" showIcon title={t(`my.problem.${known}`)} /> : null}
      <p className="soft">{t('my.signInHint')}</p>
      <Button type="primary" size="large" block href={`/v1/wecom/login?to=${to}`}>
        {t('my.signIn')}
      </Button>
    </>
  );
}
