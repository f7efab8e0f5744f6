import type { MomentRow } from '@hetang/contract/http/moments';
import { useTranslation } from 'react-i18next';
import { StateText } from '../../../kit/state-text.tsx';
import { useWord } from '../../../kit/use-word.ts';
import { momentTones } from './moment-list-spec.ts';

/** Where a Moment stands, in words. */
export function MomentState({ moment }: { moment: Pick<MomentRow, 'state' | 'cancelling'> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { state, cancelling } = moment;
  return (
    <StateText
      tone={momentTones[state]}
      text={cancelling ? t('moments.cancelling') : word('momentState', state)}
    />
  );
}
