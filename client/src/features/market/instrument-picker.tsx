import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { graphql } from '../../gql/gql.ts';
import { useName, useText } from '../../text/text.ts';
import { useFormat } from '../../ui/use-format.ts';

const InstrumentSearchDocument = graphql(`
  query InstrumentSearch($filter: InstrumentFilter) {
    instruments(first: 30, filter: $filter) {
      edges {
        node {
          id
          symbol
          nameKo
          nameEn
          market
          lastCloseKrw
          sector {
            code
            nameKo
            nameEn
          }
        }
      }
    }
  }
`);

export interface PickedInstrument {
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly market: string;
  readonly lastCloseKrw: string | null;
}

export interface FoundInstrument extends PickedInstrument {
  /** Code of its sector, such as BANK. */
  readonly sector: string;
}

interface InstrumentPickerProps {
  readonly label?: string;
  readonly taken: readonly string[];
  readonly onPick: (instrument: FoundInstrument) => void;
  readonly error?: string | undefined;
}

/** Finds an instrument by code or name and hands it over; those already taken are not offered again. */
export function InstrumentPicker({ label, taken, onPick, error }: InstrumentPickerProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const { data, previousData, loading } = useQuery(InstrumentSearchDocument, {
    variables: { filter: settled ? { textContains: settled } : null },
  });
  const found = ((data ?? previousData)?.instruments.edges ?? [])
    .map((edge) => edge.node)
    .filter((node) => !taken.includes(node.symbol));

  return (
    <Select
      label={label ?? t('picker.label')}
      placeholder={t('picker.placeholder')}
      leftSection={<IconSearch size={15} />}
      searchable
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      error={error}
      nothingFoundMessage={t(
        loading ? 'state.loading' : settled === '' && taken.length === 0 ? 'picker.empty' : 'picker.nothing',
      )}
      maxDropdownHeight={300}
      filter={({ options }) => options}
      data={found.map((node) => ({ value: node.symbol, label: `${node.symbol} ${name(node)}` }))}
      renderOption={({ option }) => {
        const node = found.find((each) => each.symbol === option.value);
        if (!node) return option.label;
        return (
          <span style={{ display: 'flex', gap: 10, width: '100%', fontSize: '0.8125rem' }}>
            <span className="cv-mono cv-dim">{node.symbol}</span>
            <span style={{ flex: 1 }}>{name(node)}</span>
            <span className="cv-dim">
              {node.lastCloseKrw ? format.exactWon(node.lastCloseKrw) : t('picker.noPrice')}
            </span>
          </span>
        );
      }}
      onChange={(symbol) => {
        const node = found.find((each) => each.symbol === symbol);
        if (node)
          onPick({
            symbol: node.symbol,
            nameKo: node.nameKo,
            nameEn: node.nameEn,
            market: node.market,
            lastCloseKrw: node.lastCloseKrw ?? null,
            sector: node.sector.code,
          });
        setSearch('');
      }}
    />
  );
}
