import { passwordWeakness } from '@convergence/shared/people/password-strength';
import { PasswordInput } from '@mantine/core';

import { useText } from '../../text/text.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  /** Name and address of the person: parts of them are no secret. */
  readonly own: readonly string[];
  readonly onChange: (value: string) => void;
}

/** A new password, judged while it is typed, by the rule that the server judges it by. */
export function PasswordField({ label, value, own, onChange }: PasswordFieldProps) {
  const t = useText();
  const weakness = value === '' ? null : passwordWeakness(value, own);
  return (
    <PasswordInput
      label={label}
      description={value !== '' && weakness === null ? t('password.good') : t('password.hint')}
      error={weakness === null ? undefined : t(`password.${weakness}`)}
      autoComplete="new-password"
      required
      withAsterisk={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
