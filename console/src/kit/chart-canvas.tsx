import {
  BarChart,
  type BarSeriesOption,
  HeatmapChart,
  type HeatmapSeriesOption,
  LineChart,
  type LineSeriesOption,
} from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
  VisualMapComponent,
  type VisualMapComponentOption,
} from 'echarts/components';
import { type ComposeOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type RefObject, useEffect, useRef } from 'react';
import { chartTheme } from '../app/chart-theme.ts';
import { useDark } from '../app/theme-context.ts';
import type { Drawn } from './picture.ts';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  AriaComponent,
  SVGRenderer,
]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>;

/** A bar, a point of a line or a cell, by its place in the option. */
export interface ChartPoint {
  series: number;
  index: number;
}

interface Props {
  label: string;
  option: ChartOption;
  height: number;
  /** Is given what takes the chart as a picture. */
  drawn?: RefObject<(() => Drawn) | null>;
  onPick?: (point: ChartPoint) => void;
}

/** Draws one chart as SVG, follows the width of its place and the appearance of the page. */
export function ChartCanvas(props: Props) {
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(props.onPick);
  pick.current = props.onPick;
  const { drawn: picture } = props;
  useEffect(() => {
    if (!place.current) return;
    const drawn = init(place.current, chartTheme(dark), { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', ({ seriesIndex, dataIndex }) => {
      if (seriesIndex !== undefined) pick.current?.({ series: seriesIndex, index: dataIndex });
    });
    if (picture) picture.current = () => pictureOf(drawn, dark);
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
      if (picture) picture.current = null;
    };
  }, [dark, picture]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart made anew for `dark` needs its option again
  useEffect(() => {
    const animation = !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animation, animationDuration: 300, ...props.option });
  }, [props.option, dark]);
  return <div ref={place} role="img" aria-label={props.label} style={{ height: props.height }} />;
}

function pictureOf(chart: EChartsType, dark: boolean): Drawn {
  return {
    svg: chart.renderToSVGString(),
    width: chart.getWidth(),
    height: chart.getHeight(),
    ink: dark ? '#e8eaea' : '#1f2323',
    paper: dark ? '#171b1b' : '#ffffff',
  };
}
