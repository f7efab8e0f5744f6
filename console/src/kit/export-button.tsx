import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNow, useTimezone } from '../app/now.ts';
import { type Cell, downloadCsv } from './csv.ts';
import { formatDate } from './format.ts';
import { useProblemText } from './problem-view.tsx';

interface Props {
  /** Begins the name of the file; the date follows. */
  name: string;
  /** Everything that the list has, with its heading, not only the page in sight. */
  rows: () => Promise<Cell[][]>;
}

/** Downloads a list that the server does not export by itself. */
export function ExportButton({ name, rows }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const today = formatDate(useNow(), useTimezone());
  const download = useMutation({
    mutationFn: rows,
    onSuccess: (table) => downloadCsv(`${name}_${today}.csv`, table),
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Button icon={<DownloadOutlined />} loading={download.isPending} onClick={() => download.mutate()}>
      {t('action.exportCsv')}
    </Button>
  );
}
