import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { useWord } from '../../kit/use-word.ts';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  'aria-label'?: string;
}

/** Chooses one of the events that the log or the plan knows. */
export function EventSelect(props: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const events = useQuery(referenceQuery).data?.events ?? [];
  const options = events.map((name) => {
    const known = word('event', name);
    return { value: name, label: known === name ? name : `${known} ${name}` };
  });
  return (
    <Select
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('data.stepRule')}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
}
