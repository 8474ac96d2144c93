import type { TableData } from "../../figure/types.ts";
import { likelihood_in_words } from "../../format.ts";
import { words } from "../../words.ts";
import type { ClaimBand } from "./series.ts";

export function claims_table(bands: ClaimBand[]): TableData {
  return {
    columns: [words.claims.band, words.claims.count, words.claims.statements],
    numeric: [false, true, false],
    rows: bands.map((band) => [likelihood_in_words(band.word), band.claims.length, band.claims.map((claim) => claim.text).join("; ")]),
  };
}
