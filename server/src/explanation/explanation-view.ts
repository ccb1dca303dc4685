import type { ExplanationLanguage } from '@convergence/shared/explanation/fact';

import type { Explanation } from './explanation.entity.ts';
import type { ExplanationSectionId, ExplanationType } from './explanation.type.ts';

/** An explanation as clients see it, with its row for fields that are looked up. */
export type ExplanationView = ExplanationType & { readonly row: Explanation };

export function explanationView(row: Explanation): ExplanationView {
  const language = row.language.toLowerCase() as ExplanationLanguage;
  return {
    id: row.publicId,
    language: row.language,
    status: row.status,
    source: row.source,
    outcome: row.outcome ?? null,
    sections: row.sections.map(({ id, claims }) => ({
      section: id.toUpperCase() as ExplanationSectionId,
      claims,
    })),
    facts: row.facts.map(({ id, label, value, text, unit, source }) => ({
      factId: id,
      label: label[language],
      value: String(value),
      text: text[language],
      unit,
      source,
    })),
    model: row.model ?? null,
    isSimulated: row.isSimulated,
    costKrw: row.costKrw,
    promptTokens: row.promptTokens,
    completionTokens: row.completionTokens,
    callCount: row.callCount,
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? null,
    finishedAt: row.finishedAt ?? null,
    row,
  };
}
