import { bad, dataOf, good, judged, runChecks } from './chk-program.ts';
import type { Check, Data, Finding, Target } from './chk-program.ts';

/** `npm run chk:ai`: does what the product says of the future carry its proof: hash, intervals, comparison, model? */
const sha256 = /^[0-9a-f]{64}$/;
const latest = `{ simulationRuns(first: 1, filter: { statusIn: [SUCCEEDED] }) { edges { node {
  id seed pathCount engineVersion inputsSha256 snapshotSha256 resultSha256
  result { metrics { key scope interval { value low high levelRatio method } } score { score { value low high } } lossExceedance { lossKrw } }
  latestRecommendation { id status result { verdict evaluationSeed evaluationPathCount comparisons { baseline part changes { key difference { value low high } } } } }
} } } }`;

async function newestRun({ ask }: Target): Promise<Data> {
  const { simulationRuns } = dataOf(await ask(latest));
  const run = simulationRuns.edges[0]?.node;
  if (run === undefined) throw new Error('there is no finished run to look at');
  return run;
}

async function hashes(target: Target): Promise<readonly Finding[]> {
  const run = await newestRun(target);
  return (['inputsSha256', 'snapshotSha256', 'resultSha256'] as const).map((name) =>
    judged(sha256.test(String(run[name])), `${run.id} ${name} ${String(run[name]).slice(0, 12)}…`),
  );
}

/** Whether the value lies in its interval. Null ends: too few paths to tell, which is said and not a fault. */
function isInside({ value, low, high }: Data): boolean {
  return low === null || high === null || (low <= value && value <= high);
}

async function intervals(target: Target): Promise<readonly Finding[]> {
  const { id, result, pathCount } = await newestRun(target);
  const metrics: readonly Data[] = result.metrics;
  const without = metrics.filter(({ interval }) => interval.low === null || interval.high === null);
  const outside = metrics.filter(({ interval }) => !isInside(interval));
  const methods = [...new Set(metrics.map(({ interval }) => String(interval.method)))].toSorted();
  return [
    judged(
      metrics.length > 0 && outside.length === 0,
      `${id}: ${metrics.length} figures of ${pathCount} paths, ${outside.length} outside their interval${outside.length > 0 ? `: ${outside.map(({ key }) => key).join(', ')}` : ''}`,
    ),
    judged(
      without.length * 4 <= metrics.length,
      `${without.length} without an interval; made by ${methods.join(', ')}`,
    ),
    judged(
      result.score.score.low !== null && isInside(result.score.score),
      `score ${result.score.score.value.toFixed(1)}, ${result.score.score.low?.toFixed(1)} to ${result.score.score.high?.toFixed(1)}`,
    ),
    judged(result.lossExceedance.length > 10, `${result.lossExceedance.length} points of the loss exceedance curve`),
  ];
}

async function recommendation(target: Target): Promise<readonly Finding[]> {
  const { seed, latestRecommendation: plan } = await newestRun(target);
  if (plan === null || plan === undefined) return [bad('the newest finished run has no recommendation')];
  if (plan.status === 'QUEUED' || plan.status === 'RUNNING') return [good(`${plan.id} is being made`)];
  if (plan.result === null) return [bad(`${plan.id} is ${plan.status}`)];
  const { verdict, evaluationSeed, evaluationPathCount, comparisons } = plan.result;
  const changes: readonly Data[] = comparisons.flatMap((one: Data) => one.changes);
  const outside = changes.filter(({ difference }) => !isInside(difference));
  return [
    judged(evaluationSeed !== seed, `${plan.id} (${verdict}) is judged on paths of another seed than it was chosen on`),
    judged(comparisons.length === 9, `${comparisons.length} comparisons on ${evaluationPathCount} fresh paths`),
    judged(
      changes.length > 0 && outside.length === 0,
      `${changes.length} differences, ${outside.length} outside their interval`,
    ),
  ];
}

async function forecast({ ask }: Target): Promise<readonly Finding[]> {
  const query = `{ forecastSummary { openStatementCount scoredStatementCount promoted { id } }
    forecastModels(first: 20) { edges { node { id model status dataSha256 artefactSha256 metrics { periodCount rankIc { low high value } differenceToBaseline { value low high } } } } } }`;
  const { forecastSummary, forecastModels } = dataOf(await ask(query));
  const models: readonly Data[] = forecastModels.edges.map((edge: Data) => edge.node);
  if (models.length === 0) return [good('no model was trained yet; the baseline is said to be in force')];
  const promoted = models.filter(({ status }) => status === 'PROMOTED');
  const hashless = models.filter((one) => !sha256.test(one.dataSha256) || !sha256.test(one.artefactSha256));
  const undeserved = promoted.filter(
    ({ metrics }) => metrics.differenceToBaseline !== null && !(metrics.differenceToBaseline.low > 0),
  );
  const told = promoted.map(
    ({ model, metrics }) => `${model}, rank IC ${metrics.rankIc.value?.toFixed(3)} over ${metrics.periodCount} periods`,
  );
  return [
    judged(
      hashless.length === 0,
      `${models.length} model versions, ${hashless.length} without hashes of data and artefact`,
    ),
    judged(promoted.length <= 1, `in force: ${told.join('; ') || 'none'}`),
    judged(
      undeserved.length === 0,
      `${undeserved.length} promoted without a difference to the baseline whose interval is above zero`,
    ),
    good(
      `${forecastSummary.openStatementCount} statements wait for their day, ${forecastSummary.scoredStatementCount} were scored`,
    ),
  ];
}

export const checks: readonly Check[] = [
  { name: 'hashes', needsToken: true, look: hashes },
  { name: 'intervals', needsToken: true, look: intervals },
  { name: 'recommendation', needsToken: true, look: recommendation },
  { name: 'forecast', needsToken: true, look: forecast },
];

if (import.meta.main) process.exitCode = await runChecks('chk:ai', checks, process.argv.slice(2), console.log);
