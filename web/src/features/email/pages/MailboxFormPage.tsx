import { Alert, Button, Checkbox, Select, SimpleGrid, Skeleton, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Mailbox } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { ServerFields, type ServerValues, serverBody, serverText } from '../components/ServerFields';
import { mailboxesKey, useMailboxes } from '../mailboxes';

interface TestResult {
	imap: { ok: boolean; message: string };
	smtp: { ok: boolean; message: string } | null;
}

export function NewMailboxPage() {
	return <MailboxForm mailbox={null} />;
}

export function EditMailboxPage() {
	const { mailboxId } = useParams({ strict: false }) as { mailboxId: string };
	const query = useMailboxes();
	const mailbox = query.data?.find((each) => each.id === mailboxId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return mailbox ? <MailboxForm key={mailbox.id} mailbox={mailbox} /> : <NotFound />;
}

function MailboxForm({ mailbox }: { mailbox: Mailbox | null }) {
	const { t } = useTranslation('email');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const keyFor = useIdempotencyKey();
	const [result, setResult] = useState<TestResult | null>(null);
	const [testing, setTesting] = useState(false);
	const { form, problem, conflict, setProblem, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(mailbox),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				address: (value) => (value.trim() ? null : t('required.address')),
				departmentId: (value) => (value ? null : t('required.department')),
			},
		},
		{ record: mailbox, valuesOf },
	);
	const values = form.getValues();
	const department = departments.data?.find((each) => each.id === values.departmentId);
	const body = () => ({
		name: values.name.trim(),
		address: values.address.trim(),
		departmentId: values.departmentId,
		categoryId: values.categoryId,
		priority: Number(values.priority),
		active: values.active,
		imap: { ...serverBody(values.imap), folder: values.folder.trim() || 'INBOX' },
		smtp: values.ownSmtp ? serverBody(values.smtp) : null,
	});
	const back = async () => {
		await queries.invalidateQueries({ queryKey: mailboxesKey });
		await navigate({ to: '/settings/mailboxes' });
	};
	const save = () =>
		submit(async (_, version) => {
			await (mailbox
				? request('PUT', `/mailboxes/${mailbox.id}`, { body: body(), ifMatch: version })
				: request('POST', '/mailboxes', { body: body(), idempotencyKey: keyFor(body()) }));
			mailbox ? tellSaved() : tellCreated(body().name);
			await back();
		});
	const test = async () => {
		setTesting(true);
		setResult(null);
		setProblem(null);
		try {
			const { imap, smtp } = body();
			setResult(
				await request<TestResult>('POST', '/mailboxes/test', { body: { mailboxId: mailbox?.id ?? null, imap, smtp } }),
			);
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setTesting(false);
		}
	};
	return (
		<FormPage
			title={mailbox ? mailbox.name : t('newMailbox')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						address: [t('field.address')],
						departmentId: [t('ticket:field.department'), (id) => namesOf([id], departments.data)],
						categoryId: [
							t('ticket:field.category'),
							(id) =>
								namesOf(
									[id],
									departments.data?.flatMap((each) => each.categories),
								),
						],
						priority: [t('ticket:field.priority'), (value) => t(`ticket:priority.${value}`)],
						active: [t('field.active')],
						folder: [t('field.folder')],
						imap: [t('incomingServer'), serverText],
						ownSmtp: [t('field.ownSmtp')],
						smtp: [t('outgoingServer'), serverText],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				mailbox && (
					<DeleteButton
						question={t('deleteMailbox', { address: mailbox.address })}
						onDelete={async () => {
							await request('DELETE', `/mailboxes/${mailbox.id}`);
							await back();
						}}
					/>
				)
			}
			extra={
				<Button variant="default" loading={testing} onClick={() => void test()}>
					{t('test')}
				</Button>
			}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput
					label={t('field.name')}
					description={t('nameHint')}
					required
					maxLength={120}
					{...form.getInputProps('name')}
				/>
				<TextInput
					label={t('field.address')}
					description={t('addressHint')}
					required
					type="email"
					maxLength={250}
					{...form.getInputProps('address')}
				/>
				<Select
					label={t('ticket:field.department')}
					required
					searchable
					data={(departments.data ?? [])
						.filter((each) => each.active)
						.map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('departmentId')}
				/>
				<Select
					label={t('ticket:field.category')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					data={(department?.categories ?? []).map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('categoryId')}
				/>
				<Select
					label={t('ticket:field.priority')}
					allowDeselect={false}
					data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`ticket:priority.${value}`) }))}
					{...form.getInputProps('priority')}
				/>
			</SimpleGrid>
			<Checkbox label={t('field.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
			<Title order={2} size="h5">
				{t('incomingServer')}
			</Title>
			<ServerFields
				value={values.imap}
				onChange={(imap) => form.setFieldValue('imap', imap)}
				errors={form.errors}
				name="imap"
				hasPassword={!!mailbox?.imap.hasPassword}
			/>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput
					label={t('field.folder')}
					maxLength={250}
					{...form.getInputProps('folder')}
					error={form.errors['imap.folder']}
				/>
			</SimpleGrid>
			<Title order={2} size="h5">
				{t('outgoingServer')}
			</Title>
			<Checkbox
				label={t('field.ownSmtp')}
				description={t('ownSmtpHint')}
				{...form.getInputProps('ownSmtp', { type: 'checkbox' })}
			/>
			{values.ownSmtp && (
				<ServerFields
					value={values.smtp}
					onChange={(smtp) => form.setFieldValue('smtp', smtp)}
					errors={form.errors}
					name="smtp"
					hasPassword={!!mailbox?.smtp?.hasPassword}
				/>
			)}
			<div role="status" aria-live="polite">
				{result && (
					<>
						<Alert color={result.imap.ok ? 'teal' : 'red'} title={t('incomingServer')}>
							{result.imap.message}
						</Alert>
						{result.smtp && (
							<Alert mt="xs" color={result.smtp.ok ? 'teal' : 'red'} title={t('outgoingServer')}>
								{result.smtp.message}
							</Alert>
						)}
					</>
				)}
			</div>
		</FormPage>
	);
}

function server(
	known: { host: string; port: number; security: ServerValues['security']; user: string | null } | null | undefined,
	port: number,
): ServerValues {
	return {
		host: known?.host ?? '',
		port: known?.port ?? port,
		security: known?.security ?? 'TLS',
		user: known?.user ?? '',
		password: '',
	};
}

/** What the form holds of a mailbox; of a new one, what it begins with. */
function valuesOf(mailbox: Mailbox | null) {
	return {
		name: mailbox?.name ?? '',
		address: mailbox?.address ?? '',
		departmentId: mailbox?.departmentId ?? null,
		categoryId: mailbox?.categoryId ?? null,
		priority: String(mailbox?.priority ?? 2),
		active: mailbox?.active ?? true,
		folder: mailbox?.imap.folder ?? 'INBOX',
		imap: server(mailbox?.imap, 993),
		ownSmtp: !!mailbox?.smtp,
		smtp: server(mailbox?.smtp, 465),
	};
}
