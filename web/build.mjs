// src/ -> dist/report.html: one file with style and script inside. The program fills in its markers.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, transformWithEsbuild } from "vite";

const root = dirname(fileURLToPath(import.meta.url));
const LARGEST = 1_500_000;
const MARKERS = { __SINEWS_DATA__: 1, __SINEWS_ENGINE__: 1, __SINEWS_SCENARIO__: 1, __SINEWS_STATIC__: 1, __SINEWS_TITLE__: 2 };
const STYLES = ["base.css", "figure.css", "panel.css", "tables.css", "print.css"];
const TARGET = ["chrome100", "firefox100", "safari15"];

// A chart without a table and a text alternative is not finished.
function check_charts() {
  for (const folder of readdirSync(join(root, "src/charts"))) {
    if (folder === "shared") continue;
    for (const part of ["series.ts", "draw.ts", "table.ts", "describe.ts"]) {
      if (!existsSync(join(root, "src/charts", folder, part))) throw new Error(`src/charts/${folder} lacks ${part}`);
    }
  }
}

async function palette_css() {
  const { code } = await transformWithEsbuild(readFileSync(join(root, "src/palette.ts"), "utf8"), "palette.ts");
  const { LIGHT, DARK, css_variables } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return `:root { color-scheme: light; ${css_variables(LIGHT)} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${css_variables(DARK)} } }
:root[data-theme="dark"] { color-scheme: dark; ${css_variables(DARK)} }
`;
}

async function style_text() {
  const source = (await palette_css()) + STYLES.map((name) => readFileSync(join(root, "src/style", name), "utf8")).join("\n");
  return (await transformWithEsbuild(source, "style.css", { loader: "css", minify: true, target: TARGET })).code;
}

// `engine`: a file that takes the place of src/engine/start.ts, for tests.
function with_engine(engine) {
  return { name: "engine", enforce: "pre", resolveId: (wanted, importer) => (/engine\/start\.ts$/.test(wanted) && importer !== engine ? engine : null) };
}

// One script of an entry, without modules: a page from disk may not load any.
export async function bundled(entry, { define = {}, plugins = [] } = {}) {
  const { output } = await build({
    root, configFile: false, publicDir: false, logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"', ...define },
    esbuild: { charset: "ascii", legalComments: "inline" },
    plugins,
    build: {
      write: false, target: TARGET, modulePreload: false,
      rollupOptions: { input: join(root, entry), output: { format: "iife", inlineDynamicImports: true } },
    },
  });
  return output[0].code.trim();
}

// The page's own script waits for `first`, which unpacks data; the engine's worker is a script of its own, carried as text.
async function script_text(engine) {
  const worker = await bundled("src/engine/worker.ts");
  const plugins = engine ? [with_engine(engine)] : [];
  const main = await bundled("src/main.ts", { define: { SINEWS_WORKER: JSON.stringify(worker) }, plugins });
  const first = await bundled("src/engine/first.ts");
  // An end tag inside a string would end the script element; the escape means the same to the script.
  return `function sinews_page(){${main}}\n${first}`.replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

export async function page_html({ engine = null } = {}) {
  check_charts();
  const [style, code] = [await style_text(), await script_text(engine)];
  const page = readFileSync(join(root, "src/template.html"), "utf8")
    .replace("/*STYLE*/", () => style.trim())
    .replace("/*SCRIPT*/", () => code.trim());
  for (const [marker, times] of Object.entries(MARKERS)) {
    const found = page.split(marker).length - 1;
    if (found !== times) throw new Error(`marker ${marker} occurs ${found} times, should be ${times}`);
  }
  return page;
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    const page = await page_html();
    const size = Buffer.byteLength(page);
    if (size > LARGEST) throw new Error(`report.html has ${size} bytes, more than ${LARGEST}`);
    mkdirSync(join(root, "dist"), { recursive: true });
    writeFileSync(join(root, "dist/report.html"), page);
    console.log(`dist/report.html: ${size} bytes`);
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exit(1);
  }
}
