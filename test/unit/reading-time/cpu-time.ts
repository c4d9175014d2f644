/** Milliseconds of processor time that a call takes, best of a few: other processes of a busy machine do not count. */
export function cpuTime(
  call: () => void,
  { enough = 0, tries = 12 }: { enough?: number; tries?: number } = {},
): number {
  let best = Infinity;
  for (let attempt = 0; attempt < tries && best > enough; attempt++) {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
