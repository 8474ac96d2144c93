// The parts of ECharts that this page uses, registered once; SVG so that prints and files stay sharp.
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Look } from "../../figure/types.ts";

echarts.use([BarChart, CustomChart, GridComponent, LineChart, SVGRenderer]);

export type Instance = echarts.ECharts;
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export function start(host: HTMLElement, look: Look, height: number, option: Record<string, unknown>): Instance {
  const chart = echarts.init(host, null, { renderer: "svg", width: look.width, height });
  chart.setOption({
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: FONT, fontSize: 13, color: look.palette.text },
    ...option,
  });
  return chart;
}

export function pixel(chart: Instance, x: number, y: number, grid = 0): { x: number; y: number } {
  const point = chart.convertToPixel({ xAxisIndex: grid, yAxisIndex: grid }, [x, y]) as unknown as [number, number];
  return { x: point[0], y: point[1] };
}
