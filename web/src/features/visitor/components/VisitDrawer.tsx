import { Drawer, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlaceText } from '../../../frame/countries';
import { formatMinute } from '../../../frame/format';
import { ErrorState } from '../../../frame/states';
import { useVisitor } from '../api';

/** The pages of a visitor's visit, and what agents sent them. */
export function VisitDrawer({ id, onClose }: { id: string; onClose(): void }) {
	const { t } = useTranslation('visitor');
	const placeText = usePlaceText();
	const query = useVisitor(id);
	return (
		<Drawer
			opened
			onClose={onClose}
			position="right"
			title={t('visit.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			{query.isPending && <Skeleton height={200} />}
			{query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && (
				<Stack>
					<Text size="sm">
						{t('visit.first', { at: formatMinute(query.data.firstSeenAt), visits: query.data.visitor.visits })}
					</Text>
					<Text size="sm">
						{[query.data.visitor.language, placeText(query.data.visitor), query.data.visitor.timeZone]
							.filter(Boolean)
							.join(' · ')}
					</Text>
					<Title order={3} size="h5">
						{t('visit.pages')}
					</Title>
					{query.data.pages.map((each) => (
						<div key={each.seenAt + each.url}>
							<Text size="sm" fw={500}>
								{each.title || each.url}
							</Text>
							<Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
								{formatMinute(each.seenAt)} · {each.url}
							</Text>
						</div>
					))}
					{query.data.invitations.length > 0 && (
						<Title order={3} size="h5">
							{t('visit.invitations')}
						</Title>
					)}
					{query.data.invitations.map((each) => (
						<div key={each.id}>
							<Text size="sm" fw={500}>
								{t(`kind.${each.kind}`)} · {t(`invitation.${each.state}`)}
							</Text>
							<Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
								{formatMinute(each.sentAt)} · {each.agent.name}
								{(each.text || each.linkUrl) && ` · ${each.text || each.linkUrl}`}
							</Text>
						</div>
					))}
				</Stack>
			)}
		</Drawer>
	);
}
