import {
	Alert,
	Box,
	Checkbox,
	Fieldset,
	NumberInput,
	Radio,
	Select,
	SimpleGrid,
	Stack,
	TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../../api/client';
import type { Agent, Seats } from '../../../../api/types';
import { useWorkShifts } from '../../../../frame/lookups';
import { useMe } from '../../../../frame/session';
import { timeZones } from '../../../../frame/timeZones';
import { LANGUAGES } from '../../../../i18n';
import { NewPasswordField } from '../../../access/components/NewPasswordField';
import { useIsBound } from '../../../binding/api';
import { PermissionGroupSelect } from '../PermissionGroupSelect';
import { SignatureInput } from '../SignatureInput';
import type { AgentValues } from './agentValues';

interface AgentInformationProps {
	/** Null for a new one. */
	agent: Agent | null;
	form: UseFormReturnType<AgentValues>;
}

/** The tab Informações of an agent: who they are, how they get in, and what they may. */
export function AgentInformation({ agent, form }: AgentInformationProps) {
	const { t } = useTranslation('people');
	const shifts = useWorkShifts();
	const values = form.getValues();
	const { permissions } = useMe();
	const bound = useIsBound(agent?.id ?? null, permissions.includes('MANAGE_DEPARTMENTS'));
	const emailChanges = agent !== null && values.email.trim().toLowerCase() !== agent.email;
	return (
		<Stack gap="lg">
			<Stack gap="sm">
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<TextInput label={t('field.name')} required maxLength={250} {...form.getInputProps('name')} />
					<TextInput
						label={t('field.email')}
						description={
							agent?.pendingEmail ? t('pendingEmailOf', { email: agent.pendingEmail, current: agent.email }) : undefined
						}
						required
						type="email"
						maxLength={250}
						{...form.getInputProps('email')}
					/>
				</SimpleGrid>
				{(agent === null || emailChanges) && (
					<Checkbox
						label={t('field.sendValidation')}
						description={t(values.sendValidation ? 'sendValidationHint' : 'noValidationHint')}
						{...form.getInputProps('sendValidation', { type: 'checkbox' })}
					/>
				)}
				{agent === null && (
					<>
						<Checkbox
							label={t('field.choosesPassword')}
							description={t(values.choosesPassword ? 'choosesPasswordHint' : 'chosenPasswordHint')}
							{...form.getInputProps('choosesPassword', { type: 'checkbox' })}
						/>
						{!values.choosesPassword && (
							<Box maw={420}>
								<NewPasswordField label={t('field.password')} required {...form.getInputProps('password')} />
							</Box>
						)}
					</>
				)}
			</Stack>
			<Fieldset legend={t('accessPolicies')}>
				<Stack gap="sm">
					<Checkbox
						label={t('field.isAdministrator')}
						description={t('administratorHint')}
						disabled={agent?.isOwner}
						{...form.getInputProps('isAdministrator', { type: 'checkbox' })}
					/>
					<Checkbox
						label={t('field.active')}
						description={<SeatsLine />}
						disabled={agent?.isOwner}
						{...form.getInputProps('active', { type: 'checkbox' })}
					/>
					{agent === null && (
						<Checkbox
							label={t('field.sendSignInInformation')}
							description={t('signInInformationHint')}
							{...form.getInputProps('sendSignInInformation', { type: 'checkbox' })}
						/>
					)}
				</Stack>
			</Fieldset>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput
					label={t('field.chatNickname')}
					description={t('chatNicknameHint')}
					maxLength={100}
					{...form.getInputProps('chatNickname')}
				/>
				<ChatStatusAtSignIn
					value={values.chatOnlineAtSignIn}
					onChange={(online) => form.setFieldValue('chatOnlineAtSignIn', online)}
				/>
				<div>
					<Checkbox
						label={t('field.automaticDistribution')}
						description={t('automaticDistributionHint')}
						{...form.getInputProps('automaticDistribution', { type: 'checkbox' })}
					/>
					{bound.data && !values.automaticDistribution && (
						<Alert color="yellow" mt="xs" p="xs">
							{t('boundWithoutDistribution')}
						</Alert>
					)}
				</div>
				<NumberInput
					label={t('field.mostConversations')}
					min={1}
					max={100}
					clampBehavior="strict"
					allowDecimal={false}
					allowNegative={false}
					{...form.getInputProps('mostConversations')}
				/>
				<Select
					label={t('field.language')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					placeholder={t('languageOfAccount')}
					data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
					{...form.getInputProps('language')}
				/>
				<Select
					label={t('field.timeZone')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					searchable
					placeholder={t('timeZoneOfAccount')}
					data={timeZones()}
					{...form.getInputProps('timeZone')}
				/>
				<PermissionGroupSelect {...form.getInputProps('permissionGroupId')} />
				<Select
					label={t('field.workShift')}
					description={t('workShiftHint')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					placeholder={t('noShift')}
					data={(shifts.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('workShiftId')}
				/>
			</SimpleGrid>
			<SignatureInput
				label={t('field.signature')}
				description={t('signatureHint')}
				{...form.getInputProps('signatureHtml')}
			/>
		</Stack>
	);
}

/** What an agent becomes in the chat when they sign in. */
export function ChatStatusAtSignIn({ value, onChange }: { value: boolean; onChange: (online: boolean) => void }) {
	const { t } = useTranslation('people');
	return (
		<Radio.Group
			label={t('field.chatOnlineAtSignIn')}
			value={value ? 'ONLINE' : 'OFFLINE'}
			onChange={(status) => onChange(status === 'ONLINE')}
		>
			<Stack gap={6} mt={6}>
				<Radio value="ONLINE" label={t('chatStatus.ONLINE')} />
				<Radio value="OFFLINE" label={t('chatStatus.OFFLINE')} />
			</Stack>
		</Radio.Group>
	);
}

/** How many seats the account uses. */
export function SeatsLine() {
	const { t } = useTranslation('people');
	const seats = useQuery({ queryKey: ['agents', 'seats'], queryFn: () => request<Seats>('GET', '/agents/seats') });
	if (!seats.data) {
		return t('seatsHint');
	}
	const { used, limit } = seats.data;
	return limit === null ? t('seatsUnlimited', { count: used }) : t('seatsLimited', { used, count: limit });
}
