// The engine as WebAssembly: text in, text out. The other side is src/browser/exports.cpp.

interface Exports {
  memory: WebAssembly.Memory;
  _initialize?: () => void;
  sinews_input(bytes: number): number;
  sinews_output(): number;
  sinews_output_size(): number;
  sinews_load(): number;
  sinews_begin(): number;
  sinews_run(futures: number): number;
  sinews_answer(): number;
  sinews_portion(): number;
  sinews_add(): number;
}

type Call = "sinews_load" | "sinews_begin" | "sinews_answer" | "sinews_portion" | "sinews_add";

/// What went wrong, told by the engine. Anything else that is thrown (the module ran out of memory, say) leaves it unusable.
export class EngineFault extends Error {}

export class EngineModule {
  private constructor(private readonly exports: Exports) {}

  /// A module of its own memory, with the scenario of `folder` (JSON of ScenarioFiles) loaded.
  static start(code: WebAssembly.Module, folder: string): EngineModule {
    const instance = new WebAssembly.Instance(code, imports_of(code));
    const module = new EngineModule(instance.exports as unknown as Exports);
    module.exports._initialize?.();
    module.call("sinews_load", folder);
    return module;
  }

  /// Takes up a question (JSON of EngineQuestion); the one before is dropped.
  begin(question: string): void {
    this.call("sinews_begin", question);
  }

  /// Runs at most so many futures more; gives how many are left.
  run(futures: number): number {
    return this.exports.sinews_run(futures);
  }

  /// The answer (JSON) of the futures run so far, at least one.
  answer(): string {
    return this.call("sinews_answer", "");
  }

  /// The futures run so far, for another module that was asked the same to add.
  portion(): Uint8Array {
    return this.call_bytes("sinews_portion", new Uint8Array(0)).slice();
  }

  /// Takes in what another module ran of this question.
  add(portion: Uint8Array): void {
    this.call_bytes("sinews_add", portion);
  }

  private call(name: Call, input: string): string {
    return new TextDecoder().decode(this.call_bytes(name, new TextEncoder().encode(input)));
  }

  /// The output stays the module's: it is to be read before the next call.
  private call_bytes(name: Call, input: Uint8Array): Uint8Array {
    const place = this.exports.sinews_input(input.length);
    new Uint8Array(this.exports.memory.buffer, place, input.length).set(input);
    const failed = this.exports[name]();
    const output = new Uint8Array(this.exports.memory.buffer, this.exports.sinews_output(), this.exports.sinews_output_size());
    if (failed) throw new EngineFault(new TextDecoder().decode(output));
    return output;
  }
}

/// The module reads and writes nothing and has no clock: whatever the C library would like to call gives "not there". A call
/// that ends the module (no memory) is thrown.
function imports_of(code: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module, name, kind } of WebAssembly.Module.imports(code)) {
    if (kind !== "function") throw new Error(`the engine imports ${module}.${name}, which the page does not have`);
    const ends = name === "proc_exit" || name === "abort";
    (imports[module] ??= {})[name] = ends ? () => { throw new Error("the engine ended itself"); } : () => ENOSYS;
  }
  return imports;
}

const ENOSYS = 52;
