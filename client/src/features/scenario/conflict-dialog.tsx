import { Button, Group, Modal, Text as Words } from '@mantine/core';

import { useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Scroll } from '../../ui/scroll.tsx';

import { describeField } from './describe-field.ts';
import { changedFields } from './scenario-draft.ts';
import type { ScenarioDraft } from './scenario-draft.ts';

interface ConflictDialogProps {
  /** What both sides started from. */
  readonly base: ScenarioDraft;
  readonly mine: ScenarioDraft;
  readonly theirs: ScenarioDraft;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
}

/** Somebody else saved first: what changed meanwhile, and whose word holds. */
export function ConflictDialog({ base, mine, theirs, onTakeTheirs, onKeepMine, onClose }: ConflictDialogProps) {
  const t = useText();
  const format = useFormat();
  const theirFields = changedFields(base, theirs);
  const myFields = changedFields(base, mine);
  const fields = [...new Set([...theirFields, ...myFields])];
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('conflict.title')}</b>}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Words fz="sm" c="dimmed" mb={10}>
        {t('conflict.text')}
      </Words>
      <Scroll label={t('conflict.title')}>
        <table className="cv-table">
          <caption>{t('conflict.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
              <th scope="col">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">
                  {t(`scenario.${field}`)}
                  {theirFields.includes(field) && myFields.includes(field) ? (
                    <div className="cv-bad cv-note">{t('conflict.both')}</div>
                  ) : null}
                </th>
                <td style={{ fontWeight: theirFields.includes(field) ? 600 : 400 }}>
                  {describeField(theirs, field, t, format)}
                </td>
                <td style={{ fontWeight: myFields.includes(field) ? 600 : 400 }}>
                  {describeField(mine, field, t, format)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button onClick={onKeepMine}>{t('conflict.keepMine')}</Button>
      </Group>
    </Modal>
  );
}
