/** The activity behind the breaker workflow's probe. */
export interface ProbeActivities {
  /** Asks a dependency for a sign of life without touching a customer's data. */
  probeDependency(dependency: string): Promise<{ healthy: boolean; detail: string }>;
}
