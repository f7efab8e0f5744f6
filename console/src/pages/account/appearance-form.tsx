import { Radio } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Density, Language, ThemeMode } from '../../app/preferences.ts';
import { usePreferences } from '../../app/runtime.ts';
import { Definitions } from '../../kit/definitions.tsx';

const modes: readonly ThemeMode[] = ['system', 'light', 'dark'];
const densities: readonly Density[] = ['comfortable', 'compact'];

/** Language, appearance and density of the console in this browser. */
export function AppearanceForm() {
  const { t } = useTranslation();
  const [{ language, theme, density }, set] = usePreferences();
  return (
    <Definitions
      items={[
        choiceOf<Language>({
          key: 'language',
          name: t('header.language'),
          value: language,
          options: [
            { value: 'zh', label: '简体中文' },
            { value: 'en', label: 'English' },
          ],
          onChange: (value) => set({ language: value }),
        }),
        choiceOf<ThemeMode>({
          key: 'theme',
          name: t('header.theme'),
          value: theme,
          options: modes.map((value) => ({ value, label: t(`theme.${value}`) })),
          onChange: (value) => set({ theme: value }),
        }),
        choiceOf<Density>({
          key: 'density',
          name: t('account.density'),
          value: density,
          options: densities.map((value) => ({ value, label: t(`account.densities.${value}`) })),
          onChange: (value) => set({ density: value }),
        }),
      ]}
    />
  );
}

interface Choice<T> {
  key: string;
  name: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}

function choiceOf<T extends string>(choice: Choice<T>) {
  return { key: choice.key, name: choice.name, value: <Choices {...choice} /> };
}

function Choices<T extends string>({ name, value, options, onChange }: Omit<Choice<T>, 'key'>) {
  const id = useId();
  return (
    <>
      <span id={id} className="visually-hidden">
        {name}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        options={options}
        onChange={(event: { target: { value?: T } }) => onChange(event.target.value ?? value)}
      />
    </>
  );
}
