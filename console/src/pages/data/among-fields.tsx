import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import styles from './data.module.css';

interface Props {
  /** The event whose properties can make groups. */
  event?: string | undefined;
  /** Which event a property is of. */
  breakdownHint: string;
}

/** By which groups, of whom, compared with what. */
export function AmongFields({ event, breakdownHint }: Props) {
  const { t } = useTranslation();
  const reference = useQuery(referenceQuery).data;
  const properties = reference?.events.find(({ key }) => key === event)?.properties ?? [];
  const segments = reference?.segments ?? [];
  return (
    <div className={styles.fields}>
      <Form.Item name="breakdown" label={t('data.breakdown')} tooltip={breakdownHint}>
        <AutoComplete
          allowClear
          placeholder={t('data.breakdownNone')}
          options={[
            { value: 'stage', label: `${t('data.breakdownStage')} stage` },
            { value: 'code', label: `${t('data.breakdownCode')} code` },
            { value: 'owner', label: `${t('data.breakdownOwner')} owner` },
            ...(reference?.tagGroups ?? []).map(({ key, name }) => ({
              value: `tag:${key}`,
              label: t('data.breakdownTag', { name }),
            })),
            ...(reference?.ladders ?? []).map(({ key, name }) => ({
              value: `tier:${key}`,
              label: t('data.breakdownTier', { name }),
            })),
            ...properties.map(({ key, name }) => ({
              value: key,
              label: t('data.breakdownProperty', { name }),
            })),
          ]}
        />
      </Form.Item>
      <Form.Item name="among" label={t('data.among')} tooltip={t('data.amongHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('data.everybody')}
          options={segments.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item name="compare" label={t('data.compare')} tooltip={t('data.compareHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('data.compareNone')}
          options={[
            { value: 'previous', label: t('data.comparePrevious') },
            ...segments.map(({ key, name }) => ({
              value: `segment:${key}`,
              label: t('data.compareSegment', { name }),
            })),
          ]}
        />
      </Form.Item>
    </div>
  );
}
