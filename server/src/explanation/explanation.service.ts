import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { anonymise } from '@convergence/shared/explanation/anonymise';
import type { KnownNames } from '@convergence/shared/explanation/anonymise';
import { checkExplanation } from '@convergence/shared/explanation/checker';
import type { ExplanationSection } from '@convergence/shared/explanation/explanation';
import type { ExplanationLanguage, Fact } from '@convergence/shared/explanation/fact';
import { factsOf } from '@convergence/shared/explanation/facts';
import type { ExplanationNames } from '@convergence/shared/explanation/facts';
import { templateExplanation } from '@convergence/shared/explanation/template';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import type { EventLog } from '../platform/event-log.ts';
import { languages } from '../platform/graphql/permission.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import { Member } from '../auth/member.entity.ts';
import type { LlmResult, LlmService } from '../llm/llm.service.ts';
import type { MarketService } from '../market/market.service.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import type { SimulationService } from '../simulation/simulation.service.ts';

import { Explanation } from './explanation.entity.ts';
import type { ExplanationOutcome, ExplanationStatus } from './explanation.entity.ts';
import {
  answerSchema,
  explanationMessages,
  explanationOf,
  missingSections,
  offenceText,
  PROMPT_VERSION,
  sentSchema,
} from './explanation-prompt.ts';
import type { ExplanationAnswer } from './explanation-prompt.ts';
import { writeExplanationJob } from './explanation.queue.ts';

const openStatuses: readonly ExplanationStatus[] = ['QUEUED', 'WRITING'];

export interface ExplanationParts {
  readonly runs: SimulationService;
  readonly market: MarketService;
  readonly llm: LlmService;
  readonly events: EventLog;
  readonly outbox: Outbox;
}

/** What is told in the stream of a run's explanations. */
export interface ExplanationEventPayloads {
  readonly changed: { readonly explanationId: string; readonly status: ExplanationStatus };
}

/** Name of the stream in which the explanations of a run are told. */
export function explanationStream(runId: string): string {
  return `explanations:${runId}`;
}

const textLanguage: Readonly<Record<Language, ExplanationLanguage>> = { KO: 'ko', EN: 'en' };

/** Everything that an explanation is made of, free of personal data. */
interface Material {
  readonly run: SimulationRun;
  readonly recommendation: Recommendation | null;
  readonly facts: readonly Fact[];
}

/** Explanations of the organisation that the entity manager is bound to; jobs give one that sees all. */
export class ExplanationService {
  readonly #parts: ExplanationParts;

  constructor(parts: ExplanationParts) {
    this.#parts = parts;
  }

  /**
   * Queues an explanation of a finished run and its newest plan; the template's text is there at once.
   *
   * @param isFresh - Asks the model even where an answer to the same facts is kept.
   * @throws DomainError E_NOT_FOUND for a foreign run, E_STATE for one that has not succeeded, E_IDEMPOTENCY_KEY_REUSED.
   */
  async request(
    em: EntityManager,
    { runId, language, isFresh }: { readonly runId: string; readonly language: Language; readonly isFresh: boolean },
    key: string,
    author: Author | null,
  ): Promise<Explanation> {
    const run = await this.#parts.runs.require(em, runId, 'runId');
    if (run.status !== 'SUCCEEDED') throw new DomainError('E_STATE', ['runId']);
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('An explanation is made for one organisation: bind the entity manager with scopedEm.');
    const material = await this.#material(em, run, await newestPlan(em, run));
    const input = { runId, language, isFresh };
    const id = await once(em, organisationId, key, hashInput('explanationRequest', input), async (tx) => {
      const publicId = newId('exp');
      await this.#add(tx, material, { publicId, subjectKey: publicId, language, isFresh, author });
      recordAudit(tx, organisationId, author, 'explanation.request', publicId, { run: runId, language, isFresh });
      await tx.flush();
      return publicId;
    });
    this.#parts.events.wake(explanationStream(runId));
    return this.require(em, id, 'runId');
  }

  /** The explanations of a finished run that nobody has to ask for, one a language. A repeat changes nothing. */
  async prepare(em: EntityManager, runId: string, recommendationId: string | null): Promise<void> {
    const run = await em.findOne(SimulationRun, { publicId: runId, status: 'SUCCEEDED' });
    if (!run) return;
    const plan = recommendationId === null ? null : await em.findOne(Recommendation, { publicId: recommendationId });
    const material = await this.#material(em, run, plan);
    for (const language of languages) {
      const subjectKey = `${runId}:${recommendationId ?? 'alone'}:${language}`;
      try {
        await em.transactional(async (tx) => {
          if ((await tx.count(Explanation, { subjectKey })) > 0) return;
          await this.#add(tx, material, { publicId: newId('exp'), subjectKey, language, isFresh: false, author: null });
          await tx.flush();
        });
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error; // the same job was delivered twice
      }
    }
    this.#parts.events.wake(explanationStream(runId));
  }

