import { useMutation } from '@apollo/client/react';
import { ActionIcon, Alert, Button, Group, NumberInput, Select, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { OperatorFormFragment, OperatorQuery } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.tsx';
import { WonInput } from '../../ui/won-input.tsx';
import { Won } from '../../ui/won.tsx';
import { useTell } from '../../ui/use-tell.ts';
import { ControlsField } from '../threat/controls-field.tsx';

import { operatorFragment, OperatorUpdateDocument } from './operator-documents.ts';
import { operatorDraftOf, operatorInputOf, operatorProblems } from './operator-draft.ts';
import type { OperatorDraft } from './operator-draft.ts';

interface OperatorEditorProps {
  readonly profile: OperatorFormFragment;
  readonly catalogue: OperatorQuery['catalogue'];
  readonly versions: OperatorQuery['operatorProfileVersions'];
  readonly onReload: () => void;
}

export function OperatorEditor({ profile, catalogue, versions, onReload }: OperatorEditorProps) {
  const t = useText();
  const tell = useTell();
  const name = useName();
  const format = useFormat();
  const [base, setBase] = useState(() => operatorDraftOf(profile));
  const [draft, setDraft] = useState(base);
  const [version, setVersion] = useState(profile.version);
  const [isChecked, setChecked] = useState(false);
  const [errors, setErrors] = useState<readonly { readonly path: string; readonly message: string }[]>([]);
  const [isStale, setStale] = useState(false);
  const [update, { loading }] = useMutation(OperatorUpdateDocument, { refetchQueries: ['Operator'] });
  const isReadOnly = !profile.viewerCanUpdate;
  const isDirty = JSON.stringify(base) !== JSON.stringify(draft);
  const guard = useUnsavedGuard(isDirty);
  const problems = isChecked ? operatorProblems(draft) : [];
  const set = (change: Partial<OperatorDraft>) => {
    setDraft({ ...draft, ...change });
    setErrors([]);
  };
  const errorAt = (path: string) => {
    const own = problems.find((problem) => problem.path === path);
    return own
      ? t(own.text)
      : errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message;
  };

  const save = async () => {
    setChecked(true);
    if (operatorProblems(draft).length > 0) return;
    try {
      const { data } = await update({ variables: { input: operatorInputOf(draft, version) } });
      const answer = data?.operatorProfileUpdate;
      setStale(answer?.errors.some((error) => error.__typename === 'VersionConflictError') ?? false);
      setErrors(
        (answer?.errors ?? [])
          .filter((error) => error.__typename !== 'VersionConflictError')
          .map((error) => ({ path: error.path.filter((part) => part !== 'input').join('.'), message: error.message })),
      );
      if (!answer?.operatorProfile) return;
      const saved = readFragment(operatorFragment, answer.operatorProfile);
      setBase(operatorDraftOf(saved));
      setDraft(operatorDraftOf(saved));
      setVersion(saved.version);
      setChecked(false);
      tell({ message: t('operator.saved', { version: saved.version }) });
    } catch (error) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(error, t).message });
    }
  };

  const wonField = (
    field: 'annualRevenueKrw' | 'riskCapacityKrw' | 'lossToleranceKrw' | 'securityLossToleranceKrw',
  ) => (
    <WonInput
      label={t(`operator.${field}`)}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      error={errorAt(field)}
      disabled={isReadOnly}
    />
  );

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {guard.dialog}
      {isStale ? (
        <Alert role="alert" color="yellow" variant="light" mb={14} title={t('conflict.title')}>
          <Group justify="space-between">
            <span>{t('operator.stale')}</span>
            <Button size="xs" variant="default" onClick={onReload}>
              {t('conflict.takeTheirs')}
            </Button>
          </Group>
        </Alert>
      ) : null}
      <div className="cv-grid">
        <div className="cv-7 cv-stack">
          <Card title={t('operator.who')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={14} verticalSpacing={12}>
              <TextInput
                label={t('operator.name')}
                value={draft.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
                error={errorAt('name')}
                disabled={isReadOnly}
              />
              <Select
                label={t('operator.sector')}
                allowDeselect={false}
                searchable
                data={catalogue.sectors.map((sector) => ({ value: sector.code, label: name(sector) }))}
                value={draft.sectorCode}
                onChange={(value) => set({ sectorCode: value ?? draft.sectorCode })}
                error={errorAt('sectorCode')}
                disabled={isReadOnly}
              />
              {wonField('annualRevenueKrw')}
              <NumberInput
                label={t('operator.customerRecordCount')}
                thousandSeparator=","
                min={0}
                clampBehavior="none"
                allowDecimal={false}
                value={draft.customerRecordCount}
                onChange={(value) => set({ customerRecordCount: value })}
                error={errorAt('customerRecordCount')}
                disabled={isReadOnly}
                styles={{ input: { textAlign: 'right' } }}
                hideControls
              />
              <NumberInput
                label={t('operator.staffCount')}
                thousandSeparator=","
                min={1}
                clampBehavior="none"
                allowDecimal={false}
                value={draft.staffCount}
                onChange={(value) => set({ staffCount: value })}
                error={errorAt('staffCount')}
                disabled={isReadOnly}
                styles={{ input: { textAlign: 'right' } }}
                hideControls
              />
              <Switch
                mt={28}
                label={t('operator.isFinancialOperator')}
                checked={draft.isFinancialOperator}
                onChange={(event) => set({ isFinancialOperator: event.currentTarget.checked })}
                disabled={isReadOnly}
              />
            </SimpleGrid>
          </Card>
          <Card title={t('operator.limits')} note={t('operator.limitsNote')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing={14} verticalSpacing={12}>
              {wonField('lossToleranceKrw')}
              {wonField('securityLossToleranceKrw')}
              {wonField('riskCapacityKrw')}
              <NumberInput
                label={t('operator.drawdownLimitRatio')}
                suffix=" %"
                min={0}
                max={100}
                clampBehavior="none"
                value={draft.drawdownLimitPercent}
                onChange={(value) => set({ drawdownLimitPercent: value })}
                error={errorAt('drawdownLimitRatio')}
                disabled={isReadOnly}
                hideControls
                styles={{ input: { textAlign: 'right' } }}
              />
              <NumberInput
                label={t('operator.concentrationLimit')}
                min={0}
                max={1}
                step={0.01}
                clampBehavior="none"
                value={draft.concentrationLimit}
                onChange={(value) => set({ concentrationLimit: value })}
                error={errorAt('concentrationLimit')}
                disabled={isReadOnly}
                hideControls
                styles={{ input: { textAlign: 'right' } }}
              />
              <NumberInput
                label={t('operator.liquidityLimitDays')}
                suffix={t('operator.daysSuffix')}
                min={0}
                clampBehavior="none"
                value={draft.liquidityLimitDays}
                onChange={(value) => set({ liquidityLimitDays: value })}
                error={errorAt('liquidityLimitDays')}
                disabled={isReadOnly}
                hideControls
                styles={{ input: { textAlign: 'right' } }}
              />
            </SimpleGrid>
          </Card>
          <Card title={t('operator.appetite')} note={t('operator.appetiteNote')}>
            <div style={{ display: 'grid', gap: 10 }}>
              {draft.appetite.map((point, index) => (
                <Group key={index} gap={10} align="flex-start" wrap="nowrap">
                  <div style={{ flex: 1 }}>
                    <WonInput
                      label={t('operator.appetiteLoss')}
                      value={point.lossKrw}
                      onChange={(lossKrw) =>
                        set({
                          appetite: draft.appetite.map((each, at) => (at === index ? { ...each, lossKrw } : each)),
                        })
                      }
                      disabled={isReadOnly}
                    />
                  </div>
                  <NumberInput
                    label={t('operator.appetiteProbability')}
                    w={120}
                    suffix=" %"
                    min={0}
                    max={100}
                    clampBehavior="none"
                    hideControls
                    value={point.percent}
                    onChange={(percent) =>
                      set({ appetite: draft.appetite.map((each, at) => (at === index ? { ...each, percent } : each)) })
                    }
                    disabled={isReadOnly}
                    styles={{ input: { textAlign: 'right' } }}
                  />
                  {isReadOnly ? null : (
                    <ActionIcon
                      mt={24}
                      variant="subtle"
                      color="gray"
                      aria-label={t('operator.appetiteRemove', { index: index + 1 })}
                      onClick={() => set({ appetite: draft.appetite.filter((_, at) => at !== index) })}
                    >
                      <IconTrash size={15} stroke={1.6} />
                    </ActionIcon>
                  )}
                </Group>
              ))}
              {errorAt('appetite') ? (
                <p role="alert" className="cv-up" style={{ fontSize: '0.75rem', margin: 0 }}>
                  {errorAt('appetite')}
                </p>
              ) : null}
              {isReadOnly ? null : (
                <div>
                  <Button
                    size="compact-xs"
                    variant="default"
                    leftSection={<IconPlus size={13} />}
                    onClick={() => set({ appetite: [...draft.appetite, { lossKrw: '', percent: '' }] })}
                  >
                    {t('operator.appetiteAdd')}
                  </Button>
                </div>
              )}
            </div>
          </Card>
        </div>
        <div className="cv-5 cv-stack">
          <Card title={t('operator.summary')}>
            <dl className="cv-facts">
              <dt>{t('operator.version')}</dt>
              <dd>v{version}</dd>
              <dt>{t('control.currentCost')}</dt>
              <dd>
                <Won amount={profile.currentControlCostKrw} />
              </dd>
              <dt>{t('operator.updated')}</dt>
              <dd>
                {format.dateTime(profile.createdAt)}
                {profile.createdBy ? ` · ${profile.createdBy}` : ''}
              </dd>
            </dl>
            {errors.some((error) => error.path === '') ? (
              <Alert role="alert" color="red" variant="light" mt={12} p={10}>
                {errors.filter((error) => error.path === '').map((error) => error.message)}
              </Alert>
            ) : null}
            {isReadOnly ? (
              <p className="cv-note" style={{ margin: '12px 0 0' }}>
                {t('operator.readOnly')}
              </p>
            ) : (
              <Button
                type="submit"
                fullWidth
                mt={14}
                loading={loading}
                disabled={!isDirty}
                leftSection={<IconDeviceFloppy size={15} />}
              >
                {t('operator.save')}
              </Button>
            )}
          </Card>
          <Card title={t('operator.controls')}>
            <ControlsField
              label={t('operator.controls')}
              controls={catalogue.controls}
              chosen={draft.currentControlIds}
              onChange={(ids) => set({ currentControlIds: ids })}
              isReadOnly={isReadOnly}
              error={errorAt('currentControlIds')}
            />
            {isReadOnly ? null : (
              <Button
                size="compact-xs"
                variant="default"
                mt={8}
                onClick={() => set({ currentControlIds: catalogue.typicalControlIds })}
              >
                {t('operator.typical')}
              </Button>
            )}
          </Card>
          <Card title={t('versions.title')}>
            <ol style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 8, fontSize: '0.8125rem' }}>
              {versions.edges.map(({ node }) => (
                <li key={node.version} style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
                  <b style={{ fontWeight: 600 }}>v{node.version}</b>
                  <span className="cv-dim">
                    {format.dateTime(node.createdAt)}
                    {node.createdBy ? ` · ${node.createdBy}` : ''}
                  </span>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
    </form>
  );
}
