// Every sentence and label that the page shows: the catalogue's groups (words/*.json), with what turns values into slots.
import { in_hundred } from "./format.ts";
import * as charts from "./words/charts.ts";
import * as live from "./words/live.ts";
import * as parts from "./words/sections.ts";

export const words = {
  ...parts,
  ...charts,
  ...live,
  in_hundred,
};
