import { ActionIcon, Menu } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { ScenarioRowFragment } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { BandTag } from '../risk/band-tag.tsx';
import { RunStatusTag } from '../simulation/run-status-tag.tsx';
import { ThreatLevelTag } from '../threat/threat-level.tsx';

import { scenarioRowFragment } from './scenario-documents.ts';
import { useScenarioActions } from './use-scenario-actions.tsx';

export function ScenarioTable({ rows }: { readonly rows: readonly FragmentType<typeof scenarioRowFragment>[] }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  return (
    <Scroll label={t('nav.scenarios')}>
      <table className="cv-table">
        <caption>{t('nav.scenarios')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scenario.name')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('scenario.investmentBudgetKrw')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('scenario.horizonSessions')}
            </th>
            <th scope="col" className="cv-wide">
              {t('scenario.threatLevel')}
            </th>
            <th scope="col">{t('scenario.latestRun')}</th>
            <th scope="col" className="cv-num cv-wide">
              {t('scenario.updatedAt')}
            </th>
            <th scope="col">
              <span className="cv-hidden">{t('action.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((masked) => {
            const row = readFragment(scenarioRowFragment, masked);
            const top = row.positions.toSorted((a, b) => b.weightRatio - a.weightRatio);
            const result = row.latestRun?.result;
            return (
              <tr key={row.id} className="cv-link">
                <th scope="row" style={{ minWidth: 120 }}>
                  <Link to={`/scenarios/${row.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
                    {row.name}
                  </Link>
                  <div
                    className="cv-note"
                    style={{
                      whiteSpace: 'nowrap',
                      overflow: 'hidden',
                      textOverflow: 'ellipsis',
                      maxWidth: 'min(300px, 40vw)',
                    }}
                  >
                    {row.status === 'READY' ? '' : `${t(`scenarioStatus.${row.status}`)} · `}
                    {top[0]
                      ? t('scenario.holds', { first: name(top[0].instrument), count: top.length - 1 })
                      : t('position.none')}
                  </div>
                </th>
                <td className="cv-num cv-wide">
                  <Won amount={row.investmentBudgetKrw} />
                </td>
                <td className="cv-num cv-wide">{t('scenario.sessions', { count: row.horizonSessions })}</td>
                <td className="cv-wide">
                  <ThreatLevelTag level={row.threatLevel} />
                </td>
                <td>
                  {row.latestRun ? (
                    <Link to={`/runs/${row.latestRun.id}`} style={{ color: 'inherit' }}>
                      {result ? (
                        <BandTag band={result.score.band} score={result.score.score} />
                      ) : (
                        <RunStatusTag status={row.latestRun.status} />
                      )}
                    </Link>
                  ) : (
                    <span className="cv-dim">{t('scenario.neverRun')}</span>
                  )}
                </td>
                <td className="cv-num cv-wide cv-dim">{format.dateTime(row.updatedAt)}</td>
                <td className="cv-num" style={{ width: 1 }}>
                  <RowMenu row={row} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function RowMenu({ row }: { readonly row: ScenarioRowFragment }) {
  const t = useText();
  const navigate = useNavigate();
  const actions = useScenarioActions();
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('scenario.actionsOf', { name: row.name })}>
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {row.viewerCanRun ? (
          <Menu.Item leftSection={<IconPlayerPlay size={15} />} onClick={() => void actions.run(row.id)}>
            {t('scenario.run')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => void navigate(`/scenarios/${row.id}`)}>
          {row.viewerCanUpdate ? t('action.edit') : t('action.open')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={15} />} onClick={() => actions.clone(row)}>
          {t('scenario.clone')}
        </Menu.Item>
        <Menu.Divider />
        {row.status === 'ARCHIVED' ? (
          <Menu.Item leftSection={<IconArchiveOff size={15} />} onClick={() => actions.restore(row)}>
            {t('scenario.restore')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconArchive size={15} />} onClick={() => actions.archive(row)}>
            {t('scenario.archive')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
