import type { planCompareSchema } from '@hetang/contract/http/plan-drafts';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/client.ts';
import { ChangeList } from '../change-list.tsx';
import { TextDiff } from './text-diff.tsx';

/** What differs, in words with the people it touches, and line by line. */
export function Comparison({ found }: { found: Answer<typeof planCompareSchema> }) {
  const { t } = useTranslation();
  const { changes, files } = found;
  return (
    <Tabs
      defaultActiveKey={changes ? 'words' : 'text'}
      items={[
        {
          key: 'words',
          label: t('planEdit.words'),
          children: changes ? (
            <ChangeList changes={changes} />
          ) : (
            <p className="soft">{t('planEdit.noWords')}</p>
          ),
        },
        { key: 'text', label: t('planEdit.text'), children: <TextDiff files={files} /> },
      ]}
    />
  );
}
