import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useTranslation } from 'react-i18next';

/**
 * Downloads what the server exports: a plain link, so that the browser streams it to disk; a workbook unless csv is chosen.
 * @param href address of the workbook, `/v1/contacts/export.xlsx?…`
 */
export function ExportLink({ href }: { href: string }) {
  const { t } = useTranslation();
  const csv = href.replace('/export.xlsx', '/export.csv');
  return (
    <Space.Compact>
      <Button icon={<DownloadOutlined />} href={href} download>
        {t('action.exportXlsx')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'csv',
              label: (
                <a href={csv} download>
                  {t('action.exportCsv')}
                </a>
              ),
            },
          ],
        }}
      >
        <Button icon={<DownOutlined />} aria-label={t('action.exportMore')} />
      </Dropdown>
    </Space.Compact>
  );
}
