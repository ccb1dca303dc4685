/** As the server tells it. */
export interface SystemStatus {
  readonly workerCount: number;
  readonly schedulerCount: number;
}

/** What is missing: the text of the banner; null while work goes on. */
export function waitingText({ workerCount, schedulerCount }: SystemStatus): 'worker' | 'scheduler' | 'both' | null {
  if (workerCount > 0) return schedulerCount > 0 ? null : 'scheduler';
  return schedulerCount > 0 ? 'worker' : 'both';
}
