import { Badge, Checkbox, ColorInput, Group, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { ConversationLabel } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { NotFound } from '../../../frame/NotFound';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { conversationKeys, readLabels } from '../api';

const COLORS = ['#868e96', '#e03131', '#e8590c', '#f08c00', '#2b8a3e', '#0c8599', '#1c7ed6', '#7048e8'];

export function NewLabelPage() {
	return <LabelForm label={null} />;
}

export function EditLabelPage() {
	const { labelId } = useParams({ strict: false }) as { labelId: string };
	const query = useQuery({ queryKey: conversationKeys.labels, queryFn: readLabels });
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const label = query.data?.find((each) => each.id === labelId);
	return label ? <LabelForm key={label.id} label={label} /> : <NotFound />;
}

const valuesOf = (label: ConversationLabel | null) => ({
	name: label?.name ?? '',
	color: label?.color ?? '#1c7ed6',
	active: label?.active ?? true,
});

function LabelForm({ label }: { label: ConversationLabel | null }) {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(label), validate: { name: (value) => (value.trim() ? null : t('label.nameMissing')) } },
		{ record: label, valuesOf },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: conversationKeys.labels });
		await navigate({ to: '/settings/conversation-labels' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, name: typed.name.trim() };
			await (label
				? request('PUT', `/conversation-labels/${label.id}`, { body, ifMatch: version })
				: request('POST', '/conversation-labels', { body, idempotencyKey: keyFor(body) }));
			label ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={label ? label.name : t('label.new')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{ name: [t('label.name')], color: [t('label.color')], active: [t('label.offered')] }}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				label && (
					<DeleteButton
						question={t('label.delete', { name: label.name })}
						onDelete={async () => {
							await request('DELETE', `/conversation-labels/${label.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('label.name')} required maxLength={60} {...form.getInputProps('name')} />
				<ColorInput
					label={t('label.color')}
					format="hex"
					swatches={COLORS}
					withEyeDropper={false}
					{...form.getInputProps('color')}
				/>
			</SimpleGrid>
			<Group>
				<Badge variant="dot" color={values.color} tt="none">
					{values.name.trim() || t('label.name')}
				</Badge>
			</Group>
			<Checkbox
				label={t('label.offered')}
				description={t('label.offeredHint')}
				{...form.getInputProps('active', { type: 'checkbox' })}
			/>
		</FormPage>
	);
}
