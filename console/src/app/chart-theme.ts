// Neighbours differ in lightness too, so that they can be told apart without colour.
const lightColors = ['#0f766e', '#a3bfbc', '#b7791f', '#3b5b8c', '#d99a8b', '#5f7d3a', '#8d6a9f', '#c9b458'];
const darkColors = ['#2bb5a6', '#6b8f8b', '#d9a441', '#7ea3dc', '#c4786a', '#9dbf6f', '#b48fc7', '#8a7d3f'];

/** The look of charts on the light and on the dark page. */
export function chartTheme(dark: boolean): Record<string, unknown> {
  const ink = dark ? 'rgba(255,255,255,0.85)' : 'rgba(0,0,0,0.85)';
  const soft = dark ? 'rgba(255,255,255,0.68)' : 'rgba(0,0,0,0.65)';
  const line = dark ? 'rgba(255,255,255,0.16)' : 'rgba(0,0,0,0.12)';
  const axis = {
    axisLabel: { color: soft },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    color: dark ? darkColors : lightColors,
    backgroundColor: 'transparent',
    textStyle: { color: ink },
    legend: { textStyle: { color: ink } },
    bar: { label: { color: ink } },
    categoryAxis: axis,
    valueAxis: axis,
    tooltip: {
      backgroundColor: dark ? '#2a2f2f' : '#fff',
      borderColor: line,
      textStyle: { color: ink },
    },
  };
}
