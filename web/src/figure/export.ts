// Files handed to the reader: CSV of the shown table, SVG and PNG of the drawing with its title, unit and source.
import { svg } from "../dom.ts";
import { wrapped } from "./measure.ts";

export function save(name: string, type: string, content: BlobPart): void {
  save_blob(name, content instanceof Blob ? content : new Blob([content], { type }));
}

function save_blob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export interface Picture {
  text: string;
  width: number;
  height: number;
}

// Twice the size on the page, so that it stays sharp on slides.
export async function save_png(name: string, picture: Picture): Promise<void> {
  const image = new Image();
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await new Promise<void>((done, failed) => {
    image.onload = () => done();
    image.onerror = () => failed(new Error(`${name} could not be drawn`));
    image.src = url;
  });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * 2);
  canvas.height = Math.round(picture.height * 2);
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) save_blob(name, blob);
}

export function framed_svg(
  drawings: SVGSVGElement[],
  frame: { title: string; unit: string; foot: string; width: number; background: string; text: string; muted: string },
): Picture {
  const family = "system-ui, sans-serif";
  const title_lines = wrapped(frame.title, frame.width - 32, { size: 16, weight: 600 });
  const unit_lines = frame.unit ? wrapped(frame.unit, frame.width - 32, { size: 13 }) : [];
  const foot_lines = wrapped(frame.foot, frame.width - 32, { size: 12 });
  let y = 12;
  const root = svg("svg", { xmlns: "http://www.w3.org/2000/svg", "font-family": family });
  const put = (line: string, size: number, fill: string, weight = 400) => {
    y += size * 1.35;
    root.append(svg("text", { x: 16, y, "font-size": size, fill, "font-weight": weight }, line));
  };
  for (const line of title_lines) put(line, 16, frame.text, 600);
  for (const line of unit_lines) put(line, 13, frame.muted);
  y += 12;
  for (const drawing of drawings) {
    const copy = drawing.cloneNode(true) as SVGSVGElement;
    const height = drawing.getBoundingClientRect().height;
    copy.setAttribute("x", "0");
    copy.setAttribute("y", String(y));
    copy.setAttribute("width", String(drawing.getBoundingClientRect().width));
    copy.setAttribute("height", String(height));
    copy.removeAttribute("style");
    root.append(copy);
    y += height + 8;
  }
  for (const line of foot_lines) put(line, 12, frame.muted);
  y += 16;
  root.setAttribute("viewBox", `0 0 ${frame.width} ${y}`);
  root.setAttribute("width", String(frame.width));
  root.setAttribute("height", String(y));
  root.prepend(svg("rect", { width: frame.width, height: y, fill: frame.background }));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}`, width: frame.width, height: y };
}
