import * as echarts from 'echarts';

const WIDTH = 900;

export const BASELINE_COLOR = '#b0b7c3';
export const OWN_COLOR = '#2463a8';

/** Draws a chart as text that is the same for the same figures. */
export function svg(option: echarts.EChartsCoreOption, height: number): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif' },
    ...option,
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return `${text}\n`;
}
