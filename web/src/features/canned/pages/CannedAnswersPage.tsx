import { Badge, Skeleton, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CannedAnswerRow } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { SearchInput } from '../../../frame/SearchInput';
import { EmptyState, ErrorState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { PlainList } from '../../people/components/PlainList';
import { CANNED, useCannedAnswers } from '../api';

/** Respostas padrão: one's own, those of departments and those of everyone. */
export function CannedAnswersPage() {
	const { t } = useTranslation('canned');
	const queries = useQueryClient();
	const [search, setSearch] = useState('');
	const query = useCannedAnswers(search);
	useTopic('account', {
		onEvent: ({ kind, data }) => {
			if (kind === 'directory-changed' && (data as { what?: string }).what === 'CANNED_ANSWERS') {
				void queries.invalidateQueries({ queryKey: CANNED });
			}
		},
	});
	const answers = query.data?.items ?? [];
	const create = query.data && query.data.writable.length > 0 && (
		<CreateLink to="/settings/canned-answers/new">{t('new')}</CreateLink>
	);
	const none = query.data && answers.length === 0;
	return (
		<>
			<PageHeader title={t('title')} description={t('text')}>
				{!(none && !search) && create}
			</PageHeader>
			{!(none && !search) && <SearchInput label={t('search')} value={search} onSearch={setSearch} />}
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{none && (
				<EmptyState title={t(search ? 'nothingFound' : 'none')} text={t(search ? 'nothingFoundText' : 'noneText')}>
					{!search && create}
				</EmptyState>
			)}
			{answers.length > 0 && (
				<PlainList label={t('title')} headings={[t('field.name'), t('field.scope')]}>
					{answers.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/canned-answers/${each.id}`}>{each.name}</RowLink>
								<Text size="sm" c="dimmed" lineClamp={1}>
									{each.preview}
								</Text>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<ScopeBadge answer={each} />
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}

function ScopeBadge({ answer }: { answer: CannedAnswerRow }) {
	const { t } = useTranslation('canned');
	return (
		<Badge variant="light" color={answer.scope === 'OWN' ? 'gray' : 'teal'} tt="none">
			{answer.scope === 'DEPARTMENTS'
				? answer.departments.map((each) => each.name).join(', ') || t('scope.DEPARTMENTS')
				: t(`scope.${answer.scope}`)}
		</Badge>
	);
}
