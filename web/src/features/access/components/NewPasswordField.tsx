import { Group, PasswordInput, type PasswordInputProps, Progress, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ratePassword } from '../api';

const LEVELS = ['red', 'orange', 'yellow', 'teal', 'green'] as const;

interface NewPasswordProps extends PasswordInputProps {
	/** Token of the link that sets it; without one, it is the signed-in agent's. */
	link?: string;
}

/** A new password with its strength in five levels while it is typed, and the least its account takes (SEC-26). */
export function NewPasswordField({ value = '', link, ...field }: NewPasswordProps) {
	const { t } = useTranslation('access');
	const [typed] = useDebouncedValue(String(value), 250);
	const strength = useQuery({
		queryKey: ['password-strength', link, typed],
		queryFn: ({ signal }) => ratePassword(typed, link, signal),
		enabled: typed.length <= 128,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
		retry: false,
		placeholderData: (before) => before,
	});
	const score = value ? strength.data?.score : undefined;
	const least = strength.data && {
		count: strength.data.leastLength,
		level: t(`password.level.${strength.data.leastScore}`),
	};
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
				{score !== undefined && t('password.strength', { level: t(`password.level.${score}`) })}{' '}
				{!(score !== undefined && strength.data?.acceptable) && least && t('password.least', least)}
			</Text>
		</div>
	);
}
