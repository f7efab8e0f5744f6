import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Downloads what the server exports: a plain link, so that the browser streams it to disk. */
export function ExportLink({ href }: { href: string }) {
  const { t } = useTranslation();
  return (
    <Button icon={<DownloadOutlined />} href={href} download>
      {t('action.exportCsv')}
    </Button>
  );
}
