import { useQuery } from '@apollo/client/react';
import {
  Alert,
  Button,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Textarea,
  TextInput,
  UnstyledButton,
  Collapse,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight, IconDeviceFloppy, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { samplingMethods } from '@convergence/shared/simulation/run-inputs';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { WonInput } from '../../ui/won-input.tsx';
import { Won } from '../../ui/won.tsx';
import { ControlsField } from '../threat/controls-field.tsx';
import { ExposuresField } from '../threat/exposures-field.tsx';
import { ThreatLevelField } from '../threat/threat-level.tsx';

import { describeField } from './describe-field.ts';
import { AccuracyField } from './accuracy-field.tsx';
import { LinksField, linkNames } from './links-field.tsx';
import { ModelField } from './model-field.tsx';
import { PositionsField } from './positions-field.tsx';
import { ScenarioContextDocument } from './scenario-documents.ts';
import { weightSum } from './scenario-draft.ts';
import type { DraftContext, ScenarioDraft } from './scenario-draft.ts';
import { sessionsForReplay } from './stress-draft.ts';
import { StressField } from './stress-field.tsx';

interface ScenarioFormProps {
  readonly draft: ScenarioDraft;
  readonly onChange: (draft: ScenarioDraft) => void;
  /** Text of what is wrong at a field, by its path. */
  readonly errorAt: (path: string) => string | undefined;
  /** Errors that belong to no single field. */
  readonly generalErrors: readonly string[];
  readonly isReadOnly: boolean;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  readonly canRun: boolean;
  readonly onSave: (context: DraftContext, thenRun: boolean) => void;
  readonly aside?: ReactNode;
}

const calibrations = ['PRUDENT', 'REPORTED'] as const;

export function ScenarioForm({
  draft,
  onChange,
  errorAt,
  generalErrors,
  isReadOnly,
  isDirty,
  isBusy,
  canRun,
  onSave,
  aside,
}: ScenarioFormProps) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(ScenarioContextDocument);
  const [isAdvancedOpen, advancedDisclosure] = useDisclosure(draft.sampling !== 'AUTO');
  const [isThreatOpen, threatDisclosure] = useDisclosure(Object.keys(draft.exposures).length > 0);

  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={12} height={30} />;

  const { catalogue, operatorProfile } = data;
  const context: DraftContext = { controls: catalogue.controls, currentControlIds: operatorProfile.currentControlIds };
  const set = <Field extends keyof ScenarioDraft>(field: Field, value: ScenarioDraft[Field]) =>
    onChange({ ...draft, [field]: value });
  const controlSum = catalogue.controls
    .filter((control) => draft.additionalControlIds.includes(control.id))
    .reduce((sum, control) => sum + Number(control.annualCostKrw), 0);

  const actions = (
    <>
      <Button
        type="submit"
        variant={canRun ? 'default' : 'filled'}
        loading={isBusy}
        disabled={!isDirty}
        leftSection={<IconDeviceFloppy size={15} />}
      >
        {t('action.save')}
      </Button>
      {canRun ? (
        <Button loading={isBusy} leftSection={<IconPlayerPlay size={15} />} onClick={() => onSave(context, true)}>
          {isDirty ? t('scenario.saveAndRun') : t('scenario.run')}
        </Button>
      ) : null}
    </>
  );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave(context, false);
      }}
    >
      <div className="cv-grid">
        <div className="cv-8 cv-stack">
          <Card title={t('scenario.basics')}>
            <Stack gap={12}>
              <TextInput
                label={t('scenario.name')}
                name="name"
                withAsterisk
                maxLength={200}
                value={draft.name}
                onChange={(event) => set('name', event.currentTarget.value)}
                error={errorAt('name')}
                disabled={isReadOnly}
              />
              <Textarea
                label={t('scenario.description')}
                autosize
                minRows={1}
                maxRows={6}
                value={draft.description}
                onChange={(event) => set('description', event.currentTarget.value)}
                error={errorAt('description')}
                disabled={isReadOnly}
              />
            </Stack>
          </Card>

          <Card title={t('scenario.money')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing={14} verticalSpacing={12}>
              <WonInput
                label={t('scenario.investmentBudgetKrw')}
                name="investmentBudgetKrw"
                withAsterisk
                placeholder={t('scenario.wonPlaceholder')}
                value={draft.investmentBudgetKrw}
                onChange={(value) => set('investmentBudgetKrw', value)}
                error={errorAt('investmentBudgetKrw')}
                disabled={isReadOnly}
              />
              <WonInput
                label={t('scenario.controlBudgetKrw')}
                name="controlBudgetKrw"
                value={draft.controlBudgetKrw}
                onChange={(value) => set('controlBudgetKrw', value)}
                error={errorAt('controlBudgetKrw')}
                disabled={isReadOnly}
              />
              <WonInput
                label={t('scenario.lossToleranceKrw')}
                name="lossToleranceKrw"
                placeholder={t('scenario.operatorTolerance', { amount: format.won(operatorProfile.lossToleranceKrw) })}
                value={draft.lossToleranceKrw}
                onChange={(value) => set('lossToleranceKrw', value)}
                error={errorAt('lossToleranceKrw')}
                disabled={isReadOnly}
              />
            </SimpleGrid>
          </Card>

          <Card title={t('scenario.positions')}>
            <PositionsField
              positions={draft.positions}
              budgetKrw={draft.investmentBudgetKrw}
              onChange={(positions) => set('positions', positions)}
              errorAt={errorAt}
              isReadOnly={isReadOnly}
            />
          </Card>

          <Card title={t('scenario.threats')}>
            <Stack gap={12}>
              <div>
                <div className="cv-stat-label" style={{ marginBottom: 4 }}>
                  {t('scenario.threatLevel')}
                </div>
                <ThreatLevelField
                  value={draft.threatLevel}
                  onChange={(level) => set('threatLevel', level)}
                  disabled={isReadOnly}
                />
              </div>
              <Select
                label={t('scenario.calibration')}
                description={t(`calibration.${draft.calibration}.hint`)}
                allowDeselect={false}
                disabled={isReadOnly}
                value={draft.calibration}
                onChange={(value) =>
                  set('calibration', calibrations.find((each) => each === value) ?? draft.calibration)
                }
                data={calibrations.map((value) => ({ value, label: t(`calibration.${value}`) }))}
              />
              <div>
                <UnstyledButton
                  onClick={threatDisclosure.toggle}
                  aria-expanded={isThreatOpen}
                  className="cv-stat-label"
                  style={{ display: 'flex', alignItems: 'center', gap: 4 }}
                >
                  <IconChevronRight
                    size={14}
                    style={{ transform: isThreatOpen ? 'rotate(90deg)' : 'none' }}
                    aria-hidden
                  />
                  {t('scenario.exposuresToggle', { count: Object.keys(draft.exposures).length })}
                </UnstyledButton>
                <Collapse expanded={isThreatOpen}>
                  <div style={{ padding: '8px 0 0' }}>
                    <ExposuresField
                      threats={catalogue.threats}
                      exposures={draft.exposures}
                      onChange={(exposures) => set('exposures', exposures)}
                      errorAt={errorAt}
                      isReadOnly={isReadOnly}
                    />
                  </div>
                </Collapse>
              </div>
            </Stack>
          </Card>

          <Card title={t('scenario.additionalControlIds')} note={t('scenario.controlsNote')}>
            <ControlsField
              label={t('scenario.additionalControlIds')}
              controls={catalogue.controls}
              chosen={draft.additionalControlIds}
              current={operatorProfile.currentControlIds}
              onChange={(ids) => set('additionalControlIds', ids)}
              isReadOnly={isReadOnly}
              error={errorAt('additionalControlIds')}
            />
          </Card>

          <Card title={t('scenario.model')}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={14} verticalSpacing={12}>
              <NumberInput
                label={t('scenario.horizonSessions')}
                description={t('scenario.horizonHint')}
                min={1}
                max={252}
                clampBehavior="none"
                allowDecimal={false}
                value={draft.horizonSessions}
                onChange={(value) => set('horizonSessions', value)}
                error={errorAt('horizonSessions')}
                disabled={isReadOnly}
              />
              <NumberInput
                label={t('scenario.estimationSessions')}
                description={t('scenario.estimationHint')}
                min={60}
                max={5040}
                step={21}
                thousandSeparator=","
                clampBehavior="none"
                allowDecimal={false}
                value={draft.estimationSessions}
                onChange={(value) => set('estimationSessions', value)}
                error={errorAt('estimationSessions')}
                disabled={isReadOnly}
              />
            </SimpleGrid>
            <Stack gap={18} mt={18}>
              <ModelField
                value={draft.marketModel}
                onChange={(model) => set('marketModel', model)}
                error={errorAt('marketModel')}
                isReadOnly={isReadOnly}
              />
              <AccuracyField
                accuracyBps={draft.accuracyBps}
                pathCount={draft.pathCount}
                onAccuracy={(accuracyBps) => set('accuracyBps', accuracyBps)}
                onPathCount={(pathCount) => set('pathCount', pathCount)}
                errorAt={errorAt}
                isReadOnly={isReadOnly}
              />
              <Switch
                label={t('uncertainty.label')}
                description={t('uncertainty.hint')}
                checked={draft.parameterUncertainty === 'POSTERIOR'}
                onChange={(event) => set('parameterUncertainty', event.currentTarget.checked ? 'POSTERIOR' : 'NONE')}
                error={errorAt('parameterUncertainty')}
                disabled={isReadOnly}
              />
              <div>
                <UnstyledButton
                  onClick={advancedDisclosure.toggle}
                  aria-expanded={isAdvancedOpen}
                  className="cv-stat-label"
                  style={{ display: 'flex', alignItems: 'center', gap: 4 }}
                >
                  <IconChevronRight
                    size={14}
                    style={{ transform: isAdvancedOpen ? 'rotate(90deg)' : 'none' }}
                    aria-hidden
                  />
                  {t('scenario.advanced')}
                </UnstyledButton>
                <Collapse expanded={isAdvancedOpen}>
                  <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={14} verticalSpacing={12} pt={8}>
                    <Select
                      label={t('scenario.sampling')}
                      description={t(`sampling.${draft.sampling}.hint`)}
                      inputWrapperOrder={['label', 'input', 'description', 'error']}
                      allowDeselect={false}
                      disabled={isReadOnly}
                      value={draft.sampling}
                      onChange={(value) =>
                        set('sampling', samplingMethods.find((each) => each === value) ?? draft.sampling)
                      }
                      error={errorAt('sampling')}
                      data={samplingMethods.map((value) => ({ value, label: t(`sampling.${value}`) }))}
                    />
                    <TextInput
                      label={t('scenario.seed')}
                      placeholder={t('scenario.seedHint')}
                      inputMode="numeric"
                      value={draft.seed}
                      onChange={(event) => set('seed', event.currentTarget.value.trim())}
                      error={errorAt('seed')}
                      disabled={isReadOnly}
                    />
                  </SimpleGrid>
                </Collapse>
              </div>
            </Stack>
          </Card>

          <Card title={t('links.title')} note={t('links.note')}>
            <LinksField
              draft={draft}
              onChange={(links) => onChange({ ...draft, ...links })}
              errorAt={errorAt}
              isReadOnly={isReadOnly}
            />
          </Card>

          <Card title={t('scenario.stress')} note={t('stress.hint')}>
            <StressField
              stress={draft.stress}
              positions={draft.positions}
              horizonSessions={Number(draft.horizonSessions)}
              onChange={(stress) => {
                // a replay can only be lived through again where the window reaches back to it
                const needed = sessionsForReplay(stress, Date.now());
                const isLonger = needed > Number(draft.estimationSessions) && needed <= 5040;
                onChange({ ...draft, stress, ...(isLonger ? { estimationSessions: needed } : {}) });
              }}
              errorAt={errorAt}
              isReadOnly={isReadOnly}
            />
          </Card>
        </div>

        <div className="cv-4 cv-stack" style={{ alignSelf: 'start', position: 'sticky', top: 66 }}>
          <Card title={t('scenario.summary')}>
            <dl className="cv-facts">
              <dt>{t('scenario.investmentBudgetKrw')}</dt>
              <dd>{/^\d+$/.test(draft.investmentBudgetKrw) ? <Won amount={draft.investmentBudgetKrw} /> : '–'}</dd>
              <dt>{t('scenario.positions')}</dt>
              <dd>
                {t('position.count', { count: draft.positions.length })} · {format.percent(weightSum(draft) / 100)}
              </dd>
              <dt>{t('scenario.controlBudgetKrw')}</dt>
              <dd>{/^\d+$/.test(draft.controlBudgetKrw) ? <Won amount={draft.controlBudgetKrw} /> : '–'}</dd>
              <dt>{t('control.currentCost')}</dt>
              <dd>
                <Won amount={operatorProfile.currentControlCostKrw} />
              </dd>
              <dt>{t('control.additionalCost')}</dt>
              <dd>
                <Won amount={controlSum} />
              </dd>
              <dt>{t('scenario.horizonSessions')}</dt>
              <dd>{t('scenario.sessions', { count: format.number(Number(draft.horizonSessions)) })}</dd>
              <dt>{t('scenario.marketModel')}</dt>
              <dd>{t(`model.${draft.marketModel}`)}</dd>
              {draft.accuracyBps === null ? null : (
                <>
                  <dt>{t('scenario.accuracyBps')}</dt>
                  <dd>{t('accuracy.of', { percent: format.percent(draft.accuracyBps / 10_000) })}</dd>
                </>
              )}
              <dt>{draft.accuracyBps === null ? t('scenario.pathCount') : t('scenario.mostPaths')}</dt>
              <dd>{format.number(Number(draft.pathCount))}</dd>
              <dt>{t('links.title')}</dt>
              <dd>{linkNames(draft, t)}</dd>
              <dt>{t('scenario.stress')}</dt>
              <dd>{describeField(draft, 'stress', t, format)}</dd>
            </dl>
            {generalErrors.length > 0 ? (
              <Alert role="alert" color="red" variant="light" mt={12} p={10}>
                {generalErrors.map((text) => (
                  <div key={text}>{text}</div>
                ))}
              </Alert>
            ) : null}
            {isReadOnly ? null : (
              <Group gap={8} mt={14} grow className="cv-wide">
                {actions}
              </Group>
            )}
            <p className="cv-note" style={{ margin: '10px 0 0' }} aria-live="polite">
              {isReadOnly ? t('scenario.readOnly') : isDirty ? t('scenario.dirty') : t('scenario.clean')}
            </p>
          </Card>
          {aside}
        </div>
      </div>
      {isReadOnly ? null : <div className="cv-actionbar">{actions}</div>}
    </form>
  );
}
