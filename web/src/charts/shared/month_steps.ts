// A cursor that steps through months, for charts with a time axis.
import type { Reading, Steps } from "../../figure/types.ts";
import { middle } from "../../months.ts";
import { pixel, type Instance } from "./echarts.ts";

export function month_steps(
  chart: Instance,
  months: number[],
  initial: number,
  frame: { top: number; bottom: number },
  reading: (index: number) => Reading,
): Steps {
  const first = months[0] ?? 0;
  const start = pixel(chart, middle(first), 0).x;
  const pitch = pixel(chart, middle(first + 1), 0).x - start;
  return {
    count: months.length,
    page: 12,
    initial,
    position: (step) => ({ x: start + step * pitch, top: frame.top, bottom: frame.bottom }),
    nearest: (x, y) => {
      const step = Math.round((x - start) / pitch);
      if (y < frame.top - 24 || y > frame.bottom + 12) return null;
      return step >= -1 && step <= months.length ? Math.max(0, Math.min(months.length - 1, step)) : null;
    },
    reading,
  };
}
