// Where the next money should go, by the planner, and what the model makes of it.
import { describe_builds } from "../charts/builds/describe.ts";
import { build_name, builds_height, draw_builds } from "../charts/builds/draw.ts";
import { builds_series } from "../charts/builds/series.ts";
import { builds_table } from "../charts/builds/table.ts";
import { describe_fans } from "../charts/fans/describe.ts";
import { draw_fans, fans_height } from "../charts/fans/draw.ts";
import { fans_series } from "../charts/fans/series.ts";
import { fans_table } from "../charts/fans/table.ts";
import { describe_marginal } from "../charts/marginal/describe.ts";
import { draw_marginal, marginal_height } from "../charts/marginal/draw.ts";
import { marginal_series } from "../charts/marginal/series.ts";
import { marginal_table } from "../charts/marginal/table.ts";
import type { PlanData } from "../data.ts";
import { mount } from "../figure/figure.ts";
import { capitalised, quantity } from "../format.ts";
import { month_name } from "../months.ts";
import { words } from "../words.ts";
import { finding, section, type Context, type Section } from "./section.ts";

export function plan(context: Context): Section {
  const data = context.answers.data.plan!;
  const cost = data.builds.reduce((sum, build) => sum + build.cost, 0);
  return section("plan",
    finding(data.kind === "shortfall"
      ? words.plan.finding_shortfall(data.builds.length, quantity(cost), data.currency, quantity(data.value), quantity(data.bound), data.unit ?? "")
      : words.plan.finding(data.builds.length, quantity(cost), data.currency, quantity(data.value), quantity(data.bound))),
    builds_figure(context, data), marginal_figure(context, data), fans_figure(context, data));
}

function builds_figure(context: Context, data: PlanData): HTMLElement | null {
  if (data.builds.length === 0) return null;
  const builds = builds_series(data);
  const first = builds.rows[0];
  if (!first) return null;
  return mount(context, () => ({
    id: "builds",
    title: `${words.plan.builds_title(builds.rows.length, month_name(first.start))}: ${build_name(first, context.answers)}`,
    unit: words.plan.builds_unit(data.currency),
    height: () => builds_height(builds),
    draw: (host, look) => draw_builds(host, look, context.answers, builds),
    table: () => builds_table(context.answers, builds),
    describe: () => describe_builds(context.answers, builds),
  })).node;
}

function marginal_figure(context: Context, data: PlanData): HTMLElement | null {
  const marginal = marginal_series(data);
  if (!marginal) return null;
  const top = marginal.rows[0]!;
  return mount(context, () => ({
    id: "marginal",
    title: words.plan.marginal_title(top.name, month_name(marginal.months[top.best]!)),
    unit: words.plan.marginal_unit(marginal.unit),
    height: () => marginal_height(marginal),
    draw: (host, look) => draw_marginal(host, look, marginal),
    table: () => marginal_table(marginal),
    describe: () => describe_marginal(marginal),
  })).node;
}

function fans_figure(context: Context, data: PlanData): HTMLElement | null {
  const fans = fans_series(context.answers, data);
  if (!fans) return null;
  const last = fans.months.length - 1;
  const at = (values: (number | null)[]) => quantity(values[last] == null ? null : values[last]! * fans.factor);
  return mount(context, () => ({
    id: "fans",
    title: words.plan.fans_title(fans.text, at(fans.without.p50), at(fans.with.p50), month_name(fans.months[last]!)),
    unit: `${capitalised(fans.axis_name)}. ${words.plan.fans_unit}`,
    height: fans_height,
    draw: (host, look) => draw_fans(host, look, fans),
    table: () => fans_table(fans),
    describe: () => describe_fans(fans),
  })).node;
}
