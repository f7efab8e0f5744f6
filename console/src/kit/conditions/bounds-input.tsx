import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './conditions.module.css';

interface Bounds {
  'at-least'?: number | undefined;
  'at-most'?: number | undefined;
}

interface Props {
  value: Bounds;
  /** What is counted or measured; shown behind the numbers. */
  of: string;
  whole?: boolean;
  onChange: (value: Bounds) => void;
}

/** From and to, both included; either may stay open. */
export function BoundsInput({ value, of, whole = false, onChange }: Props) {
  const { t } = useTranslation();
  const set = (key: keyof Bounds) => (next: number | null) =>
    onChange({ ...value, [key]: next ?? undefined });
  return (
    <span className={styles.inline}>
      {(['at-least', 'at-most'] as const).map((key) => (
        <InputNumber
          key={key}
          aria-label={`${t(`conditions.${key}`)} ${of}`}
          placeholder={t('conditions.open')}
          {...(whole ? { precision: 0 } : {})}
          value={value[key] ?? null}
          prefix={t(`conditions.${key}`)}
          style={{ width: 132 }}
          onChange={set(key)}
        />
      ))}
      <span className="soft">{of}</span>
    </span>
  );
}
