import { readFileSync } from "node:fs";
import { answers_from, type Answers } from "../../src/answers.ts";
import { read_data } from "../../src/read_data.ts";

export function sample_text(): string {
  return readFileSync(process.env["SINEWS_SAMPLE"]!, "utf8");
}

export function sample_answers(change: (data: Record<string, any>) => void = () => undefined): Answers {
  const raw = JSON.parse(sample_text());
  change(raw);
  const read = read_data(JSON.stringify(raw));
  if ("fault" in read) throw new Error(read.fault);
  return answers_from(read.data);
}
