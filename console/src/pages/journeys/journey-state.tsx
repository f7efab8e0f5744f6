import type { JourneyDetail } from '@hetang/contract/http/work';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';

type Control = JourneyDetail['control'];
type State = NonNullable<Control>['state'];

export const journeyStates = ['running', 'paused', 'draining', 'stopped'] as const satisfies readonly State[];
const tones: Record<State, Tone> = {
  running: 'good',
  paused: 'warn',
  draining: 'busy',
  stopped: 'bad',
};

/** Whether a journey takes people in and moves them on. */
export function JourneyState({ control }: { control: Control }) {
  const word = useWord();
  const state = control?.state ?? 'running';
  return <StateText tone={tones[state]} text={word('journeyState', state)} />;
}
