import { Tabs } from '@mantine/core';

import { AccessLog } from '../features/audit/access-log.tsx';
import { AuditLog } from '../features/audit/audit-log.tsx';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';

export function Component() {
  const t = useText();
  return (
    <div className="cv-page">
      <PageHead title={t('nav.audit')} sub={t('audit.hint')} />
      <section className="cv-card" aria-label={t('nav.audit')}>
        <Tabs defaultValue="actions" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="actions">{t('audit.actions')}</Tabs.Tab>
            <Tabs.Tab value="access">{t('audit.access')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="actions">
            <AuditLog />
          </Tabs.Panel>
          <Tabs.Panel value="access">
            <AccessLog />
          </Tabs.Panel>
        </Tabs>
      </section>
    </div>
  );
}
