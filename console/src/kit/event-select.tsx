import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEventOptions } from './use-event-options.ts';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  'aria-label'?: string;
  size?: 'small' | 'middle';
  className?: string;
}

/** Chooses one of the events that the log or the plan knows. */
export function EventSelect(props: Props) {
  const { t } = useTranslation();
  return (
    <Select
      {...props}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('action.chooseEvent')}
      options={useEventOptions()}
      popupMatchSelectWidth={false}
    />
  );
}
