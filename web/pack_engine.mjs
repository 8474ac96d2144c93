// engine.wasm -> the text that the page carries: zlib, then base64 (src/engine/packed.ts unpacks it).
import { readFileSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

const [from, to] = process.argv.slice(2);
const text = deflateSync(readFileSync(from), { level: 9 }).toString("base64");
writeFileSync(to, text);
console.log(`${to}: ${text.length} bytes`);
