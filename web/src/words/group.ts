// A group of the catalogue as an object: `group("page").contents` says "page.contents". Messages with slots get a
// function of their own, which wins over the plain message of that name.
import { say, type Key } from "./say.ts";

export type Tail<Prefix extends string, K = Key> = K extends `${Prefix}.${infer Name}` ? Name : never;

export type Group<Prefix extends string, Functions> = Omit<{ readonly [Name in Tail<Prefix>]: string }, keyof Functions> & Functions;

export function group<Prefix extends string, Functions extends Record<string, unknown>>(prefix: Prefix, functions: Functions): Group<Prefix, Functions> {
  return new Proxy(functions, {
    get: (own, name) => (typeof name !== "string" ? undefined : name in own ? own[name] : say(`${prefix}.${name}` as Key)),
  }) as unknown as Group<Prefix, Functions>;
}
