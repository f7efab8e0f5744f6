import { type FigureKey, figures } from '@hetang/contract/figures';
import { useTranslation } from 'react-i18next';
import { Term } from './term.tsx';

/** The name and the exact meaning of a number, in the language of the page. */
export function useFigure(): (key: FigureKey) => { name: string; meaning: string } {
  const { i18n } = useTranslation();
  const lang = i18n.language.startsWith('en') ? 'en' : 'zh';
  return (key) => figures[key][lang];
}

/** The name of a number with its meaning on hover and on keyboard focus. */
export function Figure({ of }: { of: FigureKey }) {
  const { name, meaning } = useFigure()(of);
  return <Term hint={meaning}>{name}</Term>;
}
