/** What the global setup started, for the global teardown: both run in the same process, as modules of their own. */
interface Running {
  services: { stop(): Promise<void> }[];
  folder: string | null;
}

declare global {
  var pulpoTestServices: Running | undefined;
}

export const running: Running = (globalThis.pulpoTestServices ??= { services: [], folder: null });
