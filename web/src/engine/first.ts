// Runs before the page's own script (build.mjs puts both together): data that came packed are unpacked in place. Small ones come
// plain, and then the page starts at once.
import { inflated } from "./packed.ts";

/// The page's own script.
declare function sinews_page(): void;

async function unpack(element: Element, text: string): Promise<void> {
  element.textContent = await new Response(inflated(JSON.parse(text) as string)).text();
}

const element = document.getElementById("sinews-data");
const text = (element?.textContent ?? "").trim();
if (element && text.startsWith("\"")) {
  // Where it fails, the page says that it cannot read its data and leaves the plain text standing.
  unpack(element, text).catch((error) => console.warn(String(error))).finally(sinews_page);
} else {
  sinews_page();
}
