import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';

import { formatExactWon, parseWon, readWon } from './format.ts';
import { useFormat } from './use-format.ts';

interface WonInputProps {
  readonly label: string;
  readonly description?: ReactNode;
  /** Digits of the amount, or what was typed where that is no amount. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly placeholder?: string;
  readonly withAsterisk?: boolean;
  readonly disabled?: boolean;
  readonly name?: string;
}

/** Whole won. Takes 500억 or 1조 2,000억 as well as digits, and reads the amount back as it is typed. */
export function WonInput({ value, onChange, error, description, ...rest }: WonInputProps) {
  const { language } = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (/^\d+$/.test(value) ? formatExactWon(value, language).replaceAll(/[₩원]/g, '') : value);
  const parsed = parseWon(shown);
  return (
    <TextInput
      {...rest}
      inputMode="text"
      autoComplete="off"
      value={shown}
      error={error}
      description={
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
          <span>{description}</span>
          <b style={{ color: 'var(--cv-accent)', fontWeight: 600 }} aria-live="polite">
            {parsed === null ? ' ' : readWon(parsed, language)}
          </b>
        </span>
      }
      onFocus={() => setDraft(shown)}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setDraft(typed);
        onChange(parseWon(typed) ?? typed.trim());
      }}
      onBlur={() => setDraft(null)}
      styles={{
        input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
        description: { minHeight: '1.4em' },
      }}
    />
  );
}
