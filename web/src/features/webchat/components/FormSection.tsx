import { Anchor, Fieldset, Flex, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../frame/states';
import { useCustomFields } from '../../field/api';
import type { WidgetValues } from '../values';

/** The form before a chat (WID-2): what is always asked, what the account asks besides, and who is sent the answers. */
export function FormSection({ form }: { form: UseFormReturnType<WidgetValues> }) {
	const { t } = useTranslation('webchat');
	const fields = useCustomFields();
	const asked = (fields.data ?? []).filter((each) => each.target === 'CHAT' && each.active);
	return (
		<Fieldset legend={t('form.legend')}>
			<Stack gap="xs">
				<Text size="sm" c="dimmed">
					{t('form.hint')}
				</Text>
				{fields.isPending && <Skeleton height={60} />}
				{fields.isLoadingError && <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />}
				{asked.map((each) => (
					<Flex
						key={each.id}
						direction={{ base: 'column', xs: 'row' }}
						justify="space-between"
						columnGap="md"
						rowGap={0}
					>
						<Anchor component={Link} to={`/settings/custom-fields/${each.id}`} size="sm">
							{each.requiredForCustomers ? t('form.required', { name: each.name }) : each.name}
						</Anchor>
						<Text size="sm" c="dimmed">
							{each.departments.map((place) => place.name).join(', ') || t('form.everywhere')}
						</Text>
					</Flex>
				))}
				<Group gap="md">
					<Anchor component={Link} to="/settings/custom-fields/new" search={{ target: 'CHAT' } as never} size="sm">
						{t('form.add')}
					</Anchor>
					<Anchor component={Link} to="/settings/custom-fields" search={{ target: 'CHAT' } as never} size="sm">
						{t('form.order')}
					</Anchor>
				</Group>
				<TextInput
					type="email"
					label={t('form.email')}
					description={t('form.emailHint')}
					maxLength={320}
					{...form.getInputProps('formEmail')}
				/>
			</Stack>
		</Fieldset>
	);
}
