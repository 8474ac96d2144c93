// A way into the engine for a test: its functions as one global.
import * as engine from "../../src/engine/start.ts";

(globalThis as unknown as { engine_test: typeof engine }).engine_test = engine;
