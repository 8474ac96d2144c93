// CSV as the scenario's files have it: commas, quotes doubled, lines that begin with # are comments.
export function csv_rows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  let fresh = true;
  const end_row = () => {
    row.push(cell);
    const comment = row.length > 0 && row[0]!.startsWith("#");
    if (!comment && (row.length > 1 || row[0] !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; }
      else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === ",") { row.push(cell); cell = ""; }
    else if (letter === "\n") { end_row(); fresh = true; continue; }
    else if (letter !== "\r") cell += letter;
    fresh = false;
  }
  if (!fresh) end_row();
  return rows;
}
