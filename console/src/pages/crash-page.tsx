import type { ErrorComponentProps } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../kit/page.tsx';

/** Shown in place of a page that failed while it was drawn; the rest of the console goes on. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('problem.crashTitle')}>
      <Alert
        type="error"
        showIcon
        title={t('problem.crashHint')}
        description={<code>{error instanceof Error ? (error.stack ?? error.message) : String(error)}</code>}
      />
    </Page>
  );
}
