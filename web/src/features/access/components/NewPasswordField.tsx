import { Group, PasswordInput, type PasswordInputProps, Progress, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ratePassword } from '../api';

const LEVELS = ['red', 'orange', 'yellow', 'teal', 'green'] as const;
export const MINIMUM_PASSWORD = 8;

/** A new password with its strength in five levels while it is typed (SEC-26, SEC-27). */
export function NewPasswordField({ value = '', ...field }: PasswordInputProps) {
	const { t } = useTranslation('access');
	const [typed] = useDebouncedValue(String(value), 250);
	const strength = useQuery({
		queryKey: ['password-strength', typed],
		queryFn: ({ signal }) => ratePassword(typed, signal),
		enabled: typed.length > 0 && typed.length <= 128,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
		retry: false,
		placeholderData: (before) => before,
	});
	const score = value ? strength.data?.score : undefined;
	return (
		<div>
			<PasswordInput
				autoComplete="new-password"
				maxLength={128}
				visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
				value={value}
				{...field}
			/>
			<Group gap={4} mt={8} grow aria-hidden>
				{LEVELS.map((color, level) => (
					<Progress
						key={color}
						size={6}
						value={score !== undefined && level <= score ? 100 : 0}
						color={LEVELS[score ?? 0]}
					/>
				))}
			</Group>
			<Text size="sm" c="dimmed" mt={4} mih={20} role="status">
				{score === undefined
					? t('password.hint')
					: `${t('password.strength', { level: t(`password.level.${score}`) })}${strength.data?.acceptable ? '' : ` ${t('password.tooWeak')}`}`}
			</Text>
		</div>
	);
}
