import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Empty } from '../ui/states.tsx';

export function NotFound() {
  const t = useText();
  return (
    <div className="cv-page">
      <PageHead title={t('notFound.title')} />
      <Empty
        title={t('notFound.title')}
        hint={t('notFound.hint')}
        action={
          <Button component={Link} to="/" size="xs" variant="light" mt={6}>
            {t('nav.overview')}
          </Button>
        }
      />
    </div>
  );
}
