import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';

import { useText } from '../../text/text.ts';
import { parseWon } from '../../ui/format.ts';
import { useFormat } from '../../ui/use-format.ts';

import { nearestTicks, steppedPrice, tickAt } from './tick.ts';
import type { TickPlace } from './tick.ts';

interface PriceFieldProps {
  readonly place: TickPlace;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly lastPriceKrw: string | null;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
}

/** A price on the tick: steps by one tick, and offers the nearest ones for a price between two. */
export function PriceField({ place, value, onChange, lastPriceKrw, error, isRequired = false }: PriceFieldProps) {
  const t = useText();
  const format = useFormat();
  const price = Number(parseWon(value) ?? Number.NaN);
  const tick = tickAt(place, price);
  const around = nearestTicks(place, price);
  const start = Number.isFinite(price) && price > 0 ? price : Number(lastPriceKrw ?? 0);
  const step = (direction: 1 | -1) => onChange(format.number(steppedPrice(place, start, direction)));
  return (
    <div>
      <div className="cv-stepper">
        <TextInput
          label={t('order.price')}
          withAsterisk={isRequired}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          error={around && tick ? t('order.tickWrong', { tick: format.exactWon(tick) }) : error}
          description={
            [
              tick ? t('order.tickHelp', { tick: format.exactWon(tick) }) : null,
              lastPriceKrw ? t('order.last', { price: format.exactWon(lastPriceKrw) }) : null,
            ]
              .filter((each) => each !== null)
              .join(' · ') || ' '
          }
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={() => {
            const typed = parseWon(value);
            if (typed !== null) onChange(format.number(Number(typed)));
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          }}
          styles={{ input: { textAlign: 'right' } }}
        />
        <ActionIcon variant="default" size={36} aria-label={t('order.priceDown')} onClick={() => step(-1)}>
          <IconMinus size={15} />
        </ActionIcon>
        <ActionIcon variant="default" size={36} aria-label={t('order.priceUp')} onClick={() => step(1)}>
          <IconPlus size={15} />
        </ActionIcon>
      </div>
      {around ? (
        <Group gap={6} mt={6}>
          {[around.down, around.up]
            .filter((each) => each > 0)
            .map((each) => (
              <Button key={each} size="compact-xs" variant="light" onClick={() => onChange(format.number(each))}>
                {t('order.useTick', { price: format.exactWon(each) })}
              </Button>
            ))}
        </Group>
      ) : null}
    </div>
  );
}
