// Claims by likelihood: nine bands, one dot a claim.
import type { Answers } from "../../answers.ts";
import type { Claim } from "../../data.ts";
import { is_number, likelihood_word, LIKELIHOOD } from "../../format.ts";

export interface ClaimBand {
  // As the results' files write it; the reader's language is the business of the drawing.
  word: string;
  claims: Claim[];
}

// From the most to the least likely.
export function claim_bands(answers: Answers): ClaimBand[] {
  const bands = LIKELIHOOD.map(([, word]): ClaimBand => ({ word, claims: [] }));
  for (const claim of answers.data.claims) {
    const word = word_of(answers, claim);
    bands.find((band) => band.word === word)?.claims.push(claim);
  }
  for (const band of bands) band.claims.sort((one, other) => (other.probability ?? 0) - (one.probability ?? 0));
  return bands.reverse();
}

export function word_of(answers: Answers, claim: Claim): string | null {
  if (!is_number(claim.probability)) return null;
  return claim.likelihood || likelihood_word(claim.probability, answers.replications);
}

export type Verdict = "holds" | "leans_yes" | "open" | "leans_no" | "fails" | "none";

export function verdict_of(probability: number | null): Verdict {
  if (!is_number(probability)) return "none";
  if (probability >= 0.9) return "holds";
  if (probability >= 0.66) return "leans_yes";
  if (probability >= 0.33) return "open";
  return probability >= 0.1 ? "leans_no" : "fails";
}
