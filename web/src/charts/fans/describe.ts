import type { Description } from "../../figure/types.ts";
import { quantity } from "../../format.ts";
import { month_name } from "../../months.ts";
import { words } from "../../words.ts";
import type { Fans } from "./series.ts";

export function describe_fans(fans: Fans): Description {
  const last = fans.months.length - 1;
  const at = (values: (number | null)[]) => quantity(values[last] == null ? null : values[last]! * fans.factor);
  return {
    name: words.plan.fans_name(fans.text),
    long: words.plan.fans_title(fans.text, at(fans.without.p50), at(fans.with.p50), month_name(fans.months[last]!)),
  };
}
