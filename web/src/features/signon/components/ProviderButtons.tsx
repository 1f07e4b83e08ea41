import { Button, Divider, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readChoices, startAddress } from '../api';

/** The ways in that an account offers besides the password (SSO-2): shown once the account is there. */
export function ProviderButtons({ account, back }: { account: string; back: string }) {
	const { t } = useTranslation('signon');
	const [wanted] = useDebouncedValue(account.trim().toLowerCase(), 300);
	const choices = useQuery({
		queryKey: ['sign-on-choices', wanted],
		queryFn: ({ signal }) => readChoices(wanted, signal),
		enabled: wanted.length > 2,
		staleTime: 60_000,
		retry: false,
	});
	if (!choices.data?.length) {
		return null;
	}
	return (
		<Stack gap="xs" mt="md">
			<Divider label={t('or')} />
			{choices.data.map((each) => (
				<Button key={each.id} component="a" href={startAddress(wanted, each.id, back)} variant="default" fullWidth>
					{t('enterWith', { label: each.label })}
				</Button>
			))}
		</Stack>
	);
}
