/**
 * A pure function of strings that gives its last result again when it is called with the same ones: reading a message asks
 * for the same local day and the same words many times over. What it gives must not be changed.
 */
export function rememberingLast<A extends readonly string[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | null = null;
  return (...args) => {
    if (last !== null && args.every((arg, index) => arg === last?.args[index])) return last.result;
    const result = compute(...args);
    last = { args, result };
    return result;
  };
}
