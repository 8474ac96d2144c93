import type { Description } from "../../figure/types.ts";
import { likelihood_in_words } from "../../format.ts";
import { words } from "../../words.ts";
import type { ClaimBand } from "./series.ts";

export function describe_claims(bands: ClaimBand[]): Description {
  const total = bands.reduce((sum, band) => sum + band.claims.length, 0);
  return {
    name: words.claims.name(total),
    long: bands.filter((band) => band.claims.length > 0).map((band) => words.claims.band_count(likelihood_in_words(band.word), band.claims.length)).join(" "),
  };
}
