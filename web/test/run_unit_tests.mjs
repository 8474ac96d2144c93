// Bundles each test (so that node 18 can run TypeScript) and hands the bundles to node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../build/test");
rmSync(out, { recursive: true, force: true });
const names = readdirSync(join(here, "unit")).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: names.map((name) => join(here, "unit", name)), outdir: out, bundle: true, format: "esm",
  platform: "node", target: "node18", outExtension: { ".js": ".mjs" }, logLevel: "warning",
});
const bundles = names.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const result = spawnSync(process.execPath, ["--test", ...bundles], { stdio: "inherit", env: { ...process.env, SINEWS_SAMPLE: join(here, "sample.json"), SINEWS_TOP: join(here, "../..") } });
process.exit(result.status ?? 1);