  async find(em: EntityManager, id: string): Promise<Explanation | null> {
    return isId('exp', id) ? em.findOne(Explanation, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<Explanation> {
    const explanation = await this.find(em, id);
    if (explanation === null) throw new DomainError('E_NOT_FOUND', [field]);
    return explanation;
  }

  /** The newest of a run in a language; null before the first. */
  newestOf(em: EntityManager, runId: number, language: Language): Promise<Explanation | null> {
    return em.findOne(Explanation, { run: runId, language }, { orderBy: { id: 'desc' }, refresh: true });
  }

  /** Asks the model and closes the explanation, with its text or with the template's and why. */
  async write(em: EntityManager, id: string, signal: AbortSignal): Promise<Explanation | null> {
    const begun = await em.nativeUpdate(
      Explanation,
      { publicId: id, status: { $in: [...openStatuses] } },
      { status: 'WRITING' },
    );
    if (begun === 0) return null;
    const row = await em.findOneOrFail(Explanation, { publicId: id }, { populate: ['run'], refresh: true });
    const language = textLanguage[row.language];
    const facts = row.facts;
    const result = await this.#parts.llm.ask({
      organisationId: row.organisation.id,
      purpose: 'EXPLANATION',
      subject: row.publicId,
      messages: explanationMessages(facts, language),
      schema: answerSchema,
      sentSchema,
      schemaName: 'explanation',
      requestSha256: hashInput('explanation', {
        facts,
        language,
        promptVersion: PROMPT_VERSION,
        model: this.#parts.llm.settings?.model ?? null,
      }),
      isFresh: row.isFresh,
      judge: (answer: ExplanationAnswer) => offencesOf(answer, facts, language),
      known: await knownNames(em, row.organisation.id, facts),
      signal,
    });
    signal.throwIfAborted(); // the server stops: the job comes back, and so do we
    await this.#finish(em, row, result.outcome, {
      ...(result.value === null
        ? {}
        : { source: 'MODEL' as const, sections: explanationOf(result.value, facts, language).sections }),
      ...usageOf(result),
    });
    return row;
  }

  /** Leaves the template's text where the failure is ours. */
  async giveUp(em: EntityManager, id: string): Promise<void> {
    const row = await em.findOne(Explanation, { publicId: id, status: { $in: [...openStatuses] } });
    if (row) await this.#finish(em, row, 'INTERNAL', {});
  }

  /** Queues those again that were under way when the process ended, at most a few times each. */
  async requeueOpen(em: EntityManager, mostAttempts: number): Promise<void> {
    const all = await em.find(Explanation, { status: { $in: [...openStatuses] } });
    const atWork = await this.#parts.outbox.idsOf(em, writeExplanationJob);
    for (const open of all) {
      if (atWork.has(`${open.publicId}-${open.attemptCount}`)) continue;
      if (open.attemptCount >= mostAttempts) {
        await this.giveUp(em, open.publicId);
        continue;
      }
      await em.transactional(async (tx) => {
        await tx.nativeUpdate(Explanation, { id: open.id }, { attemptCount: open.attemptCount + 1 });
        this.#parts.outbox.add(
          tx,
          writeExplanationJob,
          { explanationId: open.publicId },
          { jobId: `${open.publicId}-${open.attemptCount + 1}` },
        );
        await tx.flush();
      });
    }
  }

  /** Names are the only words of a fact that people type; they are cleaned before anything is made of them. */
  async #material(em: EntityManager, run: SimulationRun, recommendation: Recommendation | null): Promise<Material> {
    const assessment = await em.findOneOrFail(RiskAssessment, { run: run.id });
    const symbols = run.inputs.holdings.map(({ symbol }) => symbol);
    const instruments = await this.#parts.market.instrumentsBySymbol(em, symbols);
    const named = [...instruments].map(([symbol, { nameKo, nameEn }]) => ({ symbol, nameKo, nameEn }));
    const known = await peopleAndOrganisations(em, run.organisation.id);
    const clean = withoutPersonalData(named, known);
    const names: ExplanationNames = {
      instruments: new Map(clean.map(({ symbol, nameKo, nameEn }) => [symbol, { nameKo, nameEn }])),
      dataAsOf: symbols.length === 0 ? null : run.marketAsOfDate,
      isSimulated: run.isDataSimulated,
    };
    const plan = recommendation?.result ? recommendation : null;
    return {
      run,
      recommendation: plan,
      facts: factsOf(run.inputs, assessment.result, plan?.result ?? null, names),
    };
  }

  async #add(
    tx: EntityManager,
    { run, recommendation, facts }: Material,
    {
      publicId,
      subjectKey,
      language,
      isFresh,
      author,
    }: {
      readonly publicId: string;
      readonly subjectKey: string;
      readonly language: Language;
      readonly isFresh: boolean;
      readonly author: Author | null;
    },
  ): Promise<void> {
    const { settings } = this.#parts.llm;
    const now = new Date();
    tx.create(Explanation, {
      publicId,
      organisation: tx.getReference(Organisation, run.organisation.id, { wrapped: true }),
      run: tx.getReference(SimulationRun, run.id, { wrapped: true }),
      recommendation: recommendation ? tx.getReference(Recommendation, recommendation.id, { wrapped: true }) : null,
      subjectKey,
      language,
      status: settings ? 'QUEUED' : 'FINISHED',
      source: 'TEMPLATE',
      outcome: settings ? null : 'NO_MODEL',
      sections: templateExplanation(facts, textLanguage[language]).sections,
      facts,
      isFresh,
      model: settings?.model ?? null,
      isSimulated: settings?.isSimulated ?? false,
      usageId: null,
      callCount: 0,
      promptTokens: 0,
      completionTokens: 0,
      costKrw: 0,
      attemptCount: 0,
      createdAt: now,
      createdBy: author?.name ?? null,
      finishedAt: settings ? null : now,
    });
    if (settings)
      this.#parts.outbox.add(tx, writeExplanationJob, { explanationId: publicId }, { jobId: `${publicId}-0` });
    await this.#parts.events.append(tx, explanationStream(run.publicId), 'changed', {
      explanationId: publicId,
      status: settings ? 'QUEUED' : 'FINISHED',
    } satisfies ExplanationEventPayloads['changed']);
  }

  async #finish(
    em: EntityManager,
    row: Explanation,
    outcome: ExplanationOutcome,
    made: { readonly source?: 'MODEL'; readonly sections?: readonly ExplanationSection[] } & Partial<
      ReturnType<typeof usageOf>
    >,
  ): Promise<void> {
    const run = await em.findOneOrFail(SimulationRun, { id: row.run.id });
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        Explanation,
        { publicId: row.publicId, status: { $in: [...openStatuses] } },
        { ...made, status: 'FINISHED', outcome, finishedAt: new Date() },
      );
      if (affected > 0)
        await this.#parts.events.append(tx, explanationStream(run.publicId), 'changed', {
          explanationId: row.publicId,
          status: 'FINISHED',
        } satisfies ExplanationEventPayloads['changed']);
    });
    this.#parts.events.wake(explanationStream(run.publicId));
  }
}

