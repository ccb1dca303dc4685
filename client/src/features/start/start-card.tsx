import { useQuery } from '@apollo/client/react';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useViewer } from '../auth/viewer.ts';

import { StartDocument } from './start-documents.ts';
import { startLines } from './start-model.ts';
import type { StartFacts } from './start-model.ts';

/** What is left to do until a new installation shows a risk; each line leads to the page where it is done. */
export function StartCard(facts: StartFacts) {
  const t = useText();
  const { can } = useViewer();
  const { data, error, refetch } = useQuery(StartDocument, {
    variables: { seesPeople: can('MEMBER_READ') },
    fetchPolicy: 'no-cache', // its short lists are not those of the pages
  });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  const lines = data ? startLines(data, facts, can) : [];
  const next = lines.find(({ isDone, to }) => !isDone && to !== null)?.step;
  return (
    <Card title={t('start.title')} note={t('start.note')}>
      {data ? (
        <ol className="cv-rows" style={{ gap: 14 }}>
          {lines.map(({ step, isDone, to }) => (
            <li
              key={step}
              style={{ justifyContent: 'flex-start', alignItems: 'flex-start' }}
              aria-current={step === next ? 'step' : undefined}
            >
              {isDone ? (
                <IconCircleCheckFilled size={20} color="var(--cv-band-0)" style={{ flex: 'none' }} aria-hidden />
              ) : (
                <IconCircle size={20} stroke={1.5} color="var(--cv-faint)" style={{ flex: 'none' }} aria-hidden />
              )}
              <span style={{ minWidth: 0 }}>
                {to === null ? (
                  <b style={{ fontWeight: 600 }}>{t(`start.${step}`)}</b>
                ) : (
                  <Link to={to} style={{ fontWeight: 600 }}>
                    {t(`start.${step}`)}
                  </Link>
                )}
                <span className="cv-hidden"> {t(isDone ? 'start.done' : 'start.open')}</span>
                <span className="cv-dim" style={{ display: 'block', marginTop: 2 }}>
                  {t(`start.${step}.hint`)}
                </span>
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <Skeleton rows={6} height={30} />
      )}
    </Card>
  );
}
