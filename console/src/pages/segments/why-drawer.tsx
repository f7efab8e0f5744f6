import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { explanationQuery } from '../../api/segments.ts';
import { ExplainedParts } from '../../kit/explained-parts.tsx';
import { Loaded } from '../../kit/loaded.tsx';

interface Props {
  segment: { key: string; name: string };
  contact: { id: number; name: string };
  onClose: () => void;
}

/** Why a contact belongs to a segment or does not, asked at this moment. */
export function WhyDrawer({ segment, contact, onClose }: Props) {
  const { t } = useTranslation();
  const why = useQuery(explanationQuery(segment.key, contact.id));
  const words = { name: contact.name, segment: segment.name };
  const title = why.data?.member === false ? t('segments.whyNotTitle', words) : t('segments.whyTitle', words);
  return (
    <Drawer open title={title} size={480} onClose={onClose} destroyOnHidden>
      <Loaded query={why}>{(data) => <ExplainedParts parts={[data.why]} />}</Loaded>
    </Drawer>
  );
}
