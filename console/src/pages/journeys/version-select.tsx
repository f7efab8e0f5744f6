import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { versionsQuery } from '../../api/journeys.ts';
import { formatNumber } from '../../kit/format.ts';

interface Props {
  journey: string;
  /** Null for the newest. */
  version: number | null;
  onChange: (version: number | null) => void;
}

const NEWEST = 0;

/** Chooses the version to look at: the newest, or an earlier one that people are still on. Not there without such. */
export function VersionSelect({ journey, version, onChange }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(versionsQuery(journey));
  const earlier = (data?.items ?? []).filter((item) => !item.sameSteps || item.version === version);
  if (earlier.length === 0 && version === null) return null;
  return (
    <Select
      aria-label={t('flow.version')}
      value={version ?? NEWEST}
      popupMatchSelectWidth={false}
      onChange={(value) => onChange(value === NEWEST ? null : value)}
      options={[
        { value: NEWEST, label: t('flow.newest') },
        ...earlier.map((item) => ({
          value: item.version,
          label: t('flow.versionPeople', { version: item.version, n: formatNumber(item.people) }),
        })),
      ]}
    />
  );
}
