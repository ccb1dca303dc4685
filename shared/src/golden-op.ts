/** One operation of quant-spec Q14 or threat-spec 15: plain JSON in, plain JSON out, at least the keys of `expected`. */
export type GoldenOp = (input: never) => object | Promise<object>;
