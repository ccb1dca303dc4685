import { dataOf, good, judged, runChecks } from './chk-program.ts';
import type { Check, Data, Finding, Target } from './chk-program.ts';

/** `npm run chk:llm`: is a language model set, does it answer, and what does it cost? Without one the template speaks, which is no fault. */
const LAST = 50;
/** Below this share of answers that pass the checker, asking is waste. */
const LEAST_VALID = 0.5;
const answered: ReadonlySet<string> = new Set(['OK', 'REPAIRED', 'CACHE_HIT']);

async function budgetOf({ ask }: Target): Promise<Data> {
  const query =
    '{ llmBudget { model isSimulated breakerState triesAgainAt spentKrw reservedKrw leftKrw limitKrw validAnswerRatio } }';
  return dataOf(await ask(query)).llmBudget;
}

async function configured(target: Target): Promise<readonly Finding[]> {
  const { model, isSimulated } = await budgetOf(target);
  if (model === null) return [good('no model is set: explanations come from the template')];
  return [good(`${model}${isSimulated ? ', a stub that is no model' : ''}`)];
}

async function budget(target: Target): Promise<readonly Finding[]> {
  const { model, spentKrw, reservedKrw, leftKrw, limitKrw } = await budgetOf(target);
  const isLeft = model === null || BigInt(leftKrw) > 0n;
  return [judged(isLeft, `${spentKrw} KRW spent and ${reservedKrw} reserved of ${limitKrw} today, ${leftKrw} left`)];
}

async function breaker(target: Target): Promise<readonly Finding[]> {
  const { breakerState, triesAgainAt } = await budgetOf(target);
  return [
    judged(
      breakerState !== 'OPEN',
      `${breakerState}${triesAgainAt === null ? '' : `, tried again at ${triesAgainAt}`}`,
    ),
  ];
}

async function outcomes(target: Target): Promise<readonly Finding[]> {
  const { model, validAnswerRatio } = await budgetOf(target);
  const query = `{ llmUsage(first: ${LAST}) { edges { node { outcome latencyMs } } } }`;
  const { llmUsage } = dataOf(await target.ask(query));
  const calls: readonly Data[] = llmUsage.edges.map((edge: Data) => edge.node);
  if (calls.length === 0) return [good('no calls yet')];
  const counts = new Map<string, number>();
  for (const { outcome } of calls) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const told = [...counts].toSorted((a, b) => b[1] - a[1]).map(([outcome, count]) => `${outcome} ${count}`);
  const well = calls.filter(({ outcome }) => answered.has(outcome)).length;
  const share =
    validAnswerRatio === null
      ? 'no answer yet'
      : `${Math.round(validAnswerRatio * 100)} % of the answers of 30 days passed the checker`;
  return [
    judged(model === null || well * 2 >= calls.length, `of the last ${calls.length} calls ${told.join(', ')}`),
    judged(model === null || validAnswerRatio === null || validAnswerRatio >= LEAST_VALID, share),
  ];
}

export const checks: readonly Check[] = [
  { name: 'model', needsToken: true, look: configured },
  { name: 'budget', needsToken: true, look: budget },
  { name: 'breaker', needsToken: true, look: breaker },
  { name: 'outcomes', needsToken: true, look: outcomes },
];

if (import.meta.main) process.exitCode = await runChecks('chk:llm', checks, process.argv.slice(2), console.log);
