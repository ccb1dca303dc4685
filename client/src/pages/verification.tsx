import { useQuery } from '@apollo/client/react';

import {
  BenchCard,
  CoverageCard,
  GoldenCard,
  PublishedCard,
  VarBacktestCard,
  WalkCard,
} from '../features/verification/verification-cards.tsx';
import { VerificationDocument } from '../features/verification/verification-documents.ts';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';

/** What was tested and measured of the engine; evidence that is missing is named. */
export function Component() {
  const t = useText();
  const { data, error, refetch } = useQuery(VerificationDocument);
  const evidence = data?.verification;
  return (
    <div className="cv-page">
      <PageHead title={t('nav.verification')} sub={t('verify.hint')} />
      {error && !evidence ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!evidence && !error ? <Skeleton rows={14} height={34} /> : null}
      {evidence ? (
        <div className="cv-grid">
          <GoldenCard className="cv-6" golden={evidence.golden} />
          <CoverageCard className="cv-6" coverage={evidence.coverage} />
          <PublishedCard className="cv-6" golden={evidence.golden} />
          <VarBacktestCard className="cv-6" varBacktests={evidence.varBacktests} />
          <WalkCard className="cv-6" walk={evidence.walk} />
          <div className="cv-6 cv-stack">
            <BenchCard title={t('verify.bench')} bench={evidence.bench} />
            <BenchCard title={t('verify.optimisers')} bench={evidence.optimisers} />
          </div>
        </div>
      ) : null}
    </div>
  );
}
