import { Anchor, Checkbox, Input, Select, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { Mailbox } from '../../../api/types';
import { useCategories, useWorkShifts } from '../../../frame/lookups';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { BindingSwitches } from '../../queue/components/BindingSwitches';
import type { DepartmentBinding } from '../../queue/departmentBinding';
import type { DepartmentValues } from '../departmentValues';
import { AfterChatInputs } from './AfterChatInputs';
import { SignatureInput } from './SignatureInput';

/** What a department is open for, and how its tickets are handled. */
export function DepartmentSettingsTab({
	form,
	binding,
}: {
	form: UseFormReturnType<DepartmentValues>;
	binding: DepartmentBinding;
}) {
	const { t } = useTranslation('people');
	const me = useMe();
	const categories = useCategories();
	const shifts = useWorkShifts();
	const mailboxes = useQuery({
		queryKey: ['mailboxes', 'choices'],
		enabled: me.permissions.includes('MANAGE_MAILBOXES'),
		queryFn: async () => (await request<{ items: Mailbox[] }>('GET', '/mailboxes')).items,
	});
	const values = form.getValues();
	const standard = shifts.data?.find((each) => each.standard);
	const clear = { 'aria-label': t('frame:clear') };
	return (
		<Stack>
			<Input.Wrapper label={t('settings.use')} labelElement="div">
				<Stack gap="xs" mt={6}>
					{(['offersTickets', 'offersChat', 'acceptsInternalTickets', 'visibleToCustomers'] as const).map((name) => (
						<Checkbox key={name} label={t(`settings.${name}`)} {...form.getInputProps(name, { type: 'checkbox' })} />
					))}
				</Stack>
			</Input.Wrapper>
			<Title order={2} size="h5" mt="sm">
				{t('settings.tickets')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<Select
					label={t('field.defaultCategory')}
					clearable
					clearButtonProps={clear}
					data={(categories.data ?? [])
						.filter((each) => values.categoryIds.includes(each.id))
						.map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('defaultCategoryId')}
				/>
				<Select
					label={t('field.defaultPriority')}
					allowDeselect={false}
					data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`ticket:priority.${value}`) }))}
					{...form.getInputProps('defaultPriority')}
				/>
				<Select
					label={t('settings.autoAssignment')}
					description={t('settings.autoAssignmentHint')}
					allowDeselect={false}
					data={(['OFF', 'ROUND_ROBIN'] as const).map((value) => ({ value, label: t(`assignment.${value}`) }))}
					{...form.getInputProps('autoAssignment')}
				/>
				<Select
					label={t('field.workShift')}
					description={t('settings.workShiftHint')}
					clearable
					clearButtonProps={clear}
					placeholder={standard?.name}
					data={(shifts.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('workShiftId')}
				/>
			</SimpleGrid>
			<Checkbox label={t('field.categoryRequired')} {...form.getInputProps('categoryRequired', { type: 'checkbox' })} />
			<Checkbox
				label={t('settings.workTimeRequired')}
				{...form.getInputProps('workTimeRequired', { type: 'checkbox' })}
			/>
			<Checkbox
				label={t('settings.closingByManager')}
				description={t('settings.closingByManagerHint')}
				{...form.getInputProps('closingByManager', { type: 'checkbox' })}
			/>
			{binding.query.isLoadingError && (
				<ErrorState error={binding.query.error} onRetry={() => void binding.query.refetch()} />
			)}
			{binding.queue && (
				<>
					<BindingSwitches
						value={binding.value}
						onChange={binding.change}
						without={binding.queue.withoutDistribution}
					/>
					<Anchor component={Link} to={`/settings/queues/${binding.queue.id}`} size="sm">
						{t('queue:more')}
					</Anchor>
				</>
			)}
			<AfterChatInputs form={form} />
			<Title order={2} size="h5" mt="sm">
				{t('settings.identity')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				{mailboxes.data && (
					<Select
						label={t('settings.mailbox')}
						description={t('settings.mailboxHint')}
						clearable
						clearButtonProps={clear}
						placeholder={t('settings.mailboxOfTicket')}
						data={mailboxes.data.map((each) => ({ value: each.id, label: `${each.name} (${each.address})` }))}
						{...form.getInputProps('mailboxId')}
					/>
				)}
				<TextInput
					label={t('settings.fromName')}
					description={t('settings.fromNameHint')}
					maxLength={120}
					{...form.getInputProps('fromName')}
				/>
			</SimpleGrid>
			<SignatureInput
				label={t('settings.footer')}
				description={t('settings.footerHint')}
				{...form.getInputProps('replyFooterHtml')}
			/>
		</Stack>
	);
}
