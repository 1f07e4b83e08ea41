import { Alert, List, Skeleton, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Binding } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { BINDINGS, useAllAgents, useBinding } from '../api';
import { AgentAndDepartment } from '../components/AgentAndDepartment';

export function NewBindingPage() {
	return <BindingForm binding={null} />;
}

export function EditBindingPage() {
	const { bindingId } = useParams({ strict: false }) as { bindingId: string };
	const query = useBinding(bindingId);
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	return query.data ? <BindingForm key={query.data.id} binding={query.data} /> : <NotFound />;
}

const valuesOf = (binding: Binding | null) => ({
	agentId: binding?.agent.id ?? null,
	departmentId: binding?.department.id ?? null,
	email: binding?.email ?? '',
});

function BindingForm({ binding }: { binding: Binding | null }) {
	const { t } = useTranslation('binding');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const agents = useAllAgents();
	const departments = useDepartments();
	const keyFor = useIdempotencyKey();
	const required = (value: string | null) => (value?.trim() ? null : t('required'));
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(binding), validate: { agentId: required, departmentId: required, email: required } },
		{ record: binding, valuesOf },
	);
	const back = async () => {
		await queries.invalidateQueries({ queryKey: BINDINGS });
		await navigate({ to: '/settings/bindings' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, email: typed.email.trim() };
			const saved = await (binding
				? request<Binding>('PUT', `/customer-bindings/${binding.id}`, { body, ifMatch: version })
				: request<Binding>('POST', '/customer-bindings', { body, idempotencyKey: keyFor(body) }));
			binding ? tellSaved() : tellCreated(saved.email);
			// What keeps it from doing what it is for is shown before one leaves (BND-73).
			if (saved.warnings.some((each) => !binding?.warnings.includes(each))) {
				await queries.invalidateQueries({ queryKey: BINDINGS });
				await navigate({ to: '/settings/bindings/$bindingId', params: { bindingId: saved.id } });
				return;
			}
			await back();
		});
	return (
		<FormPage
			title={binding ? t('edit') : t('new')}
			description={t('formText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						agentId: [t('agent'), (id) => namesOf([id], agents.data)],
						departmentId: [t('department'), (id) => namesOf([id], departments.data)],
						email: [t('email')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				binding && (
					<DeleteButton
						question={t('deleteQuestion', { email: binding.email, agent: binding.agent.name })}
						onDelete={async () => {
							await request('DELETE', `/customer-bindings/${binding.id}`);
							await back();
						}}
					/>
				)
			}
		>
			{binding && binding.warnings.length > 0 && (
				<Alert color="yellow" title={t('warning.title')}>
					<List size="sm">
						{binding.warnings.map((each) => (
							<List.Item key={each}>{t(`warning.${each}`)}</List.Item>
						))}
					</List>
				</Alert>
			)}
			<AgentAndDepartment
				required
				agent={form.getInputProps('agentId')}
				department={form.getInputProps('departmentId')}
			/>
			<TextInput label={t('email')} type="email" required maxLength={250} {...form.getInputProps('email')} />
		</FormPage>
	);
}
