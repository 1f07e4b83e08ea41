import { Avatar, Button, FileButton, Group, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import type { OwnData } from '../../../api/types';
import { uploadAttachment } from '../../../api/uploads';
import { ConflictAlert, htmlText } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { sessionKey, useMe } from '../../../frame/session';
import { timeZones } from '../../../frame/timeZones';
import { tellSaved } from '../../../frame/told';
import { LANGUAGES } from '../../../i18n';
import { useAttends } from '../../conversation/live';
import { ChatStatusAtSignIn } from '../components/agents/AgentInformation';
import { ChatSignalChoices } from '../components/own/ChatSignalChoices';
import { NoticeChoices } from '../components/own/NoticeChoices';
import { OwnNavigation } from '../components/own/OwnNavigation';
import { SignatureInput } from '../components/SignatureInput';

/** Meus dados: what an agent changes about themselves (AGT-12). */
export function OwnDataPage() {
	return <OwnDataForm own={useMe().agent} />;
}

function OwnDataForm({ own }: { own: OwnData }) {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const { form, problem, conflict, setProblem, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(own),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				email: (value) => (value.trim() ? null : t('required.email')),
			},
		},
		{ record: own, valuesOf },
	);
	const { mayChangeEmail } = useMe();
	const attends = useAttends();
	const { photo } = form.getValues();
	const noticeNames = (values: OwnData['emailNotices']) =>
		values.map((value) => t(`notice.${value}`)).join(', ') || '–';
	const signalNames = (values: OwnData['chatSignals']) =>
		values
			.map((value) => value.split('_').map((part) => t(`chatSignal.${part}`)))
			.map(([event, way]) => `${event} (${way})`)
			.join(', ') || '–';
	const save = () =>
		submit(async ({ photo: chosen, ...values }, version) => {
			await request('PUT', '/me', {
				body: {
					...values,
					name: values.name.trim(),
					email: values.email.trim(),
					chatNickname: values.chatNickname.trim() || null,
					photoId: chosen.id,
				},
				ifMatch: version,
			});
			await queries.invalidateQueries({ queryKey: sessionKey });
			tellSaved();
		});
	const choosePhoto = async (file: File | null) => {
		if (!file) {
			return;
		}
		try {
			const stored = await uploadAttachment(file, { onProgress: () => undefined, onAbortable: () => undefined });
			form.setFieldValue('photo', { id: stored.id, url: stored.url });
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	return (
		<FormPage
			title={t('ownData')}
			navigation={<OwnNavigation />}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						photo: [t('field.photo'), ({ id }) => t(id ? 'withPhoto' : 'withoutPhoto')],
						name: [t('field.name')],
						email: [t('field.email')],
						language: [t('field.language'), (value) => (value ? t(`language.${value}`) : t('languageOfAccount'))],
						timeZone: [t('field.timeZone'), (value) => value ?? t('timeZoneOfAccount')],
						theme: [t('frame:theme.label'), (value) => t(`frame:theme.${value}`)],
						chatNickname: [t('field.chatNickname')],
						chatOnlineAtSignIn: [
							t('field.chatOnlineAtSignIn'),
							(value) => t(`chatStatus.${value ? 'ONLINE' : 'OFFLINE'}`),
						],
						signatureHtml: [t('field.signature'), htmlText],
						emailNotices: [`${t('notices')}: ${t('emailNotices')}`, noticeNames],
						browserNotices: [`${t('notices')}: ${t('browserNotices')}`, noticeNames],
						chatSignals: [t('chatSignals'), signalNames],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<Group>
				<Avatar src={photo.url} name={own.name} color="initials" size={64} radius="xl" alt="" />
				<FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choosePhoto(file)}>
					{(props) => (
						<Button variant="default" {...props}>
							{t('choosePhoto')}
						</Button>
					)}
				</FileButton>
				{photo.id && (
					<Button variant="subtle" color="gray" onClick={() => form.setFieldValue('photo', { id: null, url: null })}>
						{t('removePhoto')}
					</Button>
				)}
			</Group>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('field.name')} required maxLength={250} {...form.getInputProps('name')} />
				<TextInput
					label={t('field.email')}
					description={
						own.pendingEmail
							? t('pendingEmail', { email: own.pendingEmail })
							: mayChangeEmail
								? undefined
								: t('emailFixed')
					}
					readOnly={!mayChangeEmail}
					required
					type="email"
					maxLength={250}
					{...form.getInputProps('email')}
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
				<Select
					label={t('frame:theme.label')}
					allowDeselect={false}
					data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`frame:theme.${value}`) }))}
					{...form.getInputProps('theme')}
				/>
				<TextInput
					label={t('field.chatNickname')}
					description={t('chatNicknameHint')}
					maxLength={100}
					{...form.getInputProps('chatNickname')}
				/>
				<ChatStatusAtSignIn
					value={form.getValues().chatOnlineAtSignIn}
					onChange={(online) => form.setFieldValue('chatOnlineAtSignIn', online)}
				/>
			</SimpleGrid>
			<SignatureInput
				label={t('field.signature')}
				description={t('signatureHint')}
				{...form.getInputProps('signatureHtml')}
			/>
			<NoticeChoices form={form} />
			{attends && <ChatSignalChoices form={form} />}
		</FormPage>
	);
}

/** What the form holds of one's own data. */
function valuesOf(own: OwnData) {
	const photo: { id: string | null; url: string | null } = { id: own.photoId, url: own.photoUrl };
	return {
		photo,
		name: own.name,
		email: own.pendingEmail ?? own.email,
		language: own.language,
		timeZone: own.timeZone,
		theme: own.theme as string,
		chatNickname: own.chatNickname ?? '',
		chatOnlineAtSignIn: own.chatOnlineAtSignIn,
		signatureHtml: own.signatureHtml,
		emailNotices: own.emailNotices,
		browserNotices: own.browserNotices,
		chatSignals: own.chatSignals,
	};
}
