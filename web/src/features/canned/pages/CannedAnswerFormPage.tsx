import { Checkbox, Radio, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { CannedAnswer } from '../../../api/types';
import { ConflictAlert, htmlText } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';

import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { CANNED, readCannedAnswer, SCOPES, useCannedAnswers } from '../api';
import { CannedTextInput } from '../components/CannedTextInput';

export function NewCannedAnswerPage() {
	return <CannedAnswerForm answer={null} />;
}

export function EditCannedAnswerPage() {
	const { t } = useTranslation('canned');
	const { answerId } = useParams({ strict: false }) as { answerId: string };
	const query = useQuery({ queryKey: [...CANNED, answerId], queryFn: () => readCannedAnswer(answerId) });
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const answer = query.data as CannedAnswer;
	if (!answer.manageable) {
		return (
			<>
				<PageHeader title={answer.name} description={t('readOnly')} />
				<CannedTextInput label={t('field.html')} value={answer.html} variables={[]} readOnly />
			</>
		);
	}
	return <CannedAnswerForm key={answer.id} answer={answer} />;
}

function CannedAnswerForm({ answer }: { answer: CannedAnswer | null }) {
	const { t } = useTranslation('canned');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const list = useCannedAnswers('');
	const all = useDepartments();
	const keyFor = useIdempotencyKey();
	const writable = list.data?.writable ?? [];
	const { agent, departments: places } = useMe();
	const everywhere = agent.isAdministrator || writable.includes('EVERYONE');
	const departments = (all.data ?? []).filter(
		(each) => everywhere || places.some((place) => place.manager && place.id === each.id),
	);
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(answer),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				html: (value) => (value ? null : t('required.html')),
				departmentIds: (ids, { scope }) =>
					scope === 'DEPARTMENTS' && ids.length === 0 ? t('required.departments') : null,
			},
		},
		{ record: answer, valuesOf },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: CANNED });
		await navigate({ to: '/settings/canned-answers' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, name: typed.name.trim() };
			await (answer
				? request('PUT', `/canned-answers/${answer.id}`, { body, ifMatch: version })
				: request('POST', '/canned-answers', { body, idempotencyKey: keyFor(body) }));
			answer ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={answer ? answer.name : t('new')}
			description={t('formText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						scope: [t('field.scope'), (scope) => t(`scope.${scope}`)],
						departmentIds: [t('field.departments'), (ids) => namesOf(ids, all.data)],
						html: [t('field.html'), htmlText],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				answer && (
					<DeleteButton
						question={t('delete', { name: answer.name })}
						onDelete={async () => {
							await request('DELETE', `/canned-answers/${answer.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
			<CannedTextInput
				label={t('field.html')}
				description={t('htmlHint')}
				required
				variables={list.data?.variables ?? []}
				{...form.getInputProps('html')}
			/>
			<Radio.Group label={t('field.scope')} {...form.getInputProps('scope')}>
				<Stack gap="xs" mt="xs">
					{SCOPES.filter((each) => writable.includes(each) || each === values.scope).map((each) => (
						<Radio key={each} value={each} label={t(`scope.${each}`)} description={t(`scopeText.${each}`)} />
					))}
				</Stack>
			</Radio.Group>
			{values.scope === 'DEPARTMENTS' && (
				<Checkbox.Group label={t('field.departments')} {...form.getInputProps('departmentIds')}>
					<Stack gap="xs" mt="xs">
						{departments.map((each) => (
							<Checkbox key={each.id} value={each.id} label={each.name} />
						))}
						{departments.length === 0 && <Text size="sm">–</Text>}
					</Stack>
				</Checkbox.Group>
			)}
		</FormPage>
	);
}

/** What the form holds of a canned answer; of a new one, what it begins with. */
function valuesOf(answer: CannedAnswer | null) {
	return {
		name: answer?.name ?? '',
		html: answer?.html ?? '',
		scope: answer?.scope ?? ('OWN' as CannedAnswer['scope']),
		departmentIds: answer?.departments.map((each) => each.id) ?? [],
	};
}
