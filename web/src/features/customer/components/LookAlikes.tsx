import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import { useMay } from '../../../frame/session';

type LookAlike = components['schemas']['LookAlike'];

interface LookAlikesProps {
	name: string;
	email: string;
	phone: string;
	onChoose: (customer: { id: string; name: string }) => void;
}

/** Warns that the customer may be there already, and lets one take that one instead. */
export function LookAlikes({ name, email, phone, onChoose }: LookAlikesProps) {
	const { t } = useTranslation('ticket');
	const sees = useMay('CUSTOMER_VIEW');
	const [typed] = useDebouncedValue({ name: name.trim(), email: email.trim(), phone: phone.trim() }, 300);
	const query = useQuery({
		queryKey: ['customers', 'look-alikes', typed],
		enabled: sees && (typed.name.length > 2 || typed.email.includes('@') || typed.phone.length > 7),
		queryFn: ({ signal }) =>
			request<{ items: LookAlike[] }>('GET', `/customers/look-alikes${queryString(typed)}`, { signal }),
	});
	const found = query.data?.items ?? [];
	if (found.length === 0) {
		return null;
	}
	return (
		<Alert color="yellow" role="status" title={t('addCustomer.alike')}>
			<Stack gap="xs">
				{found.map((each) => (
					<Group key={each.id} justify="space-between" wrap="nowrap">
						<div>
							<Text size="sm">{each.name}</Text>
							<Text size="xs" c="dimmed">
								{[each.email, each.organization?.name].filter(Boolean).join(' · ')}
							</Text>
						</div>
						<Button size="xs" variant="default" flex="none" onClick={() => onChoose(each)}>
							{t('addCustomer.useThis')}
						</Button>
					</Group>
				))}
			</Stack>
		</Alert>
	);
}
