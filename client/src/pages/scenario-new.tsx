import { useViewer } from '../features/auth/viewer.ts';
import { ScenarioEditor } from '../features/scenario/scenario-editor.tsx';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';

export function Component() {
  const t = useText();
  const viewer = useViewer();
  return (
    <div className="cv-page">
      <PageHead title={t('scenario.new')} sub={t('scenario.newHint')} />
      <ScenarioEditor scenario={null} canWrite={viewer.can('SCENARIO_WRITE')} canRun={viewer.can('SIMULATION_RUN')} />
    </div>
  );
}
