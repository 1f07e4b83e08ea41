import { Checkbox, Group, Select, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { TicketTag } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { COLORS, TAGS, useTags, useTagUse } from './api';
import { MergeTag } from './MergeTag';
import { TagBadge } from './TagBadge';

export function NewTagPage() {
	return <TagForm tag={null} />;
}

export function EditTagPage() {
	const { tagId } = useParams({ strict: false }) as { tagId: string };
	const query = useTags();
	const tag = query.data?.find((each) => each.id === tagId);
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	return tag ? <TagForm key={tag.id} tag={tag} /> : <NotFound />;
}

const valuesOf = (tag: TicketTag | null) => ({
	name: tag?.name ?? '',
	color: tag?.color ?? ('BLUE' as TicketTag['color']),
	active: tag?.active ?? true,
});

function TagForm({ tag }: { tag: TicketTag | null }) {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(tag), validate: { name: (value) => (value.trim() ? null : t('tag.nameMissing')) } },
		{ record: tag, valuesOf },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: TAGS });
		await navigate({ to: '/settings/tags' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, name: typed.name.trim() };
			await (tag
				? request('PUT', `/tags/${tag.id}`, { body, ifMatch: version })
				: request('POST', '/tags', { body, idempotencyKey: keyFor(body) }));
			tag ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={tag ? tag.name : t('tag.new')}
			description={t('tag.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('tag.name')],
						color: [t('tag.color'), (color) => t(`people:color.${color}`)],
						active: [t('tag.offered')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				tag && (
					<Group gap="xs">
						<MergeTag tag={tag} onDone={back} />
						<DeleteTag tag={tag} onDone={back} />
					</Group>
				)
			}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('tag.name')} required maxLength={60} {...form.getInputProps('name')} />
				<Select
					label={t('tag.color')}
					allowDeselect={false}
					data={COLORS.map((value) => ({ value, label: t(`people:color.${value}`) }))}
					{...form.getInputProps('color')}
				/>
			</SimpleGrid>
			<Group>
				<TagBadge tag={{ name: values.name.trim() || t('tag.name'), color: values.color }} />
			</Group>
			<Checkbox
				label={t('tag.offered')}
				description={t('tag.offeredHint')}
				{...form.getInputProps('active', { type: 'checkbox' })}
			/>
		</FormPage>
	);
}

function DeleteTag({ tag, onDone }: { tag: TicketTag; onDone: () => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const use = useTagUse(tag.id);
	return (
		<DeleteButton
			question={t('tag.delete', { name: tag.name, count: use.data ?? 0 })}
			onDelete={async () => {
				await request('DELETE', `/tags/${tag.id}`);
				await onDone();
			}}
		/>
	);
}
