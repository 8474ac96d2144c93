// What the page carries packed: base64 of a zlib stream.

export function inflated(base64: string): ReadableStream<Uint8Array> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
}
