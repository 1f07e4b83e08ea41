import { Button, Group, Paper, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { CustomerForm } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { EmptyState, ErrorState } from '../../../frame/states';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, type Contents, missing } from '../../field/values';
import { useUploads } from '../../ticket/composer/uploads';
import { openOwnTicket, ownTicketsKey, path, portalPages, useCustomerForm } from '../api';
import { PlainWriting } from '../components/PlainWriting';
import { PortalGate } from '../components/PortalGate';
import { useTyped } from '../typed';

/** Opens a ticket of the customer's own (POR-12). */
export function PortalOpeningPage() {
	return <PortalGate>{(portal) => <Opening account={portal.loginName} />}</PortalGate>;
}

function Opening({ account }: { account: string }) {
	const { t } = useTranslation('portal');
	const form = useCustomerForm(account);
	if (form.isLoadingError) {
		return <ErrorState error={form.error} onRetry={() => void form.refetch()} />;
	}
	if (!form.data) {
		return <Skeleton height={320} />;
	}
	if (!form.data.mayOpen || form.data.departments.length === 0) {
		return (
			<EmptyState title={t('opening.barred')} text={t('opening.barredText')}>
				<Button component={Link} to={portalPages(account).home} variant="default">
					{t('tickets')}
				</Button>
			</EmptyState>
		);
	}
	return <OpeningForm account={account} form={form.data} />;
}

interface Typed {
	departmentId: string | null;
	categoryId: string | null;
	subject: string;
	text: string;
	/** Also of departments that were chosen before. */
	fields: Contents;
}

const NOTHING: Typed = { departmentId: null, categoryId: null, subject: '', text: '', fields: {} };

function OpeningForm({ account, form }: { account: string; form: CustomerForm }) {
	const { t } = useTranslation('portal');
	const { t: tField } = useTranslation('field');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const previous = Number((useSearch({ strict: false }) as { previous?: string }).previous) || null;
	const [kept, keep, forget] = useTyped(account, 'opening', NOTHING);
	const uploads = useUploads([], `${path(account)}/attachments`);
	const keyOf = useIdempotencyKey();
	const [errors, setErrors] = useState<Record<string, string>>({});
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	// Who has one department to choose has chosen.
	const only = form.departments.length === 1 ? form.departments[0] : undefined;
	const department = form.departments.find((each) => each.id === kept.departmentId) ?? only;
	const typed: Typed =
		department && department.id !== kept.departmentId
			? { ...kept, departmentId: department.id, categoryId: department.defaultCategoryId }
			: kept;
	const asked = form.fields.filter(
		(each) =>
			department !== undefined &&
			(each.departmentIds.length === 0 || each.departmentIds.includes(department.id)) &&
			(each.categoryIds.length === 0 || each.categoryIds.includes(typed.categoryId ?? '')),
	);
	const change = (with_: Partial<Typed>, mended: string[] = Object.keys(with_)) => {
		keep({ ...typed, ...with_ });
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !mended.includes(name))));
	};

	const files = uploads.files.flatMap((each) => each.id ?? []);
	const lacking = (): Record<string, string> => ({
		...(department ? {} : { departmentId: t('opening.requiredDepartment') }),
		...(department?.categoryRequired && !typed.categoryId ? { categoryId: t('opening.requiredCategory') } : {}),
		...(typed.subject.trim() ? {} : { subject: t('opening.requiredSubject') }),
		...missing(asked, typed.fields, [], tField),
		...(typed.text.trim() || files.length > 0 ? {} : { text: t('writing.required') }),
	});

	const open = async () => {
		const found = lacking();
		setErrors(found);
		setProblem(null);
		if (Object.keys(found).length > 0) {
			focusFirstError();
			return;
		}
		setBusy(true);
		try {
			const body = {
				...typed,
				subject: typed.subject.trim(),
				attachmentIds: files,
				fields: askedContents(asked, typed.fields),
				previousNumber: previous,
			};
			const { number } = await openOwnTicket(account, body, keyOf(body));
			forget();
			await queries.invalidateQueries({ queryKey: ownTicketsKey(account) });
			await navigate({ to: portalPages(account).ticket(number) });
		} catch (failure) {
			const beside = failure instanceof ProblemError ? failure.errors : [];
			setErrors(Object.fromEntries(beside.map((each) => [each.field, each.message])));
			const elsewhere = beside.filter((each) => /^(attachmentIds|previousNumber)/.test(each.field));
			if (beside.length === 0 || elsewhere.length > 0) {
				setProblem(elsewhere[0]?.message ?? problemText(failure));
			}
			focusFirstError();
		} finally {
			setBusy(false);
		}
	};

	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void open();
			}}
		>
			<Stack gap="md">
				<div>
					<Title order={1} size="h3">
						{t('opening.title')}
					</Title>
					{previous && (
						<Text size="sm" c="dimmed">
							{t('opening.goesOnFrom', { number: previous })}
						</Text>
					)}
				</div>
				<Paper withBorder p="md">
					<Stack gap="md">
						<SimpleGrid cols={{ base: 1, sm: 2 }}>
							<Select
								name="departmentId"
								required
								label={t('department')}
								placeholder={t('opening.choose')}
								allowDeselect={false}
								data={form.departments.map((each) => ({ value: each.id, label: each.name }))}
								value={typed.departmentId}
								onChange={(departmentId) =>
									change(
										{
											departmentId,
											categoryId: form.departments.find((each) => each.id === departmentId)?.defaultCategoryId ?? null,
										},
										['departmentId', 'categoryId'],
									)
								}
								error={errors.departmentId}
							/>
							{department && department.categories.length > 0 && (
								<Select
									name="categoryId"
									label={t('category')}
									placeholder={t('opening.choose')}
									required={department.categoryRequired}
									allowDeselect={false}
									clearable={!department.categoryRequired}
									clearButtonProps={{ 'aria-label': t('frame:clear') }}
									data={department.categories.map((each) => ({ value: each.id, label: each.name }))}
									value={typed.categoryId}
									onChange={(categoryId) => change({ categoryId })}
									error={errors.categoryId}
								/>
							)}
						</SimpleGrid>
						<TextInput
							name="subject"
							required
							label={t('opening.subject')}
							maxLength={250}
							value={typed.subject}
							onChange={(event) => change({ subject: event.currentTarget.value })}
							error={errors.subject}
						/>
						<FieldInputs
							fields={asked}
							contents={typed.fields}
							onChange={(fields, id) => change({ fields }, [`fields.${id}`])}
							errors={errors}
						/>
						<PlainWriting
							label={t('opening.text')}
							required
							minRows={6}
							text={typed.text}
							onChange={(text) => change({ text })}
							uploads={uploads}
							error={errors.text}
						/>
					</Stack>
				</Paper>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button component={Link} to={portalPages(account).home} variant="subtle" color="gray">
						{t('opening.back')}
					</Button>
					<Button type="submit" loading={busy} disabled={uploads.busy || uploads.tooLarge}>
						{t('opening.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