function usageOf(result: LlmResult<unknown>) {
  const { usageId, callCount, promptTokens, completionTokens, costKrw } = result;
  return { usageId, callCount, promptTokens, completionTokens, costKrw };
}

/** Empty: the answer may be shown. */
export function offencesOf(answer: ExplanationAnswer, facts: readonly Fact[], language: ExplanationLanguage): string[] {
  const explanation = explanationOf(answer, facts, language);
  return [
    ...missingSections(explanation).map((id) => `section ${id} has no claim`),
    ...checkExplanation(explanation, facts).map(offenceText),
  ];
}

async function newestPlan(em: EntityManager, run: SimulationRun): Promise<Recommendation | null> {
  return em.findOne(
    Recommendation,
    { run: run.id, status: 'SUCCEEDED' },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

async function peopleAndOrganisations(em: EntityManager, organisationId: number): Promise<KnownNames> {
  const organisation = await em.findOneOrFail(Organisation, { id: organisationId });
  const members = await em.find(Member, { organisation: organisationId });
  return {
    people: members.flatMap(({ displayName, email }) => [displayName, email]),
    organisations: [organisation.name],
  };
}

/** The same as in the names of the facts: what is public there need not be hidden again, or no name would be told right. */
async function knownNames(em: EntityManager, organisationId: number, facts: readonly Fact[]): Promise<KnownNames> {
  const told = new Set(facts.flatMap(({ subject }) => (subject ? [subject.name.ko, subject.name.en] : [])));
  const { people, organisations } = await peopleAndOrganisations(em, organisationId);
  return { people, organisations: organisations.filter((name) => !told.has(name)) };
}

interface Named {
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
}

/** All names at once, so that one person has one placeholder; an issue that bears the organisation's own name keeps it. */
function withoutPersonalData(named: readonly Named[], known: KnownNames): Named[] {
  const listed = new Set(named.flatMap(({ nameKo, nameEn }) => [nameKo, nameEn]));
  const line = '\n';
  const oneLine = (name: string): string => name.replaceAll(/\s+/g, ' ');
  const { text } = anonymise(named.flatMap(({ nameKo, nameEn }) => [oneLine(nameKo), oneLine(nameEn)]).join(line), {
    people: known.people,
    organisations: known.organisations.filter((name) => !listed.has(name)),
  });
  const lines = text.split(line);
  return named.map(({ symbol }, at) => ({ symbol, nameKo: lines[2 * at]!, nameEn: lines[2 * at + 1]! }));
}
