import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../i18n/zh.ts';
import { Term } from './term.tsx';

type FigureKey = keyof Catalogue['home']['figures'];

/** The name and the exact meaning of a number, in the language of the page. */
export function useFigure(): (key: FigureKey) => { name: string; meaning: string } {
  const { t } = useTranslation();
  return (key) => t(`home.figures.${key}`, { returnObjects: true });
}

/** The name of a number with its meaning on hover and on keyboard focus. */
export function Figure({ of }: { of: FigureKey }) {
  const { name, meaning } = useFigure()(of);
  return <Term hint={meaning}>{name}</Term>;
}
