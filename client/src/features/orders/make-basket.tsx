import { useMutation } from '@apollo/client/react';
import { Alert, Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBasket } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useText } from '../../text/text.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { newKey } from '../../ui/new-key.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useViewer } from '../auth/viewer.ts';

import { BasketCreateDocument } from './basket-documents.ts';

interface MakeBasketProps {
  readonly recommendationId: string;
  /** Its numbers were withheld or do not stand: nothing may be bought on them. */
  readonly isWithheld: boolean;
  /** It cannot be told from leaving things as they are. */
  readonly isNoBetter: boolean;
}

/** Makes a recommendation into drafts of orders; whoever may not is told who may. */
export function MakeBasket({ recommendationId, isWithheld, isNoBetter }: MakeBasketProps) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [isAsking, asking] = useDisclosure();
  const [key] = useState(newKey);
  const [create] = useMutation(BasketCreateDocument);
  const obstacle = isWithheld ? t('basket.withheld') : viewer.can('ORDER_DRAFT') ? null : t('basket.whoMay');
  if (!viewer.can('ORDER_READ')) return null;
  if (obstacle) {
    return (
      <Tooltip label={obstacle} multiline maw={280}>
        <Button
          size="sm"
          variant="default"
          aria-disabled
          data-disabled
          leftSection={<IconBasket size={16} />}
          onClick={(event) => event.preventDefault()}
        >
          {t('basket.make')}
        </Button>
      </Tooltip>
    );
  }
  return (
    <>
      {isAsking ? (
        <ConfirmDialog
          title={t('basket.makeTitle')}
          confirm={t('basket.make')}
          onClose={asking.close}
          onConfirm={async () => {
            const { data } = await create({ variables: { input: { recommendationId, idempotencyKey: key } } });
            const basket = data?.orderBasketCreate.basket;
            if (basket) {
              tell({ message: t('basket.made') });
              await navigate(`/baskets/${basket.id}`);
            }
            return data?.orderBasketCreate.errors;
          }}
        >
          <span>{t('basket.makeText')}</span>
          {isNoBetter ? <Alert color="yellow">{t('basket.noBetter')}</Alert> : null}
        </ConfirmDialog>
      ) : null}
      <Button size="sm" variant="default" leftSection={<IconBasket size={16} />} onClick={asking.open}>
        {t('basket.make')}
      </Button>
    </>
  );
}
