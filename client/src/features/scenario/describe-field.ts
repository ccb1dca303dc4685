import { ko } from '../../text/ko.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

import type { CommonRegimeInput } from '../../gql/graphql.ts';
import { describePrintedStress, describeStress } from './describe-stress.ts';
import { plainNumber, regimeInputOf } from './links-draft.ts';
import type { DraftField, ScenarioDraft } from './scenario-draft.ts';
import { stressInputOf } from './stress-draft.ts';

/** One field of a draft in words, to be set beside the same field of another. */
export function describeField(draft: ScenarioDraft, field: DraftField, t: Text, format: Format): string {
  switch (field) {
    case 'positions': {
      const weights = draft.positions.map(
        (each) => `${each.symbol} ${format.percent(Number(each.weightPercent) / 100)}`,
      );
      return weights.join(', ') || t('scenario.none');
    }
    case 'exposures':
      return (
        Object.entries(draft.exposures)
          .map(([id, exposure]) => `${id} × ${exposure}`)
          .join(', ') || t('scenario.none')
      );
    case 'additionalControlIds':
      return draft.additionalControlIds.join(', ') || t('scenario.none');
    case 'investmentBudgetKrw':
    case 'controlBudgetKrw':
    case 'lossToleranceKrw':
      return /^\d+$/.test(draft[field]) ? format.exactWon(draft[field]) : t('scenario.none');
    case 'horizonSessions':
    case 'estimationSessions':
    case 'pathCount':
      return format.number(Number(draft[field]));
    case 'threatLevel':
      return t(`level.${draft.threatLevel}`);
    case 'calibration':
      return t(`calibration.${draft.calibration}`);
    case 'marketModel':
      return t(`model.${draft.marketModel}`);
    case 'accuracyBps':
      return draft.accuracyBps === null
        ? t('accuracy.fixed')
        : t('accuracy.of', { percent: format.percent(draft.accuracyBps / 10_000) });
    case 'sampling':
      return t(`sampling.${draft.sampling}`);
    case 'parameterUncertainty':
      return t(`uncertainty.${draft.parameterUncertainty}`);
    case 'stress':
      return draft.stress
        ? describeStress(stressInputOf(draft.stress, Number(draft.horizonSessions)), t, format)
        : t('scenario.none');
    case 'hasIssuerEvents':
      return draft.hasIssuerEvents ? t('state.yes') : t('state.no');
    case 'forcedSales':
      return draft.forcedSales ? describeReserve(draft.forcedSales.reserveKrw, t, format) : t('links.off');
    case 'commonRegime':
      return draft.commonRegime ? describeRegime(regimeInputOf(draft.commonRegime), t) : t('links.off');
    default:
      return draft[field] || t('scenario.none');
  }
}

export function describeReserve(reserveKrw: string, t: Text, format: Format): string {
  return t('links.reserveOf', { amount: /^\d+$/.test(reserveKrw) ? format.won(reserveKrw) : '–' });
}

/** The probabilities to stay, level by level, and the factors where the market has any. */
export function describeRegime({ transitionPpm, varianceRatioBps }: CommonRegimeInput, t: Text): string {
  const stay = transitionPpm.map((row, level) => plainNumber((row[level] ?? Number.NaN) / 10_000)).join(' · ');
  const hasFactors = varianceRatioBps.some((ratio) => ratio !== 10_000);
  const factors = varianceRatioBps.map((ratio) => `×${plainNumber(ratio / 10_000)}`).join(' · ');
  return `${t('links.stayOf', { percents: stay })}${hasFactors ? `, ${t('links.variances')} ${factors}` : ''}`;
}

const codeTexts: Readonly<Record<string, string>> = {
  threatLevel: 'level',
  calibration: 'calibration',
  marketModel: 'model',
  sampling: 'sampling',
  parameterUncertainty: 'uncertainty',
};

/** One value as the API prints it, for readers: amounts with separators, codes by their names; whatever else stays as it is. */
export function describePrinted(field: string, printed: string, t: Text, format: Format): string {
  if (printed === '') return t('scenario.none');
  if (field === 'forcedSales' && /^\d+$/.test(printed)) return describeReserve(printed, t, format);
  if (field === 'stress') return describePrintedStress(printed, t, format);
  const textKey = `${codeTexts[field]}.${printed}`;
  if (textKey in ko) return t(textKey as TextKey);
  if (!/^\d+$/.test(printed) || field === 'seed') return printed;
  return field.endsWith('Krw') ? format.exactWon(printed) : format.number(Number(printed));
}
