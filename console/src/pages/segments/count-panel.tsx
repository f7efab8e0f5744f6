import { useTranslation } from 'react-i18next';
import { ConditionCount } from '../../kit/conditions/condition-count.tsx';
import { ConditionField } from '../../kit/conditions/condition-field.tsx';
import { Panel } from '../../kit/panel.tsx';

/** A condition that is being put together, and how many satisfy it. */
export function CountPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('segments.count')} hint={t('segments.countHint')}>
      <ConditionField>{(when) => <ConditionCount when={when} />}</ConditionField>
    </Panel>
  );
}
