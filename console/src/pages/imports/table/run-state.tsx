import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportRun } from '../../../api/import-files.ts';
import { formatNumber } from '../../../kit/format.ts';

/** How far an import is while it runs; why it ended when it came to no good end. */
export function RunState({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { state, progress, error } = run;
  if (state === 'failed')
    return <Alert type="error" showIcon title={t('tableImport.failed')} description={error} />;
  if (state === 'stopped') return <Alert type="warning" showIcon title={t('imports.resultStopped')} />;
  if (state === 'done') return null;
  return (
    <div aria-live="polite">
      <Progress
        percent={
          progress === null || progress.rows === 0 ? 0 : Math.round((100 * progress.written) / progress.rows)
        }
        status="active"
        aria-label={t('imports.progressLabel')}
      />
      <p className="soft numbers">
        {state === 'waiting' ? t('tableImport.waiting') : t('imports.writing')}
        {progress ? ` · ${t('imports.progressRows', { rows: formatNumber(progress.rows) })}` : null}
        {` · ${t('tableImport.leave')}`}
      </p>
    </div>
  );
}
