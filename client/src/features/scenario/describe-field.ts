import { ko } from '../../text/ko.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

import { describePrintedStress, describeStress } from './describe-stress.ts';
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
    default:
      return draft[field] || t('scenario.none');
  }
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
  if (field === 'stress') return describePrintedStress(printed, t, format);
  const textKey = `${codeTexts[field]}.${printed}`;
  if (textKey in ko) return t(textKey as TextKey);
  if (!/^\d+$/.test(printed) || field === 'seed') return printed;
  return field.endsWith('Krw') ? format.exactWon(printed) : format.number(Number(printed));
}
