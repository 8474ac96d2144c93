// src/ -> dist/report.html: one file with style and script inside. The program fills in its markers.
import { build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const LARGEST = 1_500_000;
const MARKERS = { __SINEWS_DATA__: 1, __SINEWS_ENGINE__: 1, __SINEWS_SCENARIO__: 1, __SINEWS_STATIC__: 1, __SINEWS_TITLE__: 2 };
const STYLES = ["base.css", "figure.css", "tables.css", "print.css"];

function fail(text) {
  console.error(`build: ${text}`);
  process.exit(1);
}

// A chart without a table and a text alternative is not finished.
for (const folder of readdirSync(join(root, "src/charts"))) {
  if (folder === "shared") continue;
  for (const part of ["series.ts", "draw.ts", "table.ts", "describe.ts"]) {
    if (!existsSync(join(root, "src/charts", folder, part))) fail(`src/charts/${folder} lacks ${part}`);
  }
}

async function palette_css() {
  const outfile = join(root, "build/palette.mjs");
  await build({ entryPoints: [join(root, "src/palette.ts")], outfile, bundle: true, format: "esm", logLevel: "error" });
  const { LIGHT, DARK, css_variables } = await import(pathToFileURL(outfile).href);
  return `:root { color-scheme: light; ${css_variables(LIGHT)} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${css_variables(DARK)} } }
:root[data-theme="dark"] { color-scheme: dark; ${css_variables(DARK)} }
`;
}

const style_source = (await palette_css()) + STYLES.map((name) => readFileSync(join(root, "src/style", name), "utf8")).join("\n");
const style = await build({
  stdin: { contents: style_source, loader: "css" }, minify: true, write: false, logLevel: "error",
  target: ["chrome100", "firefox100", "safari15"],
});
// The engine's worker is a script of its own, carried as text.
const worker = await build({
  entryPoints: [join(root, "src/engine/worker.ts")], bundle: true, minify: true, write: false, format: "iife",
  target: ["chrome100", "firefox100", "safari15"], charset: "ascii", logLevel: "warning",
});
const script = await build({
  entryPoints: [join(root, "src/main.ts")], bundle: true, minify: true, write: false, format: "iife",
  target: ["chrome100", "firefox100", "safari15"], legalComments: "inline", charset: "ascii", logLevel: "warning",
  define: { "process.env.NODE_ENV": '"production"', SINEWS_WORKER: JSON.stringify(worker.outputFiles[0].text.trim()) },
});
const first = await build({
  entryPoints: [join(root, "src/engine/first.ts")], bundle: true, minify: true, write: false, format: "iife",
  target: ["chrome100", "firefox100", "safari15"], charset: "ascii", logLevel: "warning",
});
// An end tag inside a string would end the script element; the escape means the same to the script.
const code = `function sinews_page(){${script.outputFiles[0].text}}${first.outputFiles[0].text}`.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
const page = readFileSync(join(root, "src/template.html"), "utf8")
  .replace("/*STYLE*/", () => style.outputFiles[0].text.trim())
  .replace("/*SCRIPT*/", () => code.trim());

for (const [marker, times] of Object.entries(MARKERS)) {
  const found = page.split(marker).length - 1;
  if (found !== times) fail(`marker ${marker} occurs ${found} times, should be ${times}`);
}
const size = Buffer.byteLength(page);
if (size > LARGEST) fail(`report.html has ${size} bytes, more than ${LARGEST}`);
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/report.html"), page);
console.log(`dist/report.html: ${size} bytes`);
