// Widths of text, so that labels wrap or shorten by what they take and not by a guess.

let context: CanvasRenderingContext2D | null | undefined;
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export interface TextSize {
  size?: number;
  weight?: number;
}

export function text_width(text: string, { size = 13, weight = 400 }: TextSize = {}): number {
  if (context === undefined) context = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  // Without a page (in tests) a mean width of a letter has to do.
  if (!context) return text.length * size * 0.56;
  context.font = `${weight} ${size}px ${FAMILY}`;
  return context.measureText(text).width;
}

// Breaks at spaces; with `most` lines, what does not fit ends in an ellipsis.
export function wrapped(text: string, width: number, style: TextSize = {}, most = Infinity): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(" ");
  for (let index = 0; index < words.length; index += 1) {
    const longer = line ? `${line} ${words[index]}` : words[index]!;
    if (line && text_width(longer, style) > width) {
      if (lines.length === most - 1) {
        lines.push(shortened(`${line} ${words.slice(index).join(" ")}`, width, style));
        return lines;
      }
      lines.push(line);
      line = words[index]!;
    } else {
      line = longer;
    }
  }
  if (line) lines.push(line);
  return lines;
}

export function shortened(text: string, width: number, style: TextSize = {}): string {
  if (text_width(text, style) <= width) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (text_width(`${text.slice(0, middle).trimEnd()}\u2026`, style) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}\u2026`;
}
