/** One value of a figure; labels of closed lists. */
export interface LabelledFigure {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface FigureDefinition {
  /** Without `convergence_`. */
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

const figure = (name: string, help: string, ...labels: readonly string[]): FigureDefinition => ({
  name,
  help,
  labels,
});

/** Figures of the whole installation, which are looked up and not counted: each is told by the scheduler alone. */
export const figures = {
  dataAgeSeconds: figure('data_age_seconds', 'Since the close of the last session stored.'),
  sessionsBehind: figure('data_sessions_behind', 'Sessions that are not stored yet.'),
  feedAgeSeconds: figure('feed_age_seconds', 'Age of threat feeds; those that are off are left out.', 'feed'),
  ingestionAgeSeconds: figure('ingestion_age_seconds', 'Since the last refresh that succeeded.'),
  openFetchFailures: figure('ingestion_open_failures', 'Fetches that failed and have not succeeded since.'),
  outboxAgeSeconds: figure('outbox_oldest_seconds', 'Age of the oldest work on its way to the queue.'),
  outboxRows: figure('outbox_rows', 'Work on its way to the queue.'),
  deadLetters: figure('dead_letters', 'Jobs that were given up and that nobody has seen to, by kind.', 'job_name'),
  llmPromptTokens: figure('llm_prompt_tokens', 'Tokens sent to the language model so far.'),
  llmCompletionTokens: figure('llm_completion_tokens', 'Tokens that came back so far.'),
  llmCostKrw: figure('llm_cost_krw', 'Won spent on the language model so far.'),
  llmBudgetUsedRatio: figure(
    'llm_budget_used_ratio',
    'Of the budget of today, spent or put aside; that of the organisation that has used most.',
  ),
  orders: figure('orders', 'Orders by state.', 'state'),
  openRuns: figure('runs_open', 'Runs that go on, by state.', 'state'),
  stillestRunSeconds: figure('run_still_seconds', 'Since the last sign of life of the open run that shows least.'),
  processes: figure('processes', 'Processes that gave a sign of life in the last 20 s, by role.', 'role'),
  leaseHeld: figure('lease_held', '1 where this process holds the lease.', 'lease'),
  leaseSeconds: figure('lease_seconds', 'How long a lease is good for; below 0 nobody holds it.', 'lease'),
  forecastQuality: figure(
    'forecast_quality_ratio',
    'Of models in force (their test on history) and of what runs stated (the 52 weeks to the newest): part that was right or inside. The worst of all organisations.',
    'source',
    'measure',
  ),
  backupAgeSeconds: figure('backup_age_seconds', 'Since the last backup that succeeded.'),
} as const;
export type FigureKey = keyof typeof figures;

/** Null leaves a figure out: there is nothing to tell yet. */
export type Figures = { readonly [Key in FigureKey]?: number | null | readonly LabelledFigure[] };
