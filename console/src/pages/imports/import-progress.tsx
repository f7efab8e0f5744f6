import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportStep } from '../../api/imports.ts';
import { formatNumber } from '../../kit/format.ts';
import { percentOf } from './percent-of.ts';

/** How far an import has got: first the file goes out, then what it says is written. */
export function ImportProgressBar({ step }: { step: ImportStep }) {
  const { t } = useTranslation();
  const { server } = step;
  const phase = server?.phase ?? 'uploading';
  return (
    <div>
      <Progress percent={percentOf(step)} status="active" aria-label={t('imports.progressLabel')} />
      <p className="soft numbers">
        {t(`imports.${phase}`)}
        {server ? ` · ${t('imports.progressRows', { rows: formatNumber(server.rows) })}` : null}
        {server?.phase === 'writing' && server.total !== null
          ? ` · ${t('imports.progressWritten', {
              written: formatNumber(server.written),
              total: formatNumber(server.total),
            })}`
          : null}
      </p>
    </div>
  );
}
