// Bundles the tests (so that node 18 can run TypeScript) and hands the bundles to node's own runner.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../build/test");
rmSync(out, { recursive: true, force: true });
const names = readdirSync(join(here, "unit")).filter((name) => name.endsWith(".test.ts")).map((name) => name.replace(/\.ts$/, ""));
await build({
  root: join(here, ".."), configFile: false, publicDir: false, logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: true, outDir: out, target: "node18", minify: false,
    rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(here, "unit", `${name}.ts`)])), output: { format: "es", entryFileNames: "[name].mjs", chunkFileNames: "[name].mjs" } },
  },
});
const bundles = names.map((name) => join(out, `${name}.mjs`));
const result = spawnSync(process.execPath, ["--test", ...bundles], { stdio: "inherit", env: { ...process.env, SINEWS_SAMPLE: join(here, "sample.json"), SINEWS_TOP: join(here, "../..") } });
process.exit(result.status ?? 1);
